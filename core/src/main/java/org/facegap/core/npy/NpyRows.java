package org.facegap.core.npy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.facegap.core.UserError;
import org.facegap.core.files.DiskErrors;

/** Writes a float32 matrix {@code [rows, columns]} row by row; the row count is filled in when closed. */
public final class NpyRows implements AutoCloseable {
    private static final int BUFFER = 1 << 18;

    private final Path file;
    private final int columns;
    private final FileChannel channel;
    private final ByteBuffer buffer;
    private int rows;

    private NpyRows(Path file, int columns, FileChannel channel) {
        this.file = file;
        this.columns = columns;
        this.channel = channel;
        buffer = ByteBuffer.allocate(Math.max(BUFFER, Float.BYTES * columns)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Starts the file anew.
     *
     * @param columns values a row, at least 1
     * @throws UserError when it cannot be written
     */
    public static NpyRows create(Path file, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("a row needs a value");
        }
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            NpyRows out = new NpyRows(file, columns, channel);
            out.buffer.put(NpyHeader.floats(0, columns));
            return out;
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
    }

    /**
     * Appends a row.
     *
     * @return its number, from 0
     */
    public int add(float[] row) {
        if (row.length != columns) {
            throw new IllegalArgumentException("a row of " + row.length + " values, not " + columns);
        }
        try {
            if (buffer.remaining() < Float.BYTES * columns) {
                flush();
            }
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
        for (float value : row) {
            buffer.putFloat(value);
        }
        return rows++;
    }

    /** Rows so far. */
    public int rows() {
        return rows;
    }

    /** Fills in the row count and syncs the file to the disk. */
    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            flush();
            ByteBuffer header = ByteBuffer.wrap(NpyHeader.floats(rows, columns));
            for (long at = 0; header.hasRemaining(); ) {
                at += channel.write(header, at);
            }
            channel.force(true);
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
