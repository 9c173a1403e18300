package org.facegap.evaluation.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DyadicCovariance;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.jspecify.annotations.Nullable;

/**
 * Rates of cells with Wilson's interval: of the plain trials when identities are unknown, of the effective number of
 * trials when they are known ({@link ClusteredRate}), which of several trainings says what others would change as well ({@link
 * SeedSpread}). A cell or a rate with too few trials has no value, a rate of no
 * trials is undefined.
 */
public final class RateEstimator {
    private static final String UNIT = "rate";

    private final PredictionTable table;
    private final MinimumCounts minimum;
    private final double confidence;

    /** An estimator for a table. */
    public RateEstimator(PredictionTable table, MinimumCounts minimum, double confidence) {
        this.table = table;
        this.minimum = minimum;
        this.confidence = confidence;
    }

    /** A rate over rows with one value as the positive one. */
    public Estimate rate(int[] rows, BinaryRate rate, String positive) {
        long trials = Math.round(rate.trials(table.counts(rows, positive)));
        Estimate none = missing(rows.length, trials, rate.title());
        if (none != null) {
            return none;
        }
        ClusteredRate share = share(rows, rate, positive);
        return with(share.rate(), share.interval(confidence), trials);
    }

    /** A rate with its variance, whatever the minimum counts say; NaN and no pairs without trials. */
    public ClusteredRate share(int[] rows, BinaryRate rate, String positive) {
        int[] trials = trialsOf(rows, rate, positive);
        return share(trials, outcomes(trials, positive, rate::isHit), outcomes(trials, positive, rate::isTrial));
    }

    /** Share of the trainings for which each row counts in the numerator of a rate. */
    public double[] hits(int[] rows, BinaryRate rate, String positive) {
        return mean(outcomes(rows, positive, rate::isHit));
    }

    /** Share of rows that are right; every class counts by its size. */
    public Estimate accuracy(int[] rows) {
        Estimate none = missing(rows.length, rows.length, "accuracy");
        if (none != null) {
            return none;
        }
        ClusteredRate share = share(rows, correct(rows), always(rows.length));
        return with(share.rate(), share.interval(confidence), rows.length);
    }

    /** Mean recall of the true values that occur; undefined when fewer than two do. See {@link BalancedAccuracy}. */
    public Estimate balancedAccuracy(int[] rows) {
        Estimate none = missing(rows.length, rows.length, "balanced accuracy");
        if (none != null) {
            return none;
        }
        List<String> truth = new ArrayList<>();
        for (int row : rows) {
            truth.add(table.truth().get(row));
        }
        BalancedAccuracy accuracy = BalancedAccuracy.of(truth, correct(rows), table.design(rows), confidence);
        if (accuracy.values() < 2) {
            return Estimate.undefined("only one true value occurs", rows.length, UNIT);
        }
        return with(accuracy.rate().rate(), accuracy.rate().interval(confidence), rows.length);
    }

    /**
     * F1 with the interval of {@code J = TP / (TP + FP + FN)}, a share of the rows that are or are said to be positive:
     * {@code F1 = 2J / (1 + J)} rises with J, so its ends are those of J ("Wilson indirect", Lam, arXiv 2309.14621).
     */
    public Estimate f1(int[] rows, String positive) {
        BinaryCounts counts = table.counts(rows, positive);
        long union = Math.round(counts.tp() + counts.fp() + counts.fn());
        Estimate none = missing(rows.length, union, "F1");
        if (none != null) {
            return none;
        }
        int[] touched = inSome(rows, positive, (is, said) -> is || said);
        ClusteredRate share = share(
                touched,
                outcomes(touched, positive, (is, said) -> is && said),
                outcomes(touched, positive, (is, said) -> is || said));
        Interval interval = share.interval(confidence);
        double low = Math.min(share.rate(), interval.low());
        double high = Math.max(share.rate(), interval.high());
        return with(counts.f1(), new Interval(harmonic(low), harmonic(high)), union);
    }

    private static double harmonic(double share) {
        return 2 * share / (1 + share);
    }

    /** The rows that are trials of a rate for some training. */
    public int[] trialsOf(int[] rows, BinaryRate rate, String positive) {
        return inSome(rows, positive, rate::isTrial);
    }

    /** What is asked of a decision. */
    private interface Outcome {
        boolean holds(boolean is, boolean said);
    }

    private boolean holds(int training, int row, String positive, Outcome outcome) {
        return outcome.holds(
                table.truth().get(row).equals(positive),
                table.trainings().get(training).get(row).equals(positive));
    }

    private int[] inSome(int[] rows, String positive, Outcome outcome) {
        return Arrays.stream(rows)
                .filter(row ->
                        IntStream.range(0, table.trainings().size()).anyMatch(t -> holds(t, row, positive, outcome)))
                .toArray();
    }

    /** {@code [trainings][rows]}, 1 where it holds. */
    private double[][] outcomes(int[] rows, String positive, Outcome outcome) {
        double[][] values = new double[table.trainings().size()][rows.length];
        for (int t = 0; t < values.length; t++) {
            for (int i = 0; i < rows.length; i++) {
                values[t][i] = holds(t, rows[i], positive, outcome) ? 1 : 0;
            }
        }
        return values;
    }

    private double[][] correct(int[] rows) {
        double[][] values = new double[table.trainings().size()][rows.length];
        for (int t = 0; t < values.length; t++) {
            for (int i = 0; i < rows.length; i++) {
                values[t][i] = table.correct(t, rows[i]) ? 1 : 0;
            }
        }
        return values;
    }

    private double[][] always(int n) {
        double[][] values = new double[table.trainings().size()][n];
        for (double[] own : values) {
            Arrays.fill(own, 1);
        }
        return values;
    }

    private static double[] mean(double[][] trainings) {
        double[] mean = new double[trainings[0].length];
        for (int i = 0; i < mean.length; i++) {
            for (double[] own : trainings) {
                mean[i] += own[i];
            }
            mean[i] /= trainings.length;
        }
        return mean;
    }

    /**
     * A share of trials, over all trainings together: {@code p = H / T} with H hits and T trials, both means over trainings.
     * A row adds {@code (h - p t) / T} to its deviation. Where all trainings have the same trials, this is the mean of their
     * rates.
     *
     * @param hits {@code [trainings][rows]}
     * @param trials {@code [trainings][rows]}
     */
    private ClusteredRate share(int[] rows, double[][] hits, double[][] trials) {
        double[] h = mean(hits);
        double[] t = mean(trials);
        double all = sum(t);
        if (all == 0) {
            return new ClusteredRate(Double.NaN, Double.NaN, 0, 0);
        }
        double rate = Math.max(0, Math.min(1, sum(h) / all));
        int k = hits.length;
        if (table.identities() == null && k == 1) {
            return new ClusteredRate(rate, rate * (1 - rate) / all, rows.length, rows.length);
        }
        IdentityPairs design = table.design(rows);
        double variance = DyadicCovariance.variance(design, residuals(h, t, rate, all));
        double[] values = new double[k];
        double[][] residuals = new double[k][];
        for (int s = 0; s < k; s++) {
            double own = sum(trials[s]);
            values[s] = rate + (sum(hits[s]) - rate * own) / all;
            residuals[s] = residuals(hits[s], trials[s], own > 0 ? sum(hits[s]) / own : 0, all);
        }
        double extra = SeedSpread.of(design, values, residuals).extra(variance, design.identities(), confidence);
        return ClusteredRate.withVariance(rate, variance + extra, Math.round(all), design.clusters());
    }

    private static double[] residuals(double[] hits, double[] trials, double rate, double all) {
        double[] residuals = new double[hits.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = (hits[i] - rate * trials[i]) / all;
        }
        return residuals;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    private static Estimate with(double value, Interval interval, long n) {
        return Estimate.ok(value, Math.min(value, interval.low()), Math.max(value, interval.high()), n, UNIT);
    }

    private @Nullable Estimate missing(long rows, long trials, String what) {
        if (rows < minimum.cell()) {
            return Estimate.tooFew(rows, minimum.cell(), UNIT);
        }
        if (trials == 0) {
            return Estimate.undefined("no row counts for " + what + " (0/0)", 0, UNIT);
        }
        return trials < minimum.denominator() ? Estimate.tooFew(trials, minimum.denominator(), UNIT) : null;
    }
}
