package org.facegap.models.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.BiFunction;

/**
 * Runs a function over rows in batches of one size. The last batch is padded with copies of its first row, so that every
 * row meets the same arithmetic whatever the number of rows.
 */
public final class Batches {
    private Batches() {}

    /**
     * Maps rows to rows.
     *
     * @param manager parent of the batches' managers
     * @param rows flat rows, all of one length
     * @param rowShape shape of one row
     * @param batch rows per call
     * @param function from a batch array and its manager to an array whose first axis is the batch
     * @return one flat result row per input row
     */
    public static float[][] map(
            NDManager manager,
            float[][] rows,
            long[] rowShape,
            int batch,
            BiFunction<NDManager, NDArray, NDArray> function) {
        float[][] results = new float[rows.length][];
        long[] shape = new long[rowShape.length + 1];
        shape[0] = batch;
        System.arraycopy(rowShape, 0, shape, 1, rowShape.length);
        for (int start = 0; start < rows.length; start += batch) {
            int length = rows[start].length;
            float[] flat = new float[batch * length];
            for (int i = 0; i < batch; i++) {
                float[] row = rows[start + i < rows.length ? start + i : start];
                System.arraycopy(row, 0, flat, i * length, length);
            }
            try (NDManager step = manager.newSubManager()) {
                float[] out = function.apply(step, step.create(flat, new Shape(shape)))
                        .toFloatArray();
                int width = out.length / batch;
                for (int i = 0; i < batch && start + i < rows.length; i++) {
                    results[start + i] = Arrays.copyOfRange(out, i * width, (i + 1) * width);
                }
            }
        }
        return results;
    }
}
