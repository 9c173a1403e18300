package org.facegap.core.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.io.input.ReaderInputStream;
import org.facegap.core.UserError;
import org.facegap.core.files.Gzip;
import org.jspecify.annotations.Nullable;

/**
 * Which encoding a text is in: that of its byte order mark (UTF-8, UTF-16), else UTF-8 when all its bytes are valid UTF-8,
 * else Windows-1252 when it has bytes that are letters or signs there alone, else Latin-1, which every byte is. UTF-16
 * without a mark is known by its zero bytes; any other text with zero bytes is refused.
 */
public final class TextEncoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BLOCK = 1 << 16;
    private static final String SAVE = "; save it as text in UTF-8";

    private final Charset charset;
    private final int mark;

    private TextEncoding(Charset charset, int mark) {
        this.charset = charset;
        this.mark = mark;
    }

    /** Opens a text at its beginning, as often as asked. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * The encoding of a file, plain or gzip, which is read to its end unless it has a mark.
     *
     * @throws UserError when it is no text, or UTF-32
     */
    public static TextEncoding of(Path file) throws IOException {
        return of(file.toString(), () -> Gzip.open(file));
    }

    /**
     * The encoding of a text, which is read to its end unless it has a mark.
     *
     * @param name of the text, for messages
     * @throws UserError when it is no text, or UTF-32
     */
    public static TextEncoding of(String name, Source text) throws IOException {
        byte[] head;
        try (InputStream in = text.open()) {
            head = in.readNBytes(BLOCK);
        }
        TextEncoding marked = marked(name, head);
        if (marked != null) {
            return marked;
        }
        try (InputStream in = text.open()) {
            switch (content(in)) {
                case UTF8:
                    return new TextEncoding(StandardCharsets.UTF_8, 0);
                case ZEROS:
                    return withoutMark(name, head);
                default:
                    break;
            }
        }
        try (InputStream in = text.open()) {
            return new TextEncoding(eightBit(in), 0);
        }
    }

    /**
     * The encoding of a text that is in memory.
     *
     * @throws UserError when it is no text, or UTF-32
     */
    public static TextEncoding of(String name, byte[] text) {
        try {
            return of(name, () -> new ByteArrayInputStream(text));
        } catch (IOException e) {
            throw new IllegalStateException("memory can be read", e);
        }
    }

    private static @Nullable TextEncoding marked(String name, byte[] head) {
        if (starts(head, 0xFF, 0xFE, 0, 0) || starts(head, 0, 0, 0xFE, 0xFF)) {
            throw new UserError(name + ": is UTF-32 text" + SAVE + ".");
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        return starts(head, 0xFE, 0xFF) ? new TextEncoding(StandardCharsets.UTF_16BE, 2) : null;
    }

    /** UTF-16 has a zero in every second byte of plain letters and digits. */
    private static TextEncoding withoutMark(String name, byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        for (int place = 0; place < 2; place++) {
            if (zeros[place] * 4 >= head.length && zeros[1 - place] == 0) {
                return new TextEncoding(place == 1 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0);
            }
        }
        throw new UserError(name + ": is no text that is known here (it holds zero bytes)" + SAVE + ".");
    }

    /** The text as UTF-8, without a mark, from a stream at its beginning. */
    public InputStream utf8(InputStream in) throws IOException {
        in.skipNBytes(mark);
        return charset.equals(StandardCharsets.UTF_8)
                ? in
                : ReaderInputStream.builder()
                        .setReader(new InputStreamReader(in, charset))
                        .setCharset(StandardCharsets.UTF_8)
                        .get();
    }

    /** A reader of the file's text, unpacked where it is gzip, behind the mark. */
    public Reader open(Path file) throws IOException {
        InputStream in = Gzip.open(file);
        try {
            in.skipNBytes(mark);
            return new InputStreamReader(in, charset);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The text, without its mark. */
    public String text(byte[] bytes) {
        return new String(bytes, mark, bytes.length - mark, charset);
    }

    /** The encoding. */
    public Charset charset() {
        return charset;
    }

    /** What a user must know: that the text is not Unicode, so that its encoding is a guess; "" otherwise. */
    public String remark() {
        return charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(WINDOWS)
                ? "is not UTF-8 and is read as " + (charset.equals(WINDOWS) ? "Windows-1252" : "Latin-1")
                : "";
    }

    private static boolean starts(byte[] head, int... bytes) {
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private enum Content {
        UTF8,
        ZEROS,
        OTHER
    }

    private static Content content(InputStream text) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        byte[] buffer = new byte[BLOCK];
        CharBuffer letters = CharBuffer.allocate(BLOCK);
        int held = 0;
        boolean valid = true;
        while (true) {
            int count = text.read(buffer, held, buffer.length - held);
            int stop = held + Math.max(0, count);
            if (held == 0 && isPlain(buffer, stop)) {
                if (count < 0) {
                    return valid ? Content.UTF8 : Content.OTHER;
                }
                continue;
            }
            for (int i = held; i < stop; i++) {
                if (buffer[i] == 0) {
                    return Content.ZEROS;
                }
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, stop);
            letters.clear();
            // a block decodes to no more characters than it has bytes
            valid = valid && !decoder.decode(bytes, letters, count < 0).isError();
            if (count < 0) {
                return valid ? Content.UTF8 : Content.OTHER;
            }
            held = valid ? bytes.remaining() : 0;
            System.arraycopy(buffer, stop - held, buffer, 0, held);
        }
    }

    /** Whether all bytes are ASCII and none is zero; eight at a time, since score files have gigabytes. */
    private static boolean isPlain(byte[] bytes, int count) {
        ByteBuffer longs = ByteBuffer.wrap(bytes);
        int at = 0;
        for (; at + Long.BYTES <= count; at += Long.BYTES) {
            long value = longs.getLong(at);
            if (((value | (value - 0x0101010101010101L)) & 0x8080808080808080L) != 0) {
                return false;
            }
        }
        for (; at < count; at++) {
            if (bytes[at] <= 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes 0x80 to 0x9F are control characters in Latin-1 and signs in Windows-1252, five of them in neither. */
    private static Charset eightBit(InputStream text) throws IOException {
        byte[] buffer = new byte[1 << 13];
        boolean signs = false;
        for (int count = text.read(buffer); count >= 0; count = text.read(buffer)) {
            for (int i = 0; i < count; i++) {
                int b = buffer[i] & 0xFF;
                if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
                    return StandardCharsets.ISO_8859_1;
                }
                signs |= b >= 0x80 && b <= 0x9F;
            }
        }
        return signs ? WINDOWS : StandardCharsets.ISO_8859_1;
    }
}
