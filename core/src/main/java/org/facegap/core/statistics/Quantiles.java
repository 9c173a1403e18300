package org.facegap.core.statistics;

import java.util.Arrays;

/** Quantiles of a sample after Hyndman and Fan's definition 7, the default of numpy and R. */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The middle part of a sample.
     *
     * @param sample values, none NaN, at least one; left as it is
     * @param confidence share between both ends
     */
    public static Interval middle(double[] sample, double confidence) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double tail = (1 - confidence) / 2;
        return new Interval(at(sorted, tail), at(sorted, 1 - tail));
    }

    /**
     * One quantile.
     *
     * @param sorted values in ascending order, none NaN, at least one
     * @param p share below it, 0 to 1
     */
    public static double at(double[] sorted, double p) {
        double h = (sorted.length - 1) * p;
        int i = (int) Math.floor(h);
        if (i + 1 >= sorted.length) {
            return sorted[sorted.length - 1];
        }
        return sorted[i] + (h - i) * (sorted[i + 1] - sorted[i]);
    }
}
