package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.MetricNames;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.PairedDifferential;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.ScoredSystem;
import org.facegap.evaluation.uncertainty.McNemar;
import org.facegap.evaluation.uncertainty.RecentredInterval;
import org.jspecify.annotations.Nullable;

/**
 * Compares two systems on the pairs that both gave a score for. Each is decided at its own threshold, and both see the
 * same resampled identities and, where systems have several trainings, trainings. Rates of false non-matches and accuracies are compared at the
 * false match rate that thresholds were chosen for, with the error of that choice ({@link ThresholdError}).
 */
final class SystemComparer {
    private static final int FIRST = 0;
    private static final int SECOND = 1;

    private final ScoreTable table;
    private final GroupRows rows;
    private final FoldNumbers folds;
    private final ScoreSpec settings;

    SystemComparer(ScoreTable table, GroupRows rows, FoldNumbers folds, ScoreSpec settings) {
        this.table = table;
        this.rows = rows;
        this.folds = folds;
        this.settings = settings;
    }

    /** One group of both systems at a point. */
    private record Pair(GroupPoint baseline, GroupPoint candidate, GroupReplicates replicates) {
        Pair with(GroupPoint first, GroupPoint second) {
            return new Pair(first, second, replicates.with(List.of(first, second)));
        }
    }

    /** The comparisons at the first common threshold and, where there are folds, by folds. */
    List<SystemComparison> compare(
            ScoredSystem baseline, SystemMeasurement first, ScoredSystem candidate, SystemMeasurement second) {
        List<ScoreColumn> both = new ArrayList<>(baseline.trainings());
        both.addAll(candidate.trainings());
        List<UsablePairs> groups = new ArrayList<>();
        for (int g = 0; g < rows.names().size(); g++) {
            groups.add(UsablePairs.of(
                    table, rows.names().get(g), rows.rows(g, true), rows.rows(g, false), both, settings.failures()));
        }
        ThresholdChoice left = first.choices().get(0);
        ThresholdChoice right = second.choices().get(0);
        List<Pair> held = new ArrayList<>();
        List<Pair> byFolds = new ArrayList<>();
        FoldDecisions decisions = new FoldDecisions(folds, settings.confidence());
        for (UsablePairs pairs : groups) {
            List<double[]> a = baseline.trainings().stream().map(pairs::scores).toList();
            List<double[]> b = candidate.trainings().stream().map(pairs::scores).toList();
            held.add(pair(at(pairs, a, left.values()), at(pairs, b, right.values())));
            if (folds.isKnown()) {
                byFolds.add(pair(decisions.point(pairs, a), decisions.point(pairs, b)));
            }
        }
        List<@Nullable ThresholdError> errors = errors(held, first, second);
        List<Pair> global = held.stream()
                .map(pair -> pair.with(
                        moved(errors.get(FIRST), pair.baseline, left, baseline),
                        moved(errors.get(SECOND), pair.candidate, right, candidate)))
                .toList();
        List<SystemComparison> comparisons = new ArrayList<>();
        String name = left.name().equals(right.name()) ? left.name() : left.name() + " and " + right.name();
        comparisons.add(comparison(baseline, candidate, name, true, global, atThreshold()));
        if (folds.isKnown()) {
            String byFold = folds.folds() + SystemEvaluator.TEN_FOLD;
            comparisons.add(comparison(baseline, candidate, byFold, false, byFolds, ofAccuracies()));
        }
        return comparisons;
    }

    private static GroupPoint moved(
            @Nullable ThresholdError error, GroupPoint point, ThresholdChoice choice, ScoredSystem system) {
        if (error == null || point.side(true) == null) {
            return point;
        }
        List<double[]> scores =
                system.trainings().stream().map(point.pairs()::scores).toList();
        return point.with(error.of(choice.values(), point.pairs(), scores));
    }

    /** The errors of both systems' thresholds; null for one that was given. */
    private List<@Nullable ThresholdError> errors(List<Pair> pairs, SystemMeasurement first, SystemMeasurement second) {
        Calibration calibration = first.thresholds().calibration();
        List<GroupPoint> left = new ArrayList<>();
        List<GroupPoint> right = new ArrayList<>();
        List<GroupReplicates> replicates = new ArrayList<>();
        if (calibration.isOfGroups()) {
            for (Pair pair : pairs) {
                left.add(pair.baseline);
                right.add(pair.candidate);
                replicates.add(pair.replicates);
            }
        } else {
            ScoredSystem other = second.thresholds().calibration().system();
            List<ScoreColumn> both = new ArrayList<>(calibration.system().trainings());
            both.addAll(other.trainings());
            List<double[]> values = List.of(
                    first.choices().get(0).values(), second.choices().get(0).values());
            for (UsablePairs set : calibration.pairs(both)) {
                List<GroupPoint> points = first.thresholds().sources(set, List.of(calibration.system(), other), values);
                left.add(points.get(FIRST));
                right.add(points.get(SECOND));
                replicates.add(GroupReplicates.ofCalibration(points, settings));
            }
        }
        List<@Nullable ThresholdError> errors = new ArrayList<>();
        errors.add(first.thresholds().error(first.choices().get(0), left, replicates, FIRST, FIRST));
        errors.add(second.thresholds().error(second.choices().get(0), right, replicates, SECOND, FIRST));
        return errors;
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

    private GroupPoint at(UsablePairs pairs, List<double[]> scores, double[] thresholds) {
        return SystemGroup.at(pairs, scores, thresholds, settings.confidence());
    }

    private Pair pair(GroupPoint a, GroupPoint b) {
        return new Pair(a, b, GroupReplicates.of(List.of(a, b), settings));
    }

    private SystemComparison comparison(
            ScoredSystem baseline,
            ScoredSystem candidate,
            String point,
            boolean global,
            List<Pair> pairs,
            List<Differential> differentials) {
        List<GroupChange> groups = pairs.stream().map(this::change).toList();
        List<DifferentialChange> changes = changes(pairs, differentials);
        String sentence = new ComparisonWords(baseline.name(), candidate.name(), point, groups, changes).text();
        return new SystemComparison(
                baseline.name(),
                candidate.name(),
                point,
                global,
                groups,
                accuracies(pairs, Accuracies.MEAN),
                accuracies(pairs, Accuracies.WORST),
                changes,
                sentence,
                contrast(pairs, global));
    }

    /** Candidate - baseline of the declared contrast: of FNMR at one threshold, else of accuracies. */
    private @Nullable ContrastChange contrast(List<Pair> pairs, boolean global) {
        Contrast declared = settings.contrast();
        if (declared == null) {
            return null;
        }
        String metric = MetricNames.contrast(global ? MetricNames.FNMR : MetricNames.ACCURACY);
        List<Pair> used = pairs.stream()
                .filter(pair -> declared.groups().contains(pair.baseline.group()))
                .toList();
        long n = 0;
        for (Pair pair : used) {
            Estimate missing = missing(pair, true);
            missing = missing == null && !global ? missing(pair, false) : missing;
            if (missing != null) {
                String why =
                        pair.baseline.group() + ": " + Objects.requireNonNullElse(missing.reason(), "too few pairs");
                return new ContrastChange(
                        declared, metric, Estimate.undefined(why, missing.n(), GroupPoint.RATE), Double.NaN);
            }
            n += global
                    ? pair.baseline.pairs().genuine()
                    : pair.baseline.pairs().size();
        }
        double value = 0;
        double about = 0;
        double[] runs = new double[settings.replicates()];
        List<ThresholdError.Part> first = new ArrayList<>();
        List<ThresholdError.Part> second = new ArrayList<>();
        for (Pair pair : used) {
            GroupReplicates own = pair.replicates;
            double weight = declared.weight(pair.baseline.group());
            double change = global
                    ? own.rate(SECOND, true) - own.rate(FIRST, true)
                    : own.accuracy(SECOND) - own.accuracy(FIRST);
            double bias = global ? 0 : own.accuracyBias(SECOND) - own.accuracyBias(FIRST);
            double[] moved = global ? own.differences(FIRST, SECOND, true) : own.accuracyDifferences(FIRST, SECOND);
            value += weight * change;
            about += weight * (change + bias);
            for (int r = 0; r < runs.length; r++) {
                runs[r] += weight * moved[r];
            }
            first.add((global ? own.part(FIRST, true) : own.accuracyPart(FIRST)).times(weight));
            second.add((global ? own.part(SECOND, true) : own.accuracyPart(SECOND)).times(weight));
        }
        OtherTrainings.Test test = OtherTrainings.test(about, runs, first, second, settings.confidence());
        return new ContrastChange(declared, metric, GroupPoint.estimate(value, test.interval(), n), test.p());
    }

    private GroupChange change(Pair pair) {
        double onlyFirst = 0;
        double onlySecond = 0;
        boolean single = true;
        for (boolean genuine : new boolean[] {true, false}) {
            GroupPoint.Side a = pair.baseline.side(genuine);
            GroupPoint.Side b = pair.candidate.side(genuine);
            if (a != null && b != null) {
                onlyFirst += a.errors().beyond(b.errors());
                onlySecond += b.errors().beyond(a.errors());
                single &= a.errors().shares() == null && b.errors().shares() == null;
            }
        }
        return new GroupChange(
                pair.baseline.group(),
                difference(pair, false),
                difference(pair, true),
                accuracy(pair),
                onlyFirst,
                onlySecond,
                single ? McNemar.of((long) onlyFirst, (long) onlySecond).p() : Double.NaN);
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
        GroupReplicates own = pair.replicates;
        double value = own.rate(SECOND, genuine) - own.rate(FIRST, genuine);
        Interval interval = interval(
                value, own.differences(FIRST, SECOND, genuine), own.part(FIRST, genuine), own.part(SECOND, genuine));
        return GroupPoint.estimate(
                value,
                interval,
                genuine
                        ? pair.baseline.pairs().genuine()
                        : pair.baseline.pairs().impostor());
    }

    private Interval interval(double value, double[] replicates, ThresholdError.Part from, ThresholdError.Part to) {
        double confidence = settings.confidence();
        Interval identities = Quantiles.middle(replicates, confidence).plus(value);
        return OtherTrainings.widened(identities, value, replicates, List.of(from), List.of(to), confidence);
    }

    /** The difference of {@code (TMR + TNMR) / 2}. */
    private Estimate accuracy(Pair pair) {
        for (boolean genuine : new boolean[] {true, false}) {
            Estimate missing = missing(pair, genuine);
            if (missing != null) {
                return missing;
            }
        }
        GroupReplicates own = pair.replicates;
        double value = own.accuracy(SECOND) - own.accuracy(FIRST);
        double best = value + own.accuracyBias(SECOND) - own.accuracyBias(FIRST);
        Interval interval = interval(
                best, own.accuracyDifferences(FIRST, SECOND), own.accuracyPart(FIRST), own.accuracyPart(SECOND));
        return GroupPoint.estimate(value, interval, pair.baseline.pairs().size());
    }

    /** What is made of the accuracies of all groups. */
    private enum Accuracies {
        MEAN,
        WORST;

        double of(double[] accuracies) {
            return this == MEAN
                    ? Arrays.stream(accuracies).average().orElseThrow()
                    : Arrays.stream(accuracies).min().orElseThrow();
        }

        /** What a group's accuracy counts for. */
        double weight(double[] accuracies, int group) {
            return this == MEAN ? 1.0 / accuracies.length : accuracies[group] == of(accuracies) ? 1 : 0;
        }
    }

    /** Candidate - baseline of the mean, or of the smallest, of the groups' accuracies; groups that one could not measure are left out. */
    private Estimate accuracies(List<Pair> pairs, Accuracies which) {
        List<Pair> usable = measured(pairs);
        long n = usable.stream().mapToLong(p -> p.baseline.pairs().size()).sum();
        if (usable.isEmpty()) {
            return Estimate.undefined("no group could be measured in both systems", n, GroupPoint.RATE);
        }
        int d = usable.size();
        double[][] from = new double[d][];
        double[][] change = new double[d][];
        double[] left = new double[d];
        double[] right = new double[d];
        double[] bestLeft = new double[d];
        double[] bestRight = new double[d];
        for (int g = 0; g < d; g++) {
            GroupReplicates own = usable.get(g).replicates;
            from[g] = own.accuracyDeviations(FIRST);
            change[g] = own.accuracyDifferences(FIRST, SECOND);
            left[g] = own.accuracy(FIRST);
            right[g] = own.accuracy(SECOND);
            bestLeft[g] = left[g] + own.accuracyBias(FIRST);
            bestRight[g] = right[g] + own.accuracyBias(SECOND);
        }
        double value = which.of(right) - which.of(left);
        double[] runs = new double[settings.replicates()];
        double[] before = new double[d];
        double[] after = new double[d];
        for (int r = 0; r < runs.length; r++) {
            for (int g = 0; g < d; g++) {
                before[g] = left[g] + from[g][r];
                after[g] = right[g] + from[g][r] + change[g][r];
            }
            runs[r] = which.of(after) - which.of(before);
        }
        double best = which.of(bestRight) - which.of(bestLeft);
        List<ThresholdError.Part> first = new ArrayList<>();
        List<ThresholdError.Part> second = new ArrayList<>();
        for (int g = 0; g < d; g++) {
            GroupReplicates own = usable.get(g).replicates;
            first.add(own.accuracyPart(FIRST).times(which.weight(left, g)));
            second.add(own.accuracyPart(SECOND).times(which.weight(right, g)));
        }
        double confidence = settings.confidence();
        Interval identities = RecentredInterval.of(value, runs, confidence).plus(best - value);
        Interval interval = OtherTrainings.widened(identities, best, runs, first, second, confidence);
        return GroupPoint.estimate(value, interval, n);
    }

    private List<Pair> measured(List<Pair> pairs) {
        return pairs.stream()
                .filter(p -> missing(p, true) == null && missing(p, false) == null)
                .toList();
    }

    private List<DifferentialChange> changes(List<Pair> pairs, List<Differential> differentials) {
        List<Pair> usable = measured(pairs);
        List<DifferentialChange> changes = new ArrayList<>();
        if (usable.size() < 2) {
            String reason = "a differential needs two groups that both systems decided, not " + usable.size();
            for (Differential d : differentials) {
                Estimate none = Estimate.undefined(reason, 0, d.unit());
                changes.add(new DifferentialChange(d.name(), none, none, none));
            }
            return changes;
        }
        List<PairedDifferential.Group> groups = usable.stream().map(this::group).toList();
        long n = usable.stream().mapToLong(p -> p.baseline.pairs().size()).sum();
        for (Differential d : differentials) {
            PairedDifferential change = PairedDifferential.of(d, groups, n, settings.confidence());
            changes.add(new DifferentialChange(
                    d.name(),
                    DifferentialAnalysis.estimate(change.baseline(), n, d.unit()),
                    DifferentialAnalysis.estimate(change.candidate(), n, d.unit()),
                    widened(change, groups, usable)));
        }
        return changes;
    }

    /** The change of a differential, by folds that at the best thresholds, with what other trainings would change in it. */
    private Estimate widened(PairedDifferential change, List<PairedDifferential.Group> groups, List<Pair> pairs) {
        Estimate difference = change.difference();
        if (!difference.hasInterval()) {
            return difference;
        }
        double best = 0;
        double[] moved = new double[settings.replicates()];
        List<List<ThresholdError.Part>> parts = List.of(new ArrayList<>(), new ArrayList<>());
        for (int system : new int[] {FIRST, SECOND}) {
            double[][] slopes = PairedDifferential.slopes(change.differential(), groups, system == SECOND);
            for (int g = 0; g < slopes.length; g++) {
                GroupReplicates own = pairs.get(g).replicates;
                parts.get(system).add(own.part(system, false).times(slopes[g][0]));
                parts.get(system).add(own.part(system, true).times(slopes[g][1]));
                parts.get(system).add(own.accuracyPart(system).times(-slopes[g][2]));
                best += (system == SECOND ? -1 : 1) * slopes[g][2] * own.accuracyBias(system);
                for (int kind = 0; kind < slopes[g].length; kind++) {
                    double[] from = groups.get(g).deviations()[kind];
                    double[] by = groups.get(g).differences()[kind];
                    for (int r = 0; r < moved.length; r++) {
                        moved[r] += slopes[g][kind] * (system == SECOND ? from[r] + by[r] : -from[r]);
                    }
                }
            }
            parts.get(system).removeIf(part -> part.match() == 0 && part.nonMatch() == 0);
        }
        double value = difference.value();
        Interval identities = new Interval(difference.low(), difference.high()).plus(best);
        Interval all = OtherTrainings.widened(
                identities, value + best, moved, parts.get(FIRST), parts.get(SECOND), settings.confidence());
        return Estimate.ok(
                value, Math.min(value, all.low()), Math.max(value, all.high()), difference.n(), difference.unit());
    }

    private PairedDifferential.Group group(Pair pair) {
        GroupReplicates own = pair.replicates;
        return new PairedDifferential.Group(
                new double[] {own.rate(FIRST, false), own.rate(FIRST, true), 1 - own.accuracy(FIRST)},
                new double[] {own.rate(SECOND, false), own.rate(SECOND, true), 1 - own.accuracy(SECOND)},
                new double[][] {
                    Objects.requireNonNull(own.deviations(FIRST, false)),
                    Objects.requireNonNull(own.deviations(FIRST, true)),
                    negated(own.accuracyDeviations(FIRST))
                },
                new double[][] {
                    own.differences(FIRST, SECOND, false),
                    own.differences(FIRST, SECOND, true),
                    negated(own.accuracyDifferences(FIRST, SECOND))
                });
    }

    private static double[] negated(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }
}
