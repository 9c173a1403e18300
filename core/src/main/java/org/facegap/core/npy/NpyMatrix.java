package org.facegap.core.npy;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.facegap.core.UserError;

/** Random access to the rows of a float32 matrix {@code [rows, columns]} on disk; safe to share between threads. */
public final class NpyMatrix {
    private static final int CHUNK = 1 << 18;

    private final Path file;
    private final NpyHeader header;

    private NpyMatrix(Path file, NpyHeader header) {
        this.file = file;
        this.header = header;
    }

    /** @throws UserError when the file is missing, cut off or not a little-endian float32 matrix in C order */
    public static NpyMatrix open(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            NpyHeader header = NpyHeader.read(in);
            if (!header.type().equals("<f4") || header.fortran() || header.shape().length != 2) {
                throw new IOException("not a float32 matrix in C order");
            }
            long expected = header.length() + Float.BYTES * NpyHeader.count(header.shape());
            if (Files.size(file) < expected) {
                throw new IOException("cut off: " + Files.size(file) + " bytes, " + expected + " expected");
            }
            return new NpyMatrix(file, header);
        } catch (NoSuchFileException e) {
            throw new UserError(file + " does not exist", e);
        } catch (IOException | ArithmeticException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Number of rows. */
    public int rows() {
        return header.shape()[0];
    }

    /** Values a row. */
    public int columns() {
        return header.shape()[1];
    }

    /**
     * Reads one row.
     *
     * @throws IndexOutOfBoundsException when there is no such row
     * @throws UserError when the file cannot be read any more
     */
    public float[] row(int row) {
        return rows(row, 1);
    }

    /**
     * Reads rows that follow each other.
     *
     * @return {@code count * columns} values, row after row
     * @throws IndexOutOfBoundsException when there are no such rows
     * @throws IllegalArgumentException when they are more values than an array holds
     * @throws UserError when the file cannot be read any more
     */
    public float[] rows(int first, int count) {
        if (first < 0 || count < 0 || first > rows() - count) {
            throw new IndexOutOfBoundsException(
                    "rows " + first + " to " + ((long) first + count - 1) + " of " + rows() + " in " + file);
        }
        long values = (long) count * columns();
        if (values > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(values + " values at once");
        }
        float[] result = new float[(int) values];
        int chunk = Math.min(result.length, CHUNK);
        ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * chunk).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long at = header.length() + (long) Float.BYTES * first * columns();
            for (int done = 0; done < result.length; ) {
                int now = Math.min(chunk, result.length - done);
                buffer.clear().limit(Float.BYTES * now);
                while (buffer.hasRemaining()) {
                    int read = channel.read(buffer, at + buffer.position());
                    if (read < 0) {
                        throw new EOFException("cut off within rows " + first + " to " + (first + count - 1));
                    }
                }
                buffer.flip();
                buffer.asFloatBuffer().get(result, done, now);
                at += Float.BYTES * (long) now;
                done += now;
            }
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
        return result;
    }
}
