package org.facegap.generator.quality;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.facegap.core.random.Shuffle;
import org.facegap.models.engine.EngineRuntime;

/**
 * The squared maximum mean discrepancy with the kernel {@code k(x, y) = (g x.y + 1)^3}, by the unbiased estimator (Gretton et al.
 * 2012, lemma 6): mean of k over pairs within each sample, no row with itself, minus twice the mean over pairs of both. Of
 * Inception features with {@code g = 1 / dimension} it is the KID of Binkowski et al. 2018. It is below zero as often as above when
 * both samples come from one distribution, at every n.
 *
 * <p>As usual for the KID it is taken on {@value #SUBSETS} random subsets of both samples; the value is their mean, and their
 * spread tells how much one subset of that size varies, which is more than the mean does.
 */
public final class KernelDistance implements AutoCloseable {
    /** How many subsets. */
    public static final int SUBSETS = 100;

    /** Rows of a subset; half the sample when that is less. */
    public static final int SUBSET_SIZE = 1000;

    /** The fewest rows of a sample. */
    public static final int LEAST = 20;

    /**
     * What the subsets gave.
     *
     * @param mean over the subsets
     * @param deviation standard deviation over the subsets
     * @param low 2.5th percentile of the subsets
     * @param high 97.5th percentile of the subsets
     * @param subsets how many
     * @param subsetSize rows of each
     */
    public record Spread(double mean, double deviation, double low, double high, int subsets, int subsetSize) {}

    private final NDManager manager;

    /** Computes on this engine; the caller closes it. */
    public KernelDistance(EngineRuntime runtime) {
        manager = runtime.newManager();
    }

    /**
     * Over random subsets.
     *
     * @param a at least {@value #LEAST} rows
     * @param b likewise
     * @param scale g of the kernel
     * @param seed of the subsets
     */
    public Spread overSubsets(float[][] a, float[][] b, double scale, long seed) {
        int fewest = Math.min(a.length, b.length);
        if (fewest < LEAST) {
            throw new IllegalArgumentException(fewest + " rows, at least " + LEAST + " are needed");
        }
        int size = Math.min(SUBSET_SIZE, fewest / 2);
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[SUBSETS];
        double mean = 0;
        for (int s = 0; s < SUBSETS; s++) {
            values[s] = between(subset(a, size, random), subset(b, size, random), scale);
            mean += values[s] / SUBSETS;
        }
        double squares = 0;
        for (double v : values) {
            squares += (v - mean) * (v - mean);
        }
        Arrays.sort(values);
        int tail = (int) Math.floor(0.025 * (SUBSETS - 1));
        return new Spread(
                mean, Math.sqrt(squares / (SUBSETS - 1)), values[tail], values[SUBSETS - 1 - tail], SUBSETS, size);
    }

    private static float[][] subset(float[][] rows, int size, SplittableRandom random) {
        int[] order = Shuffle.permutation(rows.length, random.nextLong());
        float[][] chosen = new float[size][];
        for (int i = 0; i < size; i++) {
            chosen[i] = rows[order[i]];
        }
        return chosen;
    }

    /**
     * Of all rows, at least two of each.
     *
     * @param scale g of the kernel
     */
    double between(float[][] a, float[][] b, double scale) {
        try (NDManager step = manager.newSubManager()) {
            NDArray x = matrix(step, a);
            NDArray y = matrix(step, b);
            double within = within(x, a, scale) + within(y, b, scale);
            double across = kernelSum(x, y, scale) / ((double) a.length * b.length);
            return within - 2 * across;
        }
    }

    private static double within(NDArray x, float[][] rows, double scale) {
        double own = 0;
        for (float[] row : rows) {
            double square = 0;
            for (float v : row) {
                square += (double) v * v;
            }
            double base = scale * square + 1;
            own += base * base * base;
        }
        return (kernelSum(x, x, scale) - own) / (rows.length * (rows.length - 1.0));
    }

    private static double kernelSum(NDArray x, NDArray y, double scale) {
        try (NDArray transposed = y.transpose();
                NDArray products = x.matMul(transposed)) {
            products.muli(scale).addi(1).powi(3);
            try (NDArray sum = products.sum()) {
                return sum.getDouble();
            }
        }
    }

    private static NDArray matrix(NDManager owner, float[][] rows) {
        int dimension = rows[0].length;
        double[] flat = new double[rows.length * dimension];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < dimension; j++) {
                flat[i * dimension + j] = rows[i][j];
            }
        }
        return owner.create(flat, new Shape(rows.length, dimension));
    }

    @Override
    public void close() {
        manager.close();
    }
}
