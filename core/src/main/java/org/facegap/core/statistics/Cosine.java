package org.facegap.core.statistics;

/** Cosine similarity of vectors of float, in double precision throughout. */
public final class Cosine {
    private Cosine() {}

    /**
     * {@code sum_k a_k b_k}, which is the cosine of two unit vectors.
     *
     * @throws IllegalArgumentException when their lengths differ
     */
    public static double product(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors differ in length: " + a.length + " and " + b.length);
        }
        return product(a, 0, b, 0, a.length);
    }

    /** The same of the {@code n} numbers that begin at a place of either array. */
    public static double product(float[] a, int fromA, float[] b, int fromB, int n) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += (double) a[fromA + k] * b[fromB + k];
        }
        return sum;
    }

    /** Length of a vector; NaN for one without direction, which is all zeros or holds a value that is not finite. */
    public static double norm(float[] vector, int from, int n) {
        double sum = product(vector, from, vector, from, n);
        return sum > 0 && sum < Double.POSITIVE_INFINITY ? Math.sqrt(sum) : Double.NaN;
    }

    /** {@code product / norms}, cut to [-1, 1] since rounding may leave it; NaN stays NaN. */
    public static double of(double product, double norms) {
        double cosine = product / norms;
        return Double.isNaN(cosine) ? Double.NaN : Math.max(-1, Math.min(1, cosine));
    }
}
