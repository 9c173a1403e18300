package org.facegap.evaluation.uncertainty;

import org.apache.commons.math3.special.Erf;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.NormalQuantile;
import org.facegap.core.statistics.Wilson;

/**
 * Variance of an area under the ROC after DeLong, DeLong and Clarke-Pearson 1988.
 *
 * <p>With the placement {@code V_i} of each of {@code m} genuine scores (the share of impostor scores below it, ties
 * half) and {@code W_j} of each of {@code n} impostor scores (the share of genuine scores above it): {@code AUC = mean V
 * = mean W}, {@code Var = var(V)/m + var(W)/n} with sample variances. Placements come from midranks in {@code O((m+n)
 * log(m+n))} (Sun and Xu 2014); {@code AreaUnderRoc} makes them.
 *
 * <p>Where pairs share identities, {@link #clustered} takes the dyadic variance of the same placements instead.
 *
 * @param auc the area
 * @param variance of the area; NaN with fewer than two genuine or impostor scores
 * @param genuine genuine scores
 * @param impostor impostor scores
 */
public record DeLong(double auc, double variance, long genuine, long impostor) {
    /**
     * For independent pairs.
     *
     * @param genuine placements of the genuine scores, none NaN
     * @param impostor placements of the impostor scores, none NaN
     */
    public static DeLong of(double[] genuine, double[] impostor) {
        double variance =
                covariance(genuine, genuine) / genuine.length + covariance(impostor, impostor) / impostor.length;
        return new DeLong(mean(genuine), variance, genuine.length, impostor.length);
    }

    /**
     * For pairs that share identities: {@code Var} is the dyadic variance ({@link DyadicCovariance}) of the sum of
     * {@code (V_i - AUC)/m} and {@code (W_j - AUC)/n} over all pairs.
     *
     * @param pairs which identities the pairs touch
     * @param placements one per pair, genuine pairs being those of one identity with itself
     */
    public static DeLong clustered(IdentityPairs pairs, double[] placements) {
        int m = pairs.genuineCount();
        int n = pairs.size() - m;
        double auc = 0;
        for (int p = 0; p < placements.length; p++) {
            auc += pairs.genuine(p) ? placements[p] / m : 0;
        }
        double[] residuals = new double[placements.length];
        for (int p = 0; p < residuals.length; p++) {
            residuals[p] = (placements[p] - auc) / (pairs.genuine(p) ? m : n);
        }
        return new DeLong(auc, DyadicCovariance.variance(pairs, residuals), m, n);
    }

    /**
     * The interval on the logit scale, {@code logit(A) +- z sd / (A (1 - A))}, which stays inside (0, 1) where {@code A
     * +- z sd} may not (Pepe 2003). An area of 0 or 1 has no variance to measure: then Wilson's interval with the smaller
     * of both numbers of pairs.
     *
     * @throws IllegalArgumentException without a variance
     */
    public Interval interval(double confidence) {
        if (Double.isNaN(variance)) {
            throw new IllegalArgumentException("an interval needs two genuine and two impostor scores");
        }
        if (!(auc > 0 && auc < 1) || !(variance > 0)) {
            return Wilson.of(auc, Math.min(genuine, impostor), confidence);
        }
        double logit = Math.log(auc / (1 - auc));
        double half = NormalQuantile.twoSided(confidence) * Math.sqrt(variance) / (auc * (1 - auc));
        return new Interval(1 / (1 + Math.exp(half - logit)), 1 / (1 + Math.exp(-half - logit)));
    }

    /** The plain interval {@code A +- z sd}, which may leave [0, 1]; for comparison with other tools. */
    public Interval plain(double confidence) {
        double half = NormalQuantile.twoSided(confidence) * Math.sqrt(variance);
        return new Interval(auc - half, auc + half);
    }

    /**
     * Two systems on the same pairs.
     *
     * @param first area of the first
     * @param second area of the second
     * @param covariance of both areas
     * @param z {@code (A1 - A2) / sqrt(var1 + var2 - 2 cov)}; NaN when the difference has no variance
     * @param p two-sided; 1 when both areas are equal without variance, NaN when they differ without variance
     */
    public record Paired(DeLong first, DeLong second, double covariance, double z, double p) {
        /** Interval of {@code A1 - A2}. */
        public Interval difference(double confidence) {
            double half =
                    NormalQuantile.twoSided(confidence) * Math.sqrt(varianceOfDifference(first, second, covariance));
            return new Interval(first.auc - second.auc - half, first.auc - second.auc + half);
        }
    }

    /**
     * The paired test; entry {@code i} of both genuine arrays is one pair, likewise for impostors.
     *
     * @throws IllegalArgumentException when the systems have different numbers of pairs
     */
    public static Paired paired(double[] genuineA, double[] impostorA, double[] genuineB, double[] impostorB) {
        if (genuineA.length != genuineB.length || impostorA.length != impostorB.length) {
            throw new IllegalArgumentException("both systems need the same pairs");
        }
        double covariance =
                covariance(genuineA, genuineB) / genuineA.length + covariance(impostorA, impostorB) / impostorA.length;
        DeLong a = of(genuineA, impostorA);
        DeLong b = of(genuineB, impostorB);
        double variance = varianceOfDifference(a, b, covariance);
        double difference = a.auc - b.auc;
        double z = variance > 0 ? difference / Math.sqrt(variance) : Double.NaN;
        double p = variance > 0 ? Erf.erfc(Math.abs(z) / Math.sqrt(2)) : difference == 0 ? 1 : Double.NaN;
        return new Paired(a, b, covariance, z, p);
    }

    private static double varianceOfDifference(DeLong a, DeLong b, double covariance) {
        return Math.max(0, a.variance + b.variance - 2 * covariance);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double covariance(double[] x, double[] y) {
        double a = mean(x);
        double b = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - a) * (y[i] - b);
        }
        return x.length < 2 ? Double.NaN : sum / (x.length - 1);
    }
}
