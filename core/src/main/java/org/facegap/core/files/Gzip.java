package org.facegap.core.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Files that may be packed with gzip, in one member or in several one after the other. What follows a member and is none is an
 * error, which the JDK's reader passes over.
 */
public final class Gzip {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 0x1F8B;

    private Gzip() {}

    /**
     * The bytes of a file, unpacked where it begins as gzip does.
     *
     * @throws IOException when the file cannot be read. Its stream throws a {@link ZipException} or {@link EOFException} where it is
     *     damaged or cut off, or something else follows a member
     */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return isPacked(raw) ? new Members(raw) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Whether a file begins as gzip does. */
    public static boolean isPacked(Path file) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), Short.BYTES)) {
            return isPacked(raw);
        }
    }

    private static boolean isPacked(InputStream raw) throws IOException {
        raw.mark(Short.BYTES);
        boolean packed = (raw.read() << Byte.SIZE | raw.read()) == MAGIC;
        raw.reset();
        return packed;
    }

    /** All members, with errors that say what is wrong. */
    private static final class Members extends FilterInputStream {
        Members(InputStream packed) throws IOException {
            super(GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return super.read(bytes, from, length);
            } catch (EOFException e) {
                throw (IOException) new EOFException("the gzip stream has no end").initCause(e);
            } catch (IOException e) {
                String why = String.valueOf(e.getMessage());
                if (why.startsWith("Unexpected data after")) {
                    throw (IOException)
                            new ZipException("something that is not gzip follows the gzip stream").initCause(e);
                }
                throw why.contains(".gz") || why.startsWith("Gzip")
                        ? (IOException) new ZipException(why).initCause(e)
                        : e;
            }
        }
    }
}
