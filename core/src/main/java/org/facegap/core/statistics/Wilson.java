package org.facegap.core.statistics;

/**
 * Wilson's score interval of a rate: centre {@code (p + z^2/2n) / (1 + z^2/n)}, half width {@code z sqrt(p(1-p)/n +
 * z^2/4n^2) / (1 + z^2/n)}.
 *
 * <p>Never empty: 0 of n gives {@code [0, z^2/(n + z^2)]}. {@code n} may be an effective number that is not whole, which
 * is how clustered rates use it. Source: Wilson 1927; Fogliato, Patil and Perona (arXiv 2306.01198) for the effective n.
 */
public final class Wilson {
    private Wilson() {}

    /**
     * The interval.
     *
     * @param rate observed rate in {@code [0, 1]}
     * @param n trials, above 0
     * @param confidence such as 0.95
     */
    public static Interval of(double rate, double n, double confidence) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rate: must lie in [0, 1], not " + rate);
        }
        if (!(n > 0)) {
            throw new IllegalArgumentException("n: must be above 0, not " + n);
        }
        double z = NormalQuantile.twoSided(confidence);
        double z2 = z * z;
        double centre = (rate + z2 / (2 * n)) / (1 + z2 / n);
        double half = z * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        double low = rate == 0 ? 0 : Math.max(0, centre - half);
        double high = rate == 1 ? 1 : Math.min(1, centre + half);
        return new Interval(low, high);
    }
}
