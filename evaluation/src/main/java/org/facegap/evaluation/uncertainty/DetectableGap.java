package org.facegap.evaluation.uncertainty;

import java.util.List;
import org.facegap.core.statistics.NormalQuantile;

/**
 * The smallest true differential between groups that a test at this size would have found: what a result of "no
 * difference" can rule out.
 *
 * <p>For two groups it is the difference {@code d} of the rates {@code p} and {@code p + d} that a two-sided test at level
 * {@code alpha} finds with the given power: {@code d = z_(1-alpha/2) sqrt(m (1-m) (1/n1 + 1/n2)) + z_power sqrt(p (1-p)/n1 +
 * (p+d)(1-p-d)/n2)}, {@code m} the pooled rate (Fleiss). For more groups it is the max-min gap of one group above and one
 * below all others, the arrangement hardest to find, that the omnibus chi-square finds: {@code d = sqrt(2 lambda p (1-p) /
 * n)}, {@code lambda} the noncentrality at which chi-square with {@code D - 1} degrees of freedom has that power, {@code n}
 * the harmonic mean of the groups' trials.
 *
 * @param independent detectable if pairs were independent: with all trials
 * @param effective detectable with the effective trials, the number to quote; NaN where not even a rate of 1 would be found
 * @param rate common rate the calculation starts from
 * @param groups number of groups
 * @param power such as 0.8
 * @param alpha level of the test
 */
public record DetectableGap(double independent, double effective, double rate, int groups, double power, double alpha) {
    /**
     * The detectable gap at 80 % power and a level of 5 %.
     *
     * @param rates the groups' rates, 2 or more, each with trials
     */
    public static DetectableGap of(List<ClusteredRate> rates) {
        return of(rates, 0.8, 0.05);
    }

    /** The detectable gap at any power and level. */
    public static DetectableGap of(List<ClusteredRate> rates, double power, double alpha) {
        if (rates.size() < 2 || rates.stream().anyMatch(r -> !(r.effective() > 0))) {
            throw new IllegalArgumentException("a differential needs 2 or more groups with trials");
        }
        double errors = rates.stream().mapToDouble(r -> r.rate() * r.pairs()).sum();
        double all = rates.stream().mapToDouble(ClusteredRate::pairs).sum();
        double rate = errors / all;
        double[] trials = rates.stream().mapToDouble(ClusteredRate::pairs).toArray();
        double[] effective =
                rates.stream().mapToDouble(ClusteredRate::effective).toArray();
        return new DetectableGap(
                gap(rate, trials, power, alpha), gap(rate, effective, power, alpha), rate, rates.size(), power, alpha);
    }

    private static double gap(double rate, double[] n, double power, double alpha) {
        if (n.length == 2) {
            return twoGroups(rate, n[0], n[1], power, alpha);
        }
        double harmonic = 0;
        for (double v : n) {
            harmonic += 1 / v / n.length;
        }
        // a rate of 0 has no variance: one error in all trials is the least that could be seen
        double p = Math.max(rate, harmonic / n.length);
        double gap = Math.sqrt(2 * noncentrality(n.length - 1, power, alpha) * p * (1 - p) * harmonic);
        return gap <= 1 ? gap : Double.NaN;
    }

    /** The noncentrality at which the omnibus chi-square has the power, by bisection. */
    static double noncentrality(double degrees, double power, double alpha) {
        double limit = ChiSquareTail.quantile(alpha, degrees);
        double low = 0;
        double high = 1;
        while (ChiSquareTail.noncentral(limit, degrees, high) < power) {
            high *= 2;
        }
        for (int i = 0; i < 100 && high - low > 1e-10 * high; i++) {
            double mid = (low + high) / 2;
            if (ChiSquareTail.noncentral(limit, degrees, mid) < power) {
                low = mid;
            } else {
                high = mid;
            }
        }
        return (low + high) / 2;
    }

    private static double twoGroups(double p, double n1, double n2, double power, double alpha) {
        double za = NormalQuantile.twoSided(1 - alpha);
        double zb = NormalQuantile.twoSided(2 * power - 1);
        double low = 0;
        double high = 1 - p;
        if (!found(p, high, n1, n2, za, zb)) {
            return Double.NaN;
        }
        for (int i = 0; i < 100; i++) {
            double mid = (low + high) / 2;
            if (found(p, mid, n1, n2, za, zb)) {
                high = mid;
            } else {
                low = mid;
            }
        }
        return high;
    }

    private static boolean found(double p, double d, double n1, double n2, double za, double zb) {
        double q = p + d;
        double pooled = (n1 * p + n2 * q) / (n1 + n2);
        return d
                >= za * Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
                        + zb * Math.sqrt(p * (1 - p) / n1 + q * (1 - q) / n2);
    }
}
