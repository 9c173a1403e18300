package org.facegap.validation.coverage;

import org.apache.commons.math3.special.Erf;

/**
 * The max-min gap to expect when all groups have one rate: {@code d2(D) sqrt(p (1-p) / n)}, with {@code d2(D) = integral
 * of 1 - F(x)^D - (1 - F(x))^D dx}, the mean range of {@code D} standard normal values ({@code F} their distribution).
 * d2 is 1.128 for 2 groups, 1.693 for 3, 2.059 for 4.
 */
public final class ChanceGap {
    private static final double REACH = 9;
    private static final int STEPS = 4000;

    private ChanceGap() {}

    /** Mean range of {@code groups} standard normal values, by Simpson's rule; at least 2 groups. */
    public static double d2(int groups) {
        if (groups < 2) {
            throw new IllegalArgumentException("groups: a gap needs 2 or more, not " + groups);
        }
        double h = 2 * REACH / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double f = 0.5 * Erf.erfc(-(-REACH + i * h) / Math.sqrt(2));
            double y = 1 - Math.pow(f, groups) - Math.pow(1 - f, groups);
            sum += y * (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return sum * h / 3;
    }

    /**
     * The expected gap.
     *
     * @param groups number of groups, at least 2
     * @param rate common rate
     * @param effective effective trials of each group
     */
    public static double expected(int groups, double rate, double effective) {
        return d2(groups) * Math.sqrt(rate * (1 - rate) / effective);
    }
}
