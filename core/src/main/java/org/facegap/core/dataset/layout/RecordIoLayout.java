package org.facegap.core.dataset.layout;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.facegap.core.UserError;

/**
 * InsightFace's training sets, {@code train.rec} in MXNet's RecordIO: each record is the magic number {@code 0xced7230a}, a
 * word whose upper 3 bits say whether it is whole (0), the first (1), a middle (2) or the last (3) part of one, and whose
 * lower 29 bits are its length, and the content, padded to 4 bytes. Content: {@code uint32 flag, float32 label, uint64 id,
 * uint64 id2}, then {@code flag} labels as float32 when there are several, then the image. The first label is the
 * identity; others than 0 are told and not used, and so are labels too large for float32 to tell neighbours apart. Records
 * with labels and no image are the set's own index and are passed
 * over, and so {@code train.idx} is not needed; the first says how many images there are, and a file that has fewer is told,
 * as is an index beside it that lists another number of records.
 *
 * <p>Read from front to back; a record that claims to be larger than 64 MiB ends the reading. Source: dmlc-core's {@code
 * recordio.h}, MXNet's {@code python/mxnet/recordio.py}.
 */
public final class RecordIoLayout implements FaceLayout {
    private static final int MAGIC = 0xced7230a;
    private static final int HEADER = 24;
    /** Whole numbers below are exact as float32. */
    private static final int LARGEST_COUNT = 1 << 24;

    private static final byte[] MAGIC_BYTES =
            ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC).array();

    private final Path file;
    private final boolean chosen;
    private long indexed;
    private long images;

    /** The {@code .rec} file, or the folder it lies in as {@code train.rec}. */
    public RecordIoLayout(Path source) {
        chosen = Files.isDirectory(source);
        file = chosen ? source.resolve("train.rec") : source;
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(file + ": no such file");
        }
    }

    @Override
    public List<String> attributes() {
        return List.of();
    }

    @Override
    public String remark() {
        return "identities are the numbers of the record file";
    }

    @Override
    public void faces(FaceSink sink) {
        long at = 0;
        long number = 0;
        indexed = 0;
        images = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 18))) {
            long size = Files.size(file);
            while (at < size) {
                Parts record = record(in, at);
                at += record.length();
                face(record.content(), number++, sink);
            }
            beside(number, sink);
            if (images < indexed) {
                sink.note(
                        "a record file with fewer images than its index says; is it cut off?",
                        images + " of " + indexed);
            }
        } catch (EOFException e) {
            throw new UserError(file + ": record " + number + " at byte " + at + " is cut off", e);
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Tells what lies beside the records and was not read, and an index that says otherwise. */
    private void beside(long records, FaceSink sink) throws IOException {
        if (chosen) {
            try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
                files.map(path -> path.getFileName().toString())
                        .filter(name -> name.matches("(?i).+\\.(rec|bin)")
                                && !name.equals(file.getFileName().toString()))
                        .sorted()
                        .forEach(name -> sink.note("a file beside " + file.getFileName() + " that is not read", name));
            }
        }
        Path index = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.rec$", "") + ".idx");
        if (Files.isRegularFile(index)) {
            long listed;
            try (Stream<String> lines = Files.lines(index, StandardCharsets.ISO_8859_1)) {
                listed = lines.filter(line -> !line.isBlank()).count();
            }
            if (listed != records) {
                sink.note(
                        "an index that lists " + (listed < records ? "fewer" : "more")
                                + " records than the file has; all that the file has are read",
                        index.getFileName() + ": " + listed + " for " + records);
            }
        }
    }

    private record Parts(byte[] content, long length) {}

    /** One record; where its content holds the magic number the writer cut it into parts and left the number out. */
    private Parts record(DataInputStream in, long at) throws IOException {
        byte[] content = new byte[0];
        long length = 0;
        while (true) {
            int magic = Integer.reverseBytes(in.readInt());
            int word = Integer.reverseBytes(in.readInt());
            int part = word >>> 29;
            int bytes = word & 0x1fffffff;
            boolean fits = length == 0 ? part <= 1 : part >= 2;
            if (magic != MAGIC || part > 3 || !fits) {
                throw new UserError(file + ": no record begins at byte " + (at + length)
                        + "; is this an MXNet .rec file, and whole?");
            }
            int joint = length == 0 ? 0 : 4;
            if (bytes > SourceFiles.LARGEST - content.length - joint) {
                throw new UserError(file + ": the record at byte " + at + " claims to be larger than "
                        + SourceFiles.LARGEST + " bytes");
            }
            int before = content.length;
            content = Arrays.copyOf(content, before + joint + bytes);
            System.arraycopy(MAGIC_BYTES, 0, content, before, joint);
            in.readFully(content, before + joint, bytes);
            int padding = (4 - bytes % 4) % 4;
            in.readFully(new byte[padding]);
            length += 8L + bytes + padding;
            if (part == 0 || part == 3) {
                return new Parts(content, length);
            }
        }
    }

    private void face(byte[] content, long number, FaceSink sink) {
        String name = String.format(Locale.ROOT, "r%08d", number);
        if (content.length < HEADER) {
            sink.skip("a record without a header", name);
            return;
        }
        ByteBuffer header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        long labels = header.getInt(0) & 0xffffffffL;
        if (labels > (content.length - HEADER) / 4) {
            sink.skip("a record with more labels than bytes", name);
            return;
        }
        float label = labels > 0 ? header.getFloat(HEADER) : header.getFloat(4);
        int start = HEADER + 4 * (int) labels;
        if (start == content.length) {
            if (labels == 0) {
                sink.skip("a record without an image", name);
            } else if (number == 0 && label >= 1 && label < LARGEST_COUNT) {
                // the number of the first record after those of the images, which begin with 1
                indexed = (long) label - 1;
            }
            return;
        }
        images++;
        for (int i = 1; i < labels; i++) {
            if (header.getFloat(HEADER + 4 * i) != 0) {
                sink.note("a record with several labels; the first is the identity, the others are not used", name);
                break;
            }
        }
        if (!(label >= 0 && label == Math.rint(label) && label < 1e9)) {
            sink.skip("a record whose label is no identity", name);
            return;
        }
        String identity = String.format(Locale.ROOT, "%.0f", label);
        if (label >= LARGEST_COUNT) {
            sink.note(
                    "a record whose label is 2^24 or more, where float32 cannot tell neighbouring numbers apart; several"
                            + " identities may be one",
                    name + " (" + identity + ")");
        }
        sink.face(new SourceFace(
                "record " + number, name, identity, Map.of(), Arrays.copyOfRange(content, start, content.length)));
    }
}
