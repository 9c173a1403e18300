package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.SweepCell;
import org.facegap.core.results.scores.SweepRow;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreTable;
import org.facegap.evaluation.scores.ScoredSystem;
import org.facegap.evaluation.verification.OperatingPoint;
import org.facegap.evaluation.verification.ScoreSplit;
import org.jspecify.annotations.Nullable;

/** Measures one system of a table. */
final class SystemEvaluator {
    private static final List<Double> SWEEP = List.of(0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6);
    private static final int ALWAYS = 4;
    static final String TEN_FOLD = "-fold accuracy";

    private final ScoreTable table;
    private final GroupRows rows;
    private final FoldNumbers folds;
    private final CrossGroups cross;
    private final ScoreSpec settings;

    SystemEvaluator(ScoreTable table, GroupRows rows, FoldNumbers folds, CrossGroups cross, ScoreSpec settings) {
        this.table = table;
        this.rows = rows;
        this.folds = folds;
        this.cross = cross;
        this.settings = settings;
    }

    /**
     * Everything about a system.
     *
     * @param calibrated thresholds chosen on other pairs; null to choose them on these
     */
    SystemMeasurement measure(ScoredSystem system, @Nullable Thresholds calibrated) {
        List<SystemGroup> groups = groups(system);
        List<ScoreSplit> pools = pools(system, groups);
        Thresholds thresholds =
                calibrated != null ? calibrated : new Thresholds(settings, pools, groups, calibration(system, true));
        List<ThresholdChoice> choices = thresholds.choose(system);
        List<List<GroupPoint>> points = new ArrayList<>();
        for (ThresholdChoice choice : choices) {
            points.add(groups.stream()
                    .map(g -> g.at(choice.values(), settings.confidence()))
                    .toList());
        }
        if (folds.isKnown()) {
            FoldDecisions decisions = new FoldDecisions(folds, settings.confidence());
            points.add(groups.stream().map(decisions::point).toList());
        }
        List<GroupReplicates> replicates = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            replicates.add(
                    GroupReplicates.of(points.stream().map(p -> p.get(group)).toList(), settings));
        }
        for (int c = 0; c < choices.size(); c++) {
            int p = c;
            ThresholdError error = error(thresholds, choices.get(p), points.get(p), replicates, p);
            if (error != null) {
                double[] values = choices.get(p).values();
                points.set(
                        p,
                        IntStream.range(0, groups.size())
                                .mapToObj(g -> with(error, values, points.get(p).get(g), groups.get(g)))
                                .toList());
            }
        }
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            replicates.set(
                    g,
                    replicates
                            .get(g)
                            .with(points.stream().map(p -> p.get(group)).toList()));
        }
        boolean across = settings.impostors() == ImpostorRule.ALL;
        List<PointResults> results = results(choices, points, replicates, across ? pools : List.of());
        List<GroupScores> scores = curves(groups, system.size());
        boolean matrix = cross.isKnown() && choices.get(0).isKnown();
        return new SystemMeasurement(
                new SystemResults(
                        system.name(),
                        system.seeds(),
                        system.isDistance(),
                        scores,
                        results,
                        sweep(system, thresholds, groups, pools),
                        matrix ? cross.at(system, choices.get(0).values()) : List.of(),
                        new ToolFigures(folds, settings.targets()).of(system, groups),
                        new TrainingEvaluator(settings, folds).of(system, groups, choices, results)),
                choices,
                thresholds);
    }

    /** The pairs of this table as those that thresholds are chosen on. */
    Calibration calibration(ScoredSystem system, boolean own) {
        return new Calibration(table, rows, system, settings, own);
    }

    private static @Nullable ThresholdError error(
            Thresholds thresholds,
            ThresholdChoice choice,
            List<GroupPoint> points,
            List<GroupReplicates> replicates,
            int number) {
        Calibration calibration = thresholds.calibration();
        if (calibration.isOfGroups()) {
            return thresholds.error(choice, points, replicates, number, number);
        }
        if (Double.isNaN(choice.target()) || !choice.isKnown()) {
            return null;
        }
        ScoredSystem system = calibration.system();
        List<GroupPoint> sources = new ArrayList<>();
        List<GroupReplicates> moved = new ArrayList<>();
        for (UsablePairs pairs : calibration.pairs(system.trainings())) {
            List<GroupPoint> own = thresholds.sources(pairs, List.of(system), List.of(choice.values()));
            sources.addAll(own);
            moved.add(GroupReplicates.ofCalibration(own, thresholds.settings()));
        }
        return thresholds.error(choice, sources, moved, 0, 0);
    }

    private static GroupPoint with(ThresholdError error, double[] thresholds, GroupPoint point, SystemGroup group) {
        return point.with(error.of(thresholds, group.pairs(), group.scores()));
    }

    /** The groups with this system's scores. */
    List<SystemGroup> groups(ScoredSystem system) {
        List<SystemGroup> groups = new ArrayList<>();
        for (int g = 0; g < rows.names().size(); g++) {
            UsablePairs pairs = UsablePairs.of(
                    table,
                    rows.names().get(g),
                    rows.rows(g, true),
                    rows.rows(g, false),
                    system.trainings(),
                    settings.failures());
            groups.add(SystemGroup.of(pairs, system));
        }
        return groups;
    }

    /** For each training all pairs of a table that a threshold may be chosen on. */
    List<ScoreSplit> pools(ScoredSystem system, List<SystemGroup> groups) {
        List<ScoreSplit> pools = new ArrayList<>();
        for (int t = 0; t < system.size(); t++) {
            ScoreSplit within = within(groups, t);
            pools.add(
                    settings.impostors() == ImpostorRule.ALL
                            ? withCross(within, cross.scores(system.trainings().get(t)))
                            : within);
        }
        return pools;
    }

    private List<PointResults> results(
            List<ThresholdChoice> choices,
            List<List<GroupPoint>> points,
            List<GroupReplicates> replicates,
            List<ScoreSplit> pools) {
        PointEvaluator evaluator = new PointEvaluator(settings);
        List<PointResults> results = new ArrayList<>();
        for (int p = 0; p < points.size(); p++) {
            if (p == choices.size()) {
                String rule =
                        "highest accuracy on the other folds of the group, of several best midpoints between scores"
                                + " the highest; " + folds.rule();
                results.add(evaluator.folds(folds.folds() + TEN_FOLD, rule, points.get(p), replicates, p));
                continue;
            }
            ThresholdChoice choice = choices.get(p);
            Estimate realised;
            if (!choice.isKnown()) {
                realised = Estimate.undefined("no impostor pairs to choose the threshold on", 0, GroupPoint.RATE);
            } else if (!pools.isEmpty()) {
                int n = pools.get(0).impostor().length;
                realised = n == 0
                        ? Estimate.undefined("no impostor pairs", 0, GroupPoint.RATE)
                        : Estimate.point(mean(pools, choice.values()), n, GroupPoint.RATE);
            } else {
                realised = new PooledErrors(points.get(p), replicates, p, settings)
                        .errors()
                        .falseMatch()
                        .rate();
            }
            results.add(evaluator.global(choice, realised, points.get(p), replicates, p));
        }
        return results;
    }

    /** False match rate, the mean over trainings. */
    private static double mean(List<ScoreSplit> pools, double[] thresholds) {
        double sum = 0;
        for (int t = 0; t < thresholds.length; t++) {
            sum += pools.get(t).fmr(thresholds[t]);
        }
        return sum / thresholds.length;
    }

    private List<GroupScores> curves(List<SystemGroup> groups, int trainings) {
        GroupCurves curves = new GroupCurves(settings);
        List<GroupScores> scores = new ArrayList<>();
        groups.forEach(group -> scores.add(curves.of(group)));
        List<ScoreSplit> within = new ArrayList<>();
        for (int t = 0; t < trainings; t++) {
            within.add(within(groups, t));
        }
        scores.add(curves.pooled(within, groups.stream().anyMatch(g -> g.pairs().failuresCount())));
        return scores;
    }

    private List<SweepRow> sweep(
            ScoredSystem system, Thresholds thresholds, List<SystemGroup> groups, List<ScoreSplit> pools) {
        List<SweepRow> sweep = new ArrayList<>();
        int n = pools.get(0).impostor().length;
        for (int i = 0; i < SWEEP.size(); i++) {
            double target = SWEEP.get(i);
            if (i >= ALWAYS && target * n < SweepCell.READABLE) {
                break;
            }
            double[] chosen = thresholds.at(target);
            double threshold = Arrays.stream(chosen).average().orElse(Double.NaN);
            boolean none = Double.isNaN(threshold);
            List<SweepCell> cells = new ArrayList<>();
            for (SystemGroup group : groups) {
                if (!none) {
                    double falseMatches = 0;
                    double falseNonMatches = 0;
                    for (int t = 0; t < chosen.length; t++) {
                        OperatingPoint point = group.splits().get(t).at(chosen[t]);
                        falseMatches += point.falseMatches() / (double) chosen.length;
                        falseNonMatches += point.falseNonMatches() / (double) chosen.length;
                    }
                    ScoreSplit split = group.splits().get(0);
                    cells.add(new SweepCell(
                            group.pairs().group(),
                            falseMatches,
                            split.impostor().length,
                            falseNonMatches,
                            split.genuine().length,
                            target * split.impostor().length));
                }
            }
            sweep.add(new SweepRow(
                    target, system.turned(threshold), none || n == 0 ? Double.NaN : mean(pools, chosen), cells));
        }
        return sweep;
    }

    /** All groups together, of one training. */
    static ScoreSplit within(List<SystemGroup> groups, int training) {
        int genuine = 0;
        int impostor = 0;
        long failedGenuine = 0;
        long failedImpostor = 0;
        for (SystemGroup group : groups) {
            genuine += group.splits().get(training).genuine().length;
            impostor += group.splits().get(training).impostor().length;
            failedGenuine += group.splits().get(training).failedGenuine();
            failedImpostor += group.splits().get(training).failedImpostor();
        }
        double[] g = new double[genuine];
        double[] s = new double[impostor];
        int gn = 0;
        int sn = 0;
        for (SystemGroup group : groups) {
            ScoreSplit split = group.splits().get(training);
            System.arraycopy(split.genuine(), 0, g, gn, split.genuine().length);
            System.arraycopy(split.impostor(), 0, s, sn, split.impostor().length);
            gn += split.genuine().length;
            sn += split.impostor().length;
        }
        ScoreSplit sorted = ScoreSplit.ofKinds(g, s);
        return new ScoreSplit(sorted.genuine(), sorted.impostor(), failedGenuine, failedImpostor);
    }

    private static ScoreSplit withCross(ScoreSplit within, double[] crossScores) {
        double[] s = Arrays.copyOf(within.impostor(), within.impostor().length + crossScores.length);
        System.arraycopy(crossScores, 0, s, within.impostor().length, crossScores.length);
        ScoreSplit sorted = ScoreSplit.ofKinds(new double[0], s);
        return new ScoreSplit(within.genuine(), sorted.impostor(), within.failedGenuine(), within.failedImpostor());
    }
}
