package org.facegap.evaluation.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.jspecify.annotations.Nullable;

/**
 * Rates of cells with Wilson's interval: of the plain trials when identities are unknown, of the effective number of
 * trials when they are known ({@link ClusteredRate}). A cell or a rate with too few trials has no value, a rate of no
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
        BinaryCounts counts = table.counts(rows, positive);
        long trials = rate.trials(counts);
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
        return share(trials, hits(trials, rate, positive));
    }

    /** 1 for each row that counts in the numerator of a rate, 0 for the others. */
    public double[] hits(int[] rows, BinaryRate rate, String positive) {
        double[] hits = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            boolean is = table.truth().get(rows[i]).equals(positive);
            boolean said = table.predicted().get(rows[i]).equals(positive);
            hits[i] = rate.isHit(is, said) ? 1 : 0;
        }
        return hits;
    }

    /** Share of rows that are right; every class counts by its size. */
    public Estimate accuracy(int[] rows) {
        Estimate none = missing(rows.length, rows.length, "accuracy");
        if (none != null) {
            return none;
        }
        double[] correct = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            correct[i] = table.correct(rows[i]) ? 1 : 0;
        }
        return of(rows, correct);
    }

    /** Mean recall of the true values that occur; undefined when fewer than two do. See {@link PredictionAccuracy}. */
    public Estimate balancedAccuracy(int[] rows) {
        Estimate none = missing(rows.length, rows.length, "balanced accuracy");
        if (none != null) {
            return none;
        }
        double[] correct = new double[rows.length];
        List<String> truth = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            correct[i] = table.correct(rows[i]) ? 1 : 0;
            truth.add(table.truth().get(rows[i]));
        }
        PredictionAccuracy accuracy = PredictionAccuracy.of(truth, correct, table.design(rows), 0);
        if (accuracy.values() < 2) {
            return Estimate.undefined("only one true value occurs", rows.length, UNIT);
        }
        return with(accuracy.balanced().rate(), accuracy.balanced().interval(confidence), rows.length);
    }

    /**
     * F1 with the interval of {@code J = TP / (TP + FP + FN)}, a share of the rows that are or are said to be positive:
     * {@code F1 = 2J / (1 + J)} rises with J, so its ends are those of J ("Wilson indirect", Lam, arXiv 2309.14621).
     */
    public Estimate f1(int[] rows, String positive) {
        BinaryCounts counts = table.counts(rows, positive);
        long union = counts.tp() + counts.fp() + counts.fn();
        Estimate none = missing(rows.length, union, "F1");
        if (none != null) {
            return none;
        }
        int[] touched = new int[(int) union];
        double[] hits = new double[(int) union];
        int at = 0;
        for (int row : rows) {
            boolean is = table.truth().get(row).equals(positive);
            boolean said = table.predicted().get(row).equals(positive);
            if (is || said) {
                hits[at] = is && said ? 1 : 0;
                touched[at++] = row;
            }
        }
        Estimate share = of(touched, hits);
        return with(counts.f1(), new Interval(harmonic(share.low()), harmonic(share.high())), union);
    }

    private static double harmonic(double share) {
        return 2 * share / (1 + share);
    }

    /** The rows that are trials of a rate. */
    public int[] trialsOf(int[] rows, BinaryRate rate, String positive) {
        return Arrays.stream(rows)
                .filter(row -> rate.isTrial(
                        table.truth().get(row).equals(positive),
                        table.predicted().get(row).equals(positive)))
                .toArray();
    }

    private Estimate of(int[] rows, double[] values) {
        ClusteredRate share = share(rows, values);
        return with(share.rate(), share.interval(confidence), rows.length);
    }

    private ClusteredRate share(int[] rows, double[] values) {
        int n = values.length;
        if (n == 0) {
            return new ClusteredRate(Double.NaN, Double.NaN, 0, 0);
        }
        if (table.identities() != null) {
            return ClusteredRate.of(table.design(rows), values);
        }
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        double rate = sum / n;
        return new ClusteredRate(rate, rate * (1 - rate) / n, n, n);
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
