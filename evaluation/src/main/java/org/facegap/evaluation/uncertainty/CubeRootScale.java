package org.facegap.evaluation.uncertainty;

/**
 * Deviations of rates on a scale where they are nearly symmetric: cube roots of counts are close to normal (Wilson and Hilferty
 * 1931), so a rate moves to {@code p (1 + by / 3p)^3}, which is {@code p + by} to first order, skewed as counts are, and never below 0.
 */
public final class CubeRootScale {
    private CubeRootScale() {}

    /**
     * A rate moved by a deviation.
     *
     * @param rate in [0, 1]; above a half its complement is moved
     * @param by a deviation of the rate; added as it is to a rate of 0 or 1
     * @return in [0, 1]
     */
    public static double moved(double rate, double by) {
        if (rate > 0.5) {
            return 1 - moved(1 - rate, -by);
        }
        double root = rate > 0 ? Math.max(0, 1 + by / (3 * rate)) : 0;
        return Math.max(0, Math.min(1, rate > 0 ? rate * root * root * root : by));
    }
}
