package org.facegap.evaluation.uncertainty;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * McNemar's test of two systems on the same pairs. Only pairs that one system gets right and the other wrong count: with
 * {@code b} of one sort and {@code c} of the other, exact two-sided binomial when {@code b + c < 25}, else chi-square
 * {@code (b-c)^2 / (b+c)} with one degree of freedom (no continuity correction).
 *
 * <p>It takes pairs as independent: where they share identities, use the paired identity bootstrap and print this for
 * comparison only. Source: McNemar 1947; the limit of 25 is the usual one.
 *
 * @param onlyFirst pairs that the first system alone gets wrong ({@code b})
 * @param onlySecond pairs that the second system alone gets wrong ({@code c})
 * @param statistic chi-square; NaN for the exact form
 * @param p two-sided; 1 when no pair is discordant
 * @param exact whether the binomial form was used
 */
public record McNemar(long onlyFirst, long onlySecond, double statistic, double p, boolean exact) {
    /** From this many discordant pairs on the chi-square form is used. */
    public static final int EXACT_BELOW = 25;

    /**
     * The test.
     *
     * @throws IllegalArgumentException for a negative count
     */
    public static McNemar of(long onlyFirst, long onlySecond) {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("no such counts: " + onlyFirst + ", " + onlySecond);
        }
        long n = onlyFirst + onlySecond;
        if (n < EXACT_BELOW) {
            double tail = n == 0
                    ? 1
                    : new BinomialDistribution(null, (int) n, 0.5)
                            .cumulativeProbability((int) Math.min(onlyFirst, onlySecond));
            return new McNemar(onlyFirst, onlySecond, Double.NaN, Math.min(1, 2 * tail), true);
        }
        double difference = onlyFirst - onlySecond;
        double statistic = difference * difference / n;
        return new McNemar(onlyFirst, onlySecond, statistic, ChiSquareTail.of(statistic, 1), false);
    }

    /** Exact two-sided binomial p, whatever the number of discordant pairs. */
    public double exactP() {
        return Math.min(1, 2 * tail(1));
    }

    /**
     * Mid-p: the observed outcome counts half, which takes the exact test's caution away. Source: Fagerland, Lydersen and Laake
     * 2013, "The McNemar test for binary matched-pairs data".
     */
    public double midP() {
        return Math.min(1, 2 * tail(0.5));
    }

    /** Probability of fewer than the smaller count, and of just as many times a weight. */
    private double tail(double weight) {
        int n = Math.toIntExact(onlyFirst + onlySecond);
        int least = (int) Math.min(onlyFirst, onlySecond);
        BinomialDistribution half = new BinomialDistribution(null, n, 0.5);
        return half.cumulativeProbability(least - 1) + weight * half.probability(least);
    }
}
