package org.facegap.evaluation.attribute.convention;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.NormalQuantile;
import org.facegap.evaluation.attribute.BinaryCounts;

/**
 * How unequally identities profit from decisions: the generalised entropy of the benefits {@code b = predicted - true + 1},
 * where 1 is the favourable class. A benefit is 2 for an undeserved favourable decision (FP), 0 for a denied one (FN) and 1
 * for a right one, so that with {@code r = b / mean(b)}
 *
 * <p>{@code GE(a) = mean(r^a - 1) / (a (a - 1))}; {@code GE(1) = mean(r ln r)}, the Theil index ({@code 0 ln 0 = 0});
 * {@code GE(0) = -mean(ln r)}, infinite when anyone's benefit is 0. It is 0 when all benefits are equal, and undefined when
 * all are 0.
 *
 * <p>The interval is that of the delta method with independent rows: the variance of the mean of the influences {@code
 * f(r) - GE - c (b / m - 1)}, with {@code f(r)} the summand, {@code m = mean(b)} and {@code c = mean(r f'(r))}; it is cut at
 * 0 and is not printed for infinite values.
 *
 * <p>Source: Speicher et al. 2018, "A unified approach to quantifying algorithmic unfairness"; AIF360's {@code
 * generalized_entropy_index} and {@code theil_index}.
 */
public final class BenefitInequality {
    private final double[] shares;
    private final double mean;
    private final long n;
    private final double confidence;

    /**
     * From counts.
     *
     * @param favourable decisions with the favourable class as the positive one
     * @param confidence such as 0.95
     */
    public BenefitInequality(BinaryCounts favourable, double confidence) {
        n = favourable.n();
        double[] counts = {favourable.fn(), favourable.tp() + favourable.tn(), favourable.fp()};
        shares = new double[3];
        double sum = 0;
        for (int b = 0; b < 3; b++) {
            shares[b] = counts[b] / n;
            sum += b * shares[b];
        }
        mean = sum;
        this.confidence = confidence;
    }

    /** {@code GE(1)}. */
    public Estimate theil() {
        return entropy(1);
    }

    /** {@code GE(a)}; AIF360 takes 2 when not asked for another. */
    public Estimate entropy(double a) {
        if (n == 0) {
            return Estimate.undefined("no decisions", 0, "index");
        }
        if (mean == 0) {
            return Estimate.undefined("nobody has any benefit (0/0)", n, "index");
        }
        if (a <= 0 && shares[0] > 0) {
            return Estimate.infinite(n, "index");
        }
        double value = 0;
        double slope = 0;
        for (int b = 0; b < 3; b++) {
            if (shares[b] > 0) {
                value += shares[b] * summand(b / mean, a);
                slope += shares[b] * steepness(b / mean, a);
            }
        }
        double variance = 0;
        for (int b = 0; b < 3; b++) {
            if (shares[b] > 0) {
                double influence = summand(b / mean, a) - value - slope * (b / mean - 1);
                variance += shares[b] * influence * influence / n;
            }
        }
        double z = NormalQuantile.twoSided(confidence);
        double half = z * Math.sqrt(variance);
        return Estimate.ok(value, Math.max(0, value - half), value + half, n, "index");
    }

    private static double summand(double r, double a) {
        if (a == 1) {
            return r == 0 ? 0 : r * Math.log(r);
        }
        return a == 0 ? -Math.log(r) : (Math.pow(r, a) - 1) / (a * (a - 1));
    }

    /** {@code r f'(r)}. */
    private static double steepness(double r, double a) {
        if (a == 1) {
            return r == 0 ? 0 : r * Math.log(r) + r;
        }
        return a == 0 ? -1 : Math.pow(r, a) / (a - 1);
    }
}
