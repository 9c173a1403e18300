package org.facegap.evaluation.uncertainty;

import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Wilson;

/**
 * A rate over pairs that share identities.
 *
 * <p>{@code Var} is the dyadic variance of the mean, {@code n_eff = min(n, p(1-p)/Var)}, and the interval is Wilson's
 * with {@code n_eff}. For genuine pairs this is the identity-clustered variance {@code sum_i (e_i - p n_i)^2 / n^2} of
 * Fogliato, Patil and Perona (arXiv 2306.01198); for impostor pairs see {@link DyadicCovariance}.
 *
 * <p>Edge cases: a rate of 0 or 1 has no variance to measure, and {@code n_eff} is then the number of identities of
 * genuine pairs plus the number of different pairs of identities: one trial for each identity or pair of identities.
 *
 * @param rate mean of the values; NaN without pairs
 * @param variance of the mean, extra variance included
 * @param pairs number of pairs
 * @param effective {@code n_eff}, at most the number of pairs, or of pairs times trainings
 */
public record ClusteredRate(double rate, double variance, long pairs, double effective) {
    /** The rate of values in {@code [0, 1]}, one per pair. */
    public static ClusteredRate of(IdentityPairs design, double[] values) {
        return of(design, values, 0);
    }

    /** The rate of counted errors, the same numbers as those of the pairs they were counted from. */
    public static ClusteredRate of(IdentityCounts counts) {
        if (counts.trials() == 0) {
            return new ClusteredRate(Double.NaN, Double.NaN, 0, 0);
        }
        return withVariance(counts.rate(), counts.variance(), counts.trials(), counts.clusters());
    }

    /**
     * The rate of pairs whose identities nobody knows, taken as independent: {@code p(1-p)/n}. Where pairs share identities
     * this is too narrow, and whoever prints it has to say so.
     *
     * @throws IllegalArgumentException unless {@code 0 <= errors <= trials}
     */
    public static ClusteredRate independent(double errors, long trials) {
        if (errors < 0 || errors > trials) {
            throw new IllegalArgumentException("no such count: " + errors + " of " + trials);
        }
        double rate = errors / trials;
        return new ClusteredRate(rate, rate * (1 - rate) / trials, trials, trials);
    }

    /**
     * The rate with a further, independent variance, such as that of training seeds.
     *
     * @param design which identities the pairs touch
     * @param values in {@code [0, 1]}, one per pair
     * @param extraVariance added to the variance of the mean, 0 or more
     */
    public static ClusteredRate of(IdentityPairs design, double[] values, double extraVariance) {
        int n = values.length;
        if (n != design.size()) {
            throw new IllegalArgumentException("values and pairs differ in length");
        }
        if (n == 0) {
            return new ClusteredRate(Double.NaN, Double.NaN, 0, 0);
        }
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        double rate = Math.max(0, Math.min(1, sum / n));
        double[] residuals = new double[n];
        for (int p = 0; p < n; p++) {
            residuals[p] = (values[p] - rate) / n;
        }
        double variance = DyadicCovariance.variance(design, residuals) + extraVariance;
        return withVariance(rate, variance, n, design.clusters());
    }

    /**
     * The rate over several training seeds, with what other seeds would change ({@link SeedSpread}).
     *
     * @param design which identities the pairs touch
     * @param perSeed {@code [seeds][pairs]} values in {@code [0, 1]}
     * @param confidence of the interval that will be asked for
     */
    public static ClusteredRate ofSeeds(IdentityPairs design, double[][] perSeed, double confidence) {
        double[] over = new double[perSeed[0].length];
        for (double[] row : perSeed) {
            for (int p = 0; p < over.length; p++) {
                over[p] += row[p] / perSeed.length;
            }
        }
        double extra =
                SeedSpread.of(design, perSeed).extra(of(design, over).variance(), design.identities(), confidence);
        return of(design, over, extra);
    }

    /**
     * A rate whose variance is known, such as a balanced accuracy or an area under a ROC.
     *
     * @param rate in {@code [0, 1]}
     * @param variance of the rate
     * @param pairs number of pairs, above 0
     * @param clusters effective number to use when there is no variance to measure
     */
    public static ClusteredRate withVariance(double rate, double variance, long pairs, long clusters) {
        return ofTrainings(rate, variance, pairs, clusters, 1);
    }

    /**
     * The mean of the rates of several trainings on the same pairs, whose variance is known. Each training decides every pair, so
     * {@code n_eff} may be up to so many times the number of pairs.
     *
     * @param trainings number of trainings, 1 or more
     */
    public static ClusteredRate ofTrainings(double rate, double variance, long pairs, long clusters, int trainings) {
        boolean measured = rate > 0 && rate < 1 && variance > 0 && clusters > 1;
        double effective = measured
                ? Math.min((double) pairs * trainings, rate * (1 - rate) / variance)
                : Math.min(pairs, clusters);
        return new ClusteredRate(rate, variance, pairs, effective);
    }

    /** Wilson's interval with the effective number of pairs. */
    public Interval interval(double confidence) {
        return Wilson.of(rate, effective, confidence);
    }
}
