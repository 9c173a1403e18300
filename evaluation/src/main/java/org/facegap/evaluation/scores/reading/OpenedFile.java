package org.facegap.evaluation.scores.reading;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.facegap.core.UserError;
import org.facegap.core.csv.TextEncoding;
import org.facegap.core.files.Gzip;

/** A file, unpacked where it is gzip, with its first bytes looked at. */
final class OpenedFile implements Closeable {
    private static final int HEAD = 1 << 16;

    private final String name;
    private final boolean packed;
    private final byte[] head;
    private final boolean whole;
    private final InputStream stream;
    private final String remark;

    private OpenedFile(String name, boolean packed, byte[] head, boolean whole, InputStream stream, String remark) {
        this.name = name;
        this.packed = packed;
        this.head = head;
        this.whole = whole;
        this.stream = stream;
        this.remark = remark;
    }

    /**
     * Opens a text, whatever it is encoded in: its bytes are UTF-8 without a mark.
     *
     * @throws UserError when it is not there, or no text
     */
    static OpenedFile text(Path file) throws IOException {
        try (OpenedFile opened = open(file)) {
            OtherFormats.refuse(opened.name, opened.head);
        }
        TextEncoding encoding = TextEncoding.of(file.toString(), () -> open(file).stream);
        return open(file).decoded(encoding);
    }

    private OpenedFile decoded(TextEncoding encoding) throws IOException {
        try {
            InputStream text = encoding.utf8(stream);
            byte[] begin = text.readNBytes(HEAD);
            InputStream all = new SequenceInputStream(new ByteArrayInputStream(begin), text);
            return new OpenedFile(name, packed, begin, begin.length < HEAD, all, encoding.remark());
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    /** Opens a file; the error of a file that is not there or not readable says so. */
    static OpenedFile open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw UserError.usage(file + ": is a folder; name the score files in it.");
        }
        InputStream in;
        try {
            in = Gzip.open(file);
        } catch (NoSuchFileException e) {
            throw new UserError(file + ": no such file.", e, UserError.USAGE);
        } catch (IOException e) {
            throw damaged(file.toString(), e);
        }
        try {
            byte[] head = in.readNBytes(HEAD);
            boolean whole = head.length < HEAD;
            InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
            return new OpenedFile(file.toString(), Gzip.isPacked(file), head, whole, all, "");
        } catch (IOException e) {
            in.close();
            throw damaged(file.toString(), e);
        }
    }

    /** What to tell about a file that cannot be read to its end. */
    static UserError damaged(String file, IOException e) {
        String why = String.valueOf(e.getMessage()).replaceFirst("\\.?$", ".");
        boolean damaged = e instanceof EOFException || e instanceof ZipException;
        return new UserError(file + (damaged ? ": the file is cut off or damaged: " : ": cannot be read: ") + why, e);
    }

    String name() {
        return name;
    }

    /** Whether it was packed with gzip. */
    boolean isPacked() {
        return packed;
    }

    /** Its first bytes, unpacked. */
    byte[] head() {
        return head;
    }

    /** Whether these are all. */
    boolean isWhole() {
        return whole;
    }

    /** What a user must know of the encoding of a text; "" for Unicode. */
    String remark() {
        return remark;
    }

    /** All its bytes, unpacked, from the first. */
    InputStream stream() {
        return stream;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
