package org.facegap.evaluation.scores;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.facegap.core.UserError;

/**
 * Numbers and arrays of numbers from a stream, most significant byte first.
 *
 * <p>Nothing is read past what is asked for, and arrays that together would not fit the heap are refused before they are
 * made: their sizes come from the file.
 */
final class BigEndian {
    private static final int STEP = 1 << 16;
    private static final double SHARE_OF_HEAP = 0.7;

    private final String file;
    private final InputStream in;
    private final byte[] buffer = new byte[STEP];
    private long claimed;

    BigEndian(String file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** The next bytes, at most {@code STEP} at a time, as a buffer that the next call overwrites. */
    private ByteBuffer next(int count) throws IOException {
        if (in.readNBytes(buffer, 0, count) < count) {
            throw new EOFException("cut off");
        }
        return ByteBuffer.wrap(buffer, 0, count);
    }

    int number() throws IOException {
        return next(Integer.BYTES).getInt();
    }

    long longNumber() throws IOException {
        return next(Long.BYTES).getLong();
    }

    byte[] bytes(int count) throws IOException {
        claim(count);
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("cut off");
        }
        return bytes;
    }

    /** Numbers that must lie in {@code [0, limit)}. */
    int[] numbers(int count, int limit) throws IOException {
        claim(4L * count);
        int[] values = new int[count];
        int each = STEP / Integer.BYTES;
        for (int from = 0; from < count; from += each) {
            int n = Math.min(each, count - from);
            next(n * Integer.BYTES).asIntBuffer().get(values, from, n);
        }
        for (int value : values) {
            if (value < 0 || value >= limit) {
                throw ScoreBinary.damaged(file, "it points to a name that is not there");
            }
        }
        return values;
    }

    short[] shorts(int count, int limit) throws IOException {
        claim(2L * count);
        short[] values = new short[count];
        int each = STEP / Short.BYTES;
        for (int from = 0; from < count; from += each) {
            int n = Math.min(each, count - from);
            next(n * Short.BYTES).asShortBuffer().get(values, from, n);
        }
        for (short value : values) {
            if (value < 0 || value >= limit) {
                throw ScoreBinary.damaged(file, "it points to a fold that is not there");
            }
        }
        return values;
    }

    float[] floats(int count) throws IOException {
        claim(4L * count);
        float[] values = new float[count];
        int each = STEP / Float.BYTES;
        for (int from = 0; from < count; from += each) {
            int n = Math.min(each, count - from);
            next(n * Float.BYTES).asFloatBuffer().get(values, from, n);
        }
        for (float value : values) {
            if (Float.isInfinite(value)) {
                throw ScoreBinary.damaged(file, "it holds an infinite score");
            }
        }
        return values;
    }

    double[] doubles(int count) throws IOException {
        claim(8L * count);
        double[] values = new double[count];
        int each = STEP / Double.BYTES;
        for (int from = 0; from < count; from += each) {
            int n = Math.min(each, count - from);
            next(n * Double.BYTES).asDoubleBuffer().get(values, from, n);
        }
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw ScoreBinary.damaged(file, "it holds an infinite score");
            }
        }
        return values;
    }

    /** A set of rows from one bit for each, in longs. */
    BitSet rows(int count) throws IOException {
        claim(count / 8L);
        long[] bits = new long[(count + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = longNumber();
        }
        BitSet rows = BitSet.valueOf(bits);
        rows.clear(count, Math.max(count, rows.length()));
        return rows;
    }

    private void claim(long bytes) {
        claimed += bytes;
        long most = Runtime.getRuntime().maxMemory();
        if (claimed > most * SHARE_OF_HEAP) {
            throw new UserError(file + ": its pairs take more than the Java heap of " + (most >> 20)
                    + " MiB allows; give it more: FACEGAP_HEAP=6g ./facegap ...");
        }
    }
}
