package org.facegap.core.statistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/** Quantiles of the standard normal distribution. */
public final class NormalQuantile {
    private NormalQuantile() {}

    /** {@code z} with {@code P(|Z| <= z) = confidence}. */
    public static double twoSided(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: must lie in (0, 1), not " + confidence);
        }
        return new NormalDistribution(null, 0, 1).inverseCumulativeProbability((1 + confidence) / 2);
    }
}
