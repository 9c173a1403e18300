package org.facegap.evaluation.uncertainty;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.facegap.core.statistics.NormalQuantile;

/**
 * What other training seeds would change in a mean over seeds and pairs, on top of what other test identities would.
 *
 * <p>With values {@code x_sp} of {@code S} seeds on the same pairs, seed means {@code x_s} and mean {@code x}, the variance
 * of {@code x} over seeds and identities together is {@code V = V_id + V_s - V_both} (two-way clustering: Cameron, Gelbach
 * and Miller 2011): {@code V_id} the dyadic variance of the values averaged over seeds, {@code V_s = sum_s (x_s - x)^2 / (S
 * (S-1))}, and {@code V_both} the variance that both hold, the noise of single decisions: {@code sum_s Dyadic(x_sp - x_s -
 * (x_.p - x)) / (S (S-1))}. Without taking {@code V_both} out, that noise would count twice. {@code V} is never below {@code
 * V_id}.
 *
 * <p>A handful of seeds says little about {@code V_s}, so the critical value is the larger one of two: Student's with {@code
 * V^2 / (V_s^2 / (S-1) + V_id^2 / (I-1))} degrees of freedom (Satterthwaite), {@code I} the identities, and Cochran's (1964)
 * for a sum of variances, {@code (V_id t(I-1) + (V_s - V_both) t(S-1)) / V}. Both are Student's with {@code S - 1} degrees of
 * freedom when the seeds dominate, and near the normal one when the identities do. Satterthwaite's alone held the truth in 91 to
 * 92 % of simulations where three seeds dominated, since their degrees of freedom are estimated from the same few seeds;
 * Cochran's alone in 91 to 94 % where single decisions are noisy.
 *
 * @param seeds number of seeds
 * @param raw {@code V_s}; 0 with one seed
 * @param shared {@code V_both}; 0 with one seed
 * @param degrees {@code V_s^2 / (S-1)}; of a difference the sum of both, so that {@code raw^2 / degrees} are the seeds'
 *     degrees of freedom
 */
public record SeedSpread(int seeds, double raw, double shared, double degrees) {
    /** One seed, which says nothing about others. */
    public static final SeedSpread NONE = new SeedSpread(1, 0, 0, 0);

    /**
     * The spread of one arm, or of the differences between two arms with paired seeds.
     *
     * @param pairs which identities the pairs touch
     * @param perSeed {@code [seeds][pairs]}, at least one seed and one pair, none NaN
     */
    public static SeedSpread of(IdentityPairs pairs, double[][] perSeed) {
        int s = perSeed.length;
        if (s < 2) {
            return NONE;
        }
        int n = pairs.size();
        double[] means = new double[s];
        for (int k = 0; k < s; k++) {
            for (int p = 0; p < n; p++) {
                means[k] += perSeed[k][p] / n;
            }
        }
        double[][] residuals = new double[s][n];
        for (int k = 0; k < s; k++) {
            for (int p = 0; p < n; p++) {
                residuals[k][p] = (perSeed[k][p] - means[k]) / n;
            }
        }
        return of(pairs, means, residuals);
    }

    /**
     * The spread of a statistic other than a plain mean over pairs, such as an area under a ROC.
     *
     * @param pairs which identities the pairs touch
     * @param values the statistic for each seed
     * @param residuals {@code [seeds][pairs]}: what each pair adds to its deviation, with sum 0 for each seed
     */
    public static SeedSpread of(IdentityPairs pairs, double[] values, double[][] residuals) {
        int s = values.length;
        if (s < 2) {
            return NONE;
        }
        double[] average = new double[pairs.size()];
        for (int k = 0; k < s; k++) {
            for (int p = 0; p < average.length; p++) {
                average[p] += residuals[k][p] / s;
            }
        }
        double shared = 0;
        double[] own = new double[average.length];
        for (int k = 0; k < s; k++) {
            for (int p = 0; p < own.length; p++) {
                own[p] = residuals[k][p] - average[p];
            }
            shared += DyadicCovariance.variance(pairs, own) / s / (s - 1);
        }
        return ofMeans(values, shared);
    }

    /**
     * The spread of values whose shared noise is known.
     *
     * @param values the statistic for each seed
     * @param shared {@code V_both}
     */
    public static SeedSpread ofMeans(double[] values, double shared) {
        int s = values.length;
        if (s < 2) {
            return NONE;
        }
        double mean = 0;
        for (double v : values) {
            mean += v / s;
        }
        double raw = 0;
        for (double v : values) {
            raw += (v - mean) * (v - mean) / s / (s - 1);
        }
        return new SeedSpread(s, raw, shared, raw * raw / (s - 1));
    }

    /**
     * One rate in a weighted sum over the same identities.
     *
     * @param weight what the rate counts for
     * @param mean its errors, the mean over trainings
     * @param trainings the errors of each training
     */
    public record Term(double weight, IdentityCounts mean, List<IdentityCounts> trainings) {
        public Term {
            trainings = List.copyOf(trainings);
        }
    }

    /**
     * The spread of a weighted sum of rates, such as an accuracy made of both kinds of pairs, or the difference of two
     * systems whose trainings are paired.
     *
     * @param terms each with as many trainings, all over the same pairs
     */
    public static SeedSpread ofCounts(List<Term> terms) {
        return ofMeans(values(terms), shared(terms));
    }

    /** A weighted sum of rates, for each training. */
    public static double[] values(List<Term> terms) {
        double[] values = new double[terms.get(0).trainings.size()];
        for (Term term : terms) {
            for (int k = 0; k < values.length; k++) {
                values[k] += term.weight * term.trainings.get(k).rate();
            }
        }
        return values;
    }

    /** {@code V_both} of a weighted sum of rates; 0 with one training. */
    public static double shared(List<Term> terms) {
        int s = terms.get(0).trainings.size();
        double shared = 0;
        for (int k = 0; k < s && s > 1; k++) {
            List<IdentityCounts> columns = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            for (Term term : terms) {
                columns.add(term.trainings.get(k));
                weights.add(term.weight);
                columns.add(term.mean);
                weights.add(-term.weight);
            }
            shared += Math.max(0, variance(columns, weights)) / s / (s - 1);
        }
        return shared;
    }

    private static double variance(List<IdentityCounts> columns, List<Double> weights) {
        double variance = 0;
        for (int a = 0; a < columns.size(); a++) {
            for (int b = 0; b <= a; b++) {
                double both = weights.get(a) * weights.get(b) * columns.get(a).covariance(columns.get(b));
                variance += a == b ? both : 2 * both;
            }
        }
        return variance;
    }

    /** That of a difference between two arms whose seeds are not paired. */
    public SeedSpread and(SeedSpread other) {
        return new SeedSpread(
                Math.min(seeds, other.seeds), raw + other.raw, shared + other.shared, degrees + other.degrees);
    }

    /**
     * The variance to add to {@code V_id} so that a normal interval is as wide as Student's with {@code V}; 0 without other
     * seeds.
     *
     * @param identityVariance {@code V_id}
     * @param identities number of identities
     * @param confidence such as 0.95
     */
    public double extra(double identityVariance, int identities, double confidence) {
        if (raw == 0 && shared == 0) {
            return 0;
        }
        double variance = identityVariance + Math.max(0, raw - shared);
        if (!(variance > 0)) {
            return 0;
        }
        double ofSeeds = degrees > 0 ? student(raw * raw / degrees, confidence) : 0;
        double cochran =
                (identityVariance * student(identities - 1.0, confidence) + (variance - identityVariance) * ofSeeds)
                        / variance;
        double denominator = degrees + identityVariance * identityVariance / Math.max(1, identities - 1);
        double t =
                denominator > 0 ? Math.max(cochran, student(variance * variance / denominator, confidence)) : cochran;
        double z = NormalQuantile.twoSided(confidence);
        return Math.max(0, variance * (t / z) * (t / z) - identityVariance);
    }

    private static double student(double degrees, double confidence) {
        return new TDistribution(null, Math.max(1, degrees)).inverseCumulativeProbability((1 + confidence) / 2);
    }
}
