package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.PairedDifferential;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.Interval;
import org.facegap.evaluation.uncertainty.McNemar;
import org.facegap.evaluation.uncertainty.Quantiles;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.jspecify.annotations.Nullable;

/**
 * Compares two systems on the pairs that both gave a score for. Each is decided at its own threshold, and both see the
 * same resampled people; thresholds are held where they are.
 */
final class SystemComparer {
    private static final int FIRST = 0;
    private static final int SECOND = 1;

    private final ScoreTable table;
    private final GroupRows rows;
    private final FoldNumbers folds;
    private final ScoreSettings settings;

    SystemComparer(ScoreTable table, GroupRows rows, FoldNumbers folds, ScoreSettings settings) {
        this.table = table;
        this.rows = rows;
        this.folds = folds;
        this.settings = settings;
    }

    /** One group of both systems at a point. */
    private record Pair(GroupPoint baseline, GroupPoint candidate, GroupReplicates replicates) {}

    /** The comparisons at the first common threshold and, where there are folds, by folds. */
    List<SystemComparison> compare(
            ScoreColumn baseline, SystemMeasurement first, ScoreColumn candidate, SystemMeasurement second) {
        List<UsablePairs> groups = new ArrayList<>();
        for (int g = 0; g < rows.names().size(); g++) {
            groups.add(UsablePairs.of(
                    table,
                    rows.names().get(g),
                    rows.rows(g, true),
                    rows.rows(g, false),
                    List.of(baseline, candidate),
                    settings.failures()));
        }
        ThresholdChoice left = first.choices().get(0);
        ThresholdChoice right = second.choices().get(0);
        List<Pair> global = new ArrayList<>();
        List<Pair> byFolds = new ArrayList<>();
        FoldDecisions decisions = new FoldDecisions(folds);
        for (UsablePairs pairs : groups) {
            double[] a = pairs.scores(baseline);
            double[] b = pairs.scores(candidate);
            global.add(pair(at(pairs, a, left.value()), at(pairs, b, right.value())));
            if (folds.isKnown()) {
                byFolds.add(pair(decisions.point(pairs, a), decisions.point(pairs, b)));
            }
        }
        List<SystemComparison> comparisons = new ArrayList<>();
        String name = left.name().equals(right.name()) ? left.name() : left.name() + " and " + right.name();
        comparisons.add(comparison(baseline, candidate, name, true, global, atThreshold()));
        if (folds.isKnown()) {
            String byFold = folds.folds() + SystemEvaluator.TEN_FOLD;
            comparisons.add(comparison(baseline, candidate, byFold, false, byFolds, ofAccuracies()));
        }
        return comparisons;
    }

    private static List<Differential> atThreshold() {
        return List.of(
                new Differential.Single(Measure.MAX_MIN, RateKind.FNMR),
                new Differential.Single(Measure.MAX_MIN, RateKind.FMR),
                new Differential.Single(Measure.GINI, RateKind.FNMR),
                new Differential.Single(Measure.GINI, RateKind.FMR),
                new Differential.Single(Measure.MAX_MIN, RateKind.ERROR),
                new Differential.Single(Measure.STD_POPULATION, RateKind.ERROR));
    }

    private static List<Differential> ofAccuracies() {
        return List.of(
                new Differential.Single(Measure.STD_POPULATION, RateKind.ERROR),
                new Differential.Single(Measure.STD_SAMPLE, RateKind.ERROR),
                new Differential.Single(Measure.MAX_MIN, RateKind.ERROR),
                new Differential.Single(Measure.MAX_OVER_MIN, RateKind.ERROR));
    }

    private static GroupPoint at(UsablePairs pairs, double[] scores, double threshold) {
        return Double.isNaN(threshold)
                ? GroupPoint.undecided(pairs, "no impostor pairs to choose the threshold on")
                : GroupPoint.of(pairs, pairs.errors(scores, false, threshold), pairs.errors(scores, true, threshold));
    }

    private Pair pair(GroupPoint a, GroupPoint b) {
        return new Pair(a, b, GroupReplicates.of(List.of(a, b), settings));
    }

    private SystemComparison comparison(
            ScoreColumn baseline,
            ScoreColumn candidate,
            String point,
            boolean global,
            List<Pair> pairs,
            List<Differential> differentials) {
        List<GroupChange> groups = pairs.stream().map(this::change).toList();
        List<DifferentialChange> changes = changes(pairs, differentials);
        String sentence = new ComparisonWords(baseline.system(), candidate.system(), point, groups, changes).text();
        return new SystemComparison(baseline.system(), candidate.system(), point, global, groups, changes, sentence);
    }

    private GroupChange change(Pair pair) {
        long onlyFirst = 0;
        long onlySecond = 0;
        for (boolean genuine : new boolean[] {true, false}) {
            GroupPoint.Side a = pair.baseline.side(genuine);
            GroupPoint.Side b = pair.candidate.side(genuine);
            if (a != null && b != null) {
                long both = common(a.errors(), b.errors());
                onlyFirst += a.errors().pairs().length - both;
                onlySecond += b.errors().pairs().length - both;
            }
        }
        return new GroupChange(
                pair.baseline.group(),
                difference(pair, false),
                difference(pair, true),
                accuracy(pair),
                onlyFirst,
                onlySecond,
                McNemar.of(onlyFirst, onlySecond).p());
    }

    private static long common(ErrorColumn a, ErrorColumn b) {
        int[] x = a.pairs();
        long both = 0;
        for (int place : b.pairs()) {
            both += Arrays.binarySearch(x, place) >= 0 ? 1 : 0;
        }
        return both;
    }

    private @Nullable Estimate missing(Pair pair, boolean genuine) {
        GroupPoint.Side side = pair.baseline.side(genuine);
        if (side == null || pair.candidate.side(genuine) == null || side.trials() == 0) {
            return Estimate.undefined(
                    genuine ? "no genuine pairs that both decided" : "no impostor pairs that both decided",
                    0,
                    GroupPoint.RATE);
        }
        return side.trials() < settings.minimumTrials()
                ? Estimate.tooFew(side.trials(), settings.minimumTrials(), GroupPoint.RATE)
                : null;
    }

    private Estimate difference(Pair pair, boolean genuine) {
        Estimate missing = missing(pair, genuine);
        if (missing != null) {
            return missing;
        }
        RateBootstrap bootstrap = Objects.requireNonNull(pair.replicates.bootstrap());
        int a = pair.replicates.column(FIRST, genuine);
        int b = pair.replicates.column(SECOND, genuine);
        Interval interval = bootstrap.difference(a, b, settings.confidence());
        return GroupPoint.estimate(
                bootstrap.rate(b) - bootstrap.rate(a),
                interval,
                genuine
                        ? pair.baseline.pairs().genuine()
                        : pair.baseline.pairs().impostor());
    }

    /** Both kinds' differences weighted by their shares, with the sign of an accuracy. */
    private Estimate accuracy(Pair pair) {
        for (boolean genuine : new boolean[] {true, false}) {
            Estimate missing = missing(pair, genuine);
            if (missing != null) {
                return missing;
            }
        }
        RateBootstrap bootstrap = Objects.requireNonNull(pair.replicates.bootstrap());
        UsablePairs pairs = pair.baseline.pairs();
        double[] moved = new double[bootstrap.replicates()];
        double value = 0;
        for (boolean genuine : new boolean[] {true, false}) {
            int a = pair.replicates.column(FIRST, genuine);
            int b = pair.replicates.column(SECOND, genuine);
            double weight = (genuine ? pairs.genuine() : pairs.impostor()) / (double) pairs.size();
            double[] differences = bootstrap.differences(a, b);
            for (int r = 0; r < moved.length; r++) {
                moved[r] -= weight * differences[r];
            }
            value -= weight * (bootstrap.rate(b) - bootstrap.rate(a));
        }
        Interval interval = Quantiles.middle(moved, settings.confidence()).plus(value);
        return GroupPoint.estimate(value, interval, pairs.size());
    }

    private List<DifferentialChange> changes(List<Pair> pairs, List<Differential> differentials) {
        List<Pair> usable = pairs.stream()
                .filter(p -> missing(p, true) == null && missing(p, false) == null)
                .toList();
        List<DifferentialChange> changes = new ArrayList<>();
        if (usable.size() < 2) {
            String reason = "a differential needs two groups that both systems decided, not " + usable.size();
            for (Differential d : differentials) {
                Estimate none = Estimate.undefined(reason, 0, d.unit());
                changes.add(new DifferentialChange(d.name(), none, none, none));
            }
            return changes;
        }
        List<RateBootstrap> bootstraps = usable.stream()
                .map(p -> Objects.requireNonNull(p.replicates.bootstrap()))
                .toList();
        double[] share = usable.stream()
                .mapToDouble(p -> p.baseline.pairs().genuine()
                        / (double) p.baseline.pairs().size())
                .toArray();
        long n = usable.stream().mapToLong(p -> p.baseline.pairs().size()).sum();
        GroupReplicates columns = usable.get(0).replicates;
        PairedDifferential.Columns left =
                new PairedDifferential.Columns(columns.column(FIRST, false), columns.column(FIRST, true));
        PairedDifferential.Columns right =
                new PairedDifferential.Columns(columns.column(SECOND, false), columns.column(SECOND, true));
        for (Differential d : differentials) {
            PairedDifferential change =
                    PairedDifferential.of(d, bootstraps, share, left, right, n, settings.confidence());
            changes.add(new DifferentialChange(
                    d.name(), value(change.baseline(), n, d), value(change.candidate(), n, d), change.difference()));
        }
        return changes;
    }

    private static Estimate value(double value, long n, Differential d) {
        if (Double.isNaN(value)) {
            return Estimate.undefined("0/0: no group has an error", n, d.unit());
        }
        return Double.isInfinite(value) ? Estimate.infinite(n, d.unit()) : Estimate.point(value, n, d.unit());
    }
}
