package org.facegap.evaluation.attribute;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.TDistribution;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.NormalQuantile;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DyadicCovariance;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedSpread;

/**
 * Errors of predicted ages, or of any values on a scale: {@code e = predicted - true}.
 *
 * <ul>
 *   <li>mean absolute error {@code MAE = mean |e|},
 *   <li>bias {@code mean e}; above 0 when ages are guessed too high,
 *   <li>within k {@code share of |e| <= k} (also "k-off accuracy", and "cumulative score" CS(k)), with Wilson's interval.
 * </ul>
 *
 * <p>MAE and bias have Student's interval from the variance clustered by identity, with as many degrees of freedom as
 * clusters less one; none with a single cluster. That variance is multiplied by {@code clusters / (clusters - 1)}, which
 * without repeated identities is the sample variance over n. Several trainings widen them ({@link SeedSpread}). Sources: Geng, Zhou and Smith-Miles 2007 (MAE, CS); Rothe,
 * Timofte and Van Gool 2018.
 *
 * @param mae mean absolute error, in units of the scale
 * @param bias mean error
 * @param within k to the share of errors of at most k
 */
public record AgeErrors(Estimate mae, Estimate bias, Map<Integer, Estimate> within) {
    /** The k that are reported when nobody asks for others, in years. */
    public static final List<Integer> YEARS = List.of(1, 5, 10);

    /** Nobody is older, in years. */
    public static final int OLDEST = 130;

    /**
     * Measures.
     *
     * @param truth true values
     * @param trainings the values that each training predicted, as many; at least one training
     * @param design how they cluster by identity
     * @param ks the k of "within k"
     * @param unit what the scale counts: {@code years}, {@code bins}
     * @param confidence such as 0.95
     */
    public static AgeErrors of(
            double[] truth,
            List<double[]> trainings,
            IdentityPairs design,
            List<Integer> ks,
            String unit,
            double confidence) {
        int n = truth.length;
        if (trainings.stream().anyMatch(t -> t.length != n) || design.size() != n) {
            throw new IllegalArgumentException("true and predicted values differ in length");
        }
        Map<Integer, Estimate> within = new TreeMap<>();
        if (n == 0) {
            Estimate none = Estimate.undefined("no rows", 0, unit);
            ks.forEach(k -> within.put(k, Estimate.undefined("no rows", 0, "rate")));
            return new AgeErrors(none, none, within);
        }
        double[][] errors = new double[trainings.size()][n];
        double[][] sizes = new double[trainings.size()][n];
        for (int s = 0; s < errors.length; s++) {
            for (int i = 0; i < n; i++) {
                errors[s][i] = trainings.get(s)[i] - truth[i];
                sizes[s][i] = Math.abs(errors[s][i]);
            }
        }
        for (int k : ks) {
            double[][] near = Arrays.stream(sizes)
                    .map(own -> Arrays.stream(own).map(e -> e <= k ? 1 : 0).toArray())
                    .toArray(double[][]::new);
            ClusteredRate rate = ClusteredRate.ofSeeds(design, near, confidence);
            Interval interval = rate.interval(confidence);
            within.put(
                    k,
                    Estimate.ok(
                            rate.rate(),
                            Math.min(rate.rate(), interval.low()),
                            Math.max(rate.rate(), interval.high()),
                            n,
                            "rate"));
        }
        return new AgeErrors(
                mean(sizes, design, unit, confidence, true), mean(errors, design, unit, confidence, false), within);
    }

    private static Estimate mean(
            double[][] trainings, IdentityPairs design, String unit, double confidence, boolean nonNegative) {
        int n = trainings[0].length;
        double[] values = new double[n];
        for (double[] own : trainings) {
            for (int i = 0; i < n; i++) {
                values[i] += own[i] / trainings.length;
            }
        }
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        double mean = sum / n;
        int clusters = design.identities();
        if (clusters < 2) {
            return Estimate.point(mean, n, unit);
        }
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            residuals[i] = (values[i] - mean) / n;
        }
        double variance = DyadicCovariance.variance(design, residuals) * clusters / (clusters - 1.0);
        double half = new TDistribution(null, clusters - 1.0).inverseCumulativeProbability((1 + confidence) / 2)
                * Math.sqrt(variance);
        double extra = SeedSpread.of(design, trainings).extra(variance, clusters, confidence);
        if (extra > 0) {
            half = Math.max(half, NormalQuantile.twoSided(confidence) * Math.sqrt(variance + extra));
        }
        return Estimate.ok(mean, nonNegative ? Math.max(0, mean - half) : mean - half, mean + half, n, unit);
    }

    /** Whether an attribute is an age by its name: {@code age} or one that ends in it, such as {@code apparent_age}. */
    public static boolean isAge(String attribute) {
        return attribute.toLowerCase(Locale.ROOT).endsWith("age");
    }

    /** Whether a value is a number of years that no identity's age is. */
    public static boolean impossible(String value) {
        if (!value.matches("-?\\d{1,15}(\\.\\d{1,20})?")) {
            return false;
        }
        double years = Double.parseDouble(value);
        return years < 0 || years > OLDEST;
    }

    /**
     * Places on a scale of labels such as FairFace's age ranges ({@code 3-9}, {@code more than 70}): the labels are put in
     * order ({@link WordOrder}), and an error of one is one range.
     *
     * @return label to place from 0; empty when a label is no range or two begin at the same number
     */
    public static Map<String, Integer> ranges(List<String> labels) {
        Map<String, Integer> places = new TreeMap<>();
        Set<Double> starts = new HashSet<>();
        for (String label : labels.stream().sorted(new WordOrder()).toList()) {
            double start = WordOrder.start(label);
            if (Double.isNaN(start) || !starts.add(start)) {
                return Map.of();
            }
            places.put(label, places.size());
        }
        return places;
    }
}
