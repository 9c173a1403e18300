package org.facegap.validation.coverage;

import org.apache.commons.math3.distribution.BetaDistribution;
import org.facegap.core.statistics.Interval;

/**
 * The exact binomial interval of Clopper and Pearson 1934: {@code low = Beta^-1(a/2; k, n-k+1)}, {@code high =
 * Beta^-1(1-a/2; k+1, n-k)}, 0 and 1 at the edges. Conservative, and only right for independent trials.
 */
public final class ClopperPearson {
    private static final double ACCURACY = 1e-14;

    private ClopperPearson() {}

    /**
     * The interval of {@code successes} in {@code trials}.
     *
     * @throws IllegalArgumentException unless {@code 0 <= successes <= trials} and {@code trials > 0}
     */
    public static Interval of(long successes, long trials, double confidence) {
        if (trials <= 0 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("no such count: " + successes + " of " + trials);
        }
        double tail = (1 - confidence) / 2;
        double low = successes == 0 ? 0 : beta(successes, trials - successes + 1.0, tail);
        double high = successes == trials ? 1 : beta(successes + 1.0, trials - successes, 1 - tail);
        return new Interval(low, high);
    }

    private static double beta(double a, double b, double p) {
        return new BetaDistribution(null, a, b, ACCURACY).inverseCumulativeProbability(p);
    }
}
