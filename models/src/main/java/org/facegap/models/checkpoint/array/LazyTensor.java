package org.facegap.models.checkpoint.array;

/** An array of a file, read when asked for. */
public interface LazyTensor {
    /** Sizes of the axes; empty for a scalar. */
    long[] shape();

    /** The type in the file, for example {@code float32}. */
    String dtype();

    /** Product of the shape. */
    default long elements() {
        long count = 1;
        for (long size : shape()) {
            count *= size;
        }
        return count;
    }

    /** The values, row-major, converted to float32. The caller does not change them. */
    float[] values();
}
