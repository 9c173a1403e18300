package org.facegap.evaluation.uncertainty;

import org.apache.commons.math3.special.Gamma;

/** Upper tails of the chi-square distribution, taken directly and not as 1 minus a number near 1. */
final class ChiSquareTail {
    private ChiSquareTail() {}

    /** {@code P(X >= x)} with any degrees of freedom above 0. */
    static double of(double x, double degrees) {
        return x <= 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2, x / 2);
    }

    /** The same with noncentrality {@code lambda >= 0}: a Poisson mixture of central tails. */
    static double noncentral(double x, double degrees, double lambda) {
        double half = lambda / 2;
        int mode = (int) half;
        double atMode = Math.exp(-half + (mode == 0 ? 0 : mode * Math.log(half)) - LogFactorial.of(mode));
        double sum = 0;
        double weight = atMode;
        for (int j = mode; weight > 1e-17; j++) {
            sum += weight * of(x, degrees + 2.0 * j);
            weight *= half / (j + 1);
        }
        weight = atMode;
        for (int j = mode; j > 0 && weight > 1e-17; j--) {
            weight *= j / half;
            sum += weight * of(x, degrees + 2.0 * (j - 1));
        }
        return Math.min(1, sum);
    }

    /** {@code x} with {@code P(X >= x) = tail}, by bisection. */
    static double quantile(double tail, double degrees) {
        double low = 0;
        double high = degrees + 10;
        while (of(high, degrees) > tail) {
            high *= 2;
        }
        for (int i = 0; i < 200 && high - low > 1e-12 * high; i++) {
            double mid = (low + high) / 2;
            if (of(mid, degrees) > tail) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return (low + high) / 2;
    }
}
