package org.facegap.generator.audit;

import org.facegap.core.estimate.Estimate;

/** Shares of counts with their Wilson score interval (95 per cent). */
public final class Proportion {
    private static final double Z = 1.959963984540054;

    private Proportion() {}

    /** {@code hits / n} as a rate; undefined when n is 0. */
    public static Estimate of(long hits, long n) {
        if (n == 0) {
            return Estimate.undefined("nothing was counted", 0, "rate");
        }
        double p = (double) hits / n;
        double z2 = Z * Z / n;
        double centre = (p + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4 * n)) / (1 + z2);
        return Estimate.ok(
                p, Math.max(0, Math.min(p, centre - half)), Math.min(1, Math.max(p, centre + half)), n, "rate");
    }
}
