package org.facegap.models.stylegan2.layout;

import java.util.Arrays;
import java.util.List;
import org.facegap.models.checkpoint.array.LazyTensor;

/** The average w that a file keeps beside a generator: one row, or the same row for each layer (encoders keep it so). */
final class AverageW {
    private static final int MOST_VALUES = 1 << 20;

    private AverageW() {}

    /** One row; of rows that differ the mean, and a remark says so. */
    static LazyTensor ofRows(LazyTensor average, String name, List<String> remarks) {
        long[] shape = average.shape();
        if (shape.length != 2 || shape[0] < 2 || average.elements() > MOST_VALUES) {
            return average;
        }
        int width = (int) shape[1];
        float[] all = average.values();
        float[] row = Arrays.copyOf(all, width);
        for (int i = 1; i < shape[0]; i++) {
            if (!Arrays.equals(row, Arrays.copyOfRange(all, i * width, (i + 1) * width))) {
                remarks.add(name + " differs from layer to layer; its mean over the layers is the average w");
                return new DerivedTensor(new long[] {width}, average.dtype(), () -> mean(average.values(), width));
            }
        }
        return new DerivedTensor(new long[] {width}, average.dtype(), () -> Arrays.copyOf(average.values(), width));
    }

    private static float[] mean(float[] all, int width) {
        double[] sums = new double[width];
        for (int i = 0; i < all.length; i++) {
            sums[i % width] += all[i];
        }
        float[] mean = new float[width];
        for (int i = 0; i < width; i++) {
            mean[i] = (float) (sums[i] * width / all.length);
        }
        return mean;
    }
}
