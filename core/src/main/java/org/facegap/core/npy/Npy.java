package org.facegap.core.npy;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.core.files.DiskErrors;

/** Whole NumPy files of numbers; see {@link NpyRows} for files written row by row. */
public final class Npy {
    private static final int CHUNK = 1 << 16;

    private Npy() {}

    /**
     * Writes little-endian float32 in C order.
     *
     * @throws IllegalArgumentException when data and shape do not fit
     * @throws UserError when the file cannot be written
     */
    public static void write(Path file, float[] data, int... shape) {
        if (NpyHeader.count(shape) != data.length) {
            throw new IllegalArgumentException(
                    data.length + " values do not fill the shape " + NpyHeader.shapeText(shape));
        }
        try (var out = Files.newOutputStream(file)) {
            out.write(NpyHeader.floats(shape));
            ByteBuffer buffer = ByteBuffer.allocate(Float.BYTES * CHUNK).order(ByteOrder.LITTLE_ENDIAN);
            for (int from = 0; from < data.length; from += CHUNK) {
                int count = Math.min(CHUNK, data.length - from);
                buffer.clear().asFloatBuffer().put(data, from, count);
                out.write(buffer.array(), 0, Float.BYTES * count);
            }
        } catch (IOException e) {
            throw DiskErrors.writing(file, e);
        }
    }

    /**
     * Reads bool, int8 to int64, uint8, float16, float32 or float64 of either byte order as float32, in C order
     * whatever the file's order.
     *
     * @throws UserError when the file is missing, cut off, of another type, or too large for an array
     */
    public static NpyArray read(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), CHUNK))) {
            return read(in, Files.size(file));
        } catch (NoSuchFileException e) {
            throw new UserError(file + " does not exist", e);
        } catch (IOException | ArithmeticException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Reads an array from a stream of so many bytes. */
    static NpyArray read(DataInputStream in, long bytesThere) throws IOException {
        NpyHeader header = NpyHeader.read(in);
        long count = NpyHeader.count(header.shape());
        int width = NpyNumbers.width(header.type());
        if (count > Integer.MAX_VALUE - 16) {
            throw new IOException("more than 2^31 values");
        }
        long there = bytesThere - header.length();
        if (there < count * width) {
            throw new IOException("cut off: " + there + " bytes of data, " + count * width + " expected");
        }
        float[] data = new float[(int) count];
        byte[] bytes = new byte[CHUNK * width];
        for (int from = 0; from < data.length; from += CHUNK) {
            int values = Math.min(CHUNK, data.length - from);
            in.readFully(bytes, 0, values * width);
            NpyNumbers.convert(header.type(), bytes, data, from, values);
        }
        return new NpyArray(header.shape(), header.fortran() ? rowMajor(data, header.shape()) : data);
    }

    private static float[] rowMajor(float[] data, int[] shape) {
        float[] result = new float[data.length];
        int[] index = new int[shape.length];
        for (int to = 0; to < data.length; to++) {
            int from = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                from = from * shape[axis] + index[axis];
            }
            result[to] = data[from];
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return result;
    }
}
