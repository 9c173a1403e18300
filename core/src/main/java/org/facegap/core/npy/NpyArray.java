package org.facegap.core.npy;

/**
 * An array in memory.
 *
 * @param shape empty for a scalar
 * @param data row-major (C order), the product of the shape long
 */
public record NpyArray(int[] shape, float[] data) {
    /** @throws IllegalArgumentException when shape and data do not fit */
    public NpyArray {
        if (NpyHeader.count(shape) != data.length) {
            throw new IllegalArgumentException(
                    data.length + " values do not fill the shape " + NpyHeader.shapeText(shape));
        }
    }
}
