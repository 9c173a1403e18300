package org.facegap.generator.quality;

/**
 * Mean and covariance of rows that are seen one after the other, in double (Welford's updates). The covariance divides by n - 1,
 * as {@code numpy.cov} does. Not thread-safe.
 */
public final class Moments {
    private final double[] mean;
    private final double[][] products;
    private final double[] delta;
    private long n;

    /** No rows yet. */
    public Moments(int dimension) {
        mean = new double[dimension];
        products = new double[dimension][];
        for (int i = 0; i < dimension; i++) {
            products[i] = new double[i + 1];
        }
        delta = new double[dimension];
    }

    /**
     * Counts a row.
     *
     * @throws IllegalArgumentException when it has another length
     */
    public void add(float[] row) {
        if (row.length != mean.length) {
            throw new IllegalArgumentException("a row of " + row.length + " values, not " + mean.length);
        }
        n++;
        for (int i = 0; i < mean.length; i++) {
            delta[i] = row[i] - mean[i];
            mean[i] += delta[i] / n;
        }
        double weight = (n - 1.0) / n;
        for (int i = 0; i < mean.length; i++) {
            double scaled = weight * delta[i];
            double[] target = products[i];
            for (int j = 0; j <= i; j++) {
                target[j] += scaled * delta[j];
            }
        }
    }

    /** Rows so far. */
    public long n() {
        return n;
    }

    /** Values of a row. */
    public int dimension() {
        return mean.length;
    }

    /** The mean. */
    public double[] mean() {
        return mean.clone();
    }

    /**
     * The covariance, {@code dimension * dimension} values row after row.
     *
     * @throws IllegalStateException when fewer than two rows were seen
     */
    public double[] covariance() {
        if (n < 2) {
            throw new IllegalStateException("a covariance needs two rows, there is " + n);
        }
        int size = mean.length;
        double[] flat = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                flat[i * size + j] = products[i][j] / (n - 1);
                flat[j * size + i] = flat[i * size + j];
            }
        }
        return flat;
    }
}
