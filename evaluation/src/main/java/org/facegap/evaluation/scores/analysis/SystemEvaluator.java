package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.SweepCell;
import org.facegap.core.results.scores.SweepRow;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.evaluation.protocol.ImpostorRule;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoreTable;
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
    private final ScoreSettings settings;

    SystemEvaluator(ScoreTable table, GroupRows rows, FoldNumbers folds, CrossGroups cross, ScoreSettings settings) {
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
    SystemMeasurement measure(ScoreColumn system, @Nullable Thresholds calibrated) {
        List<SystemGroup> groups = groups(system);
        ScoreSplit within = within(groups);
        boolean across = settings.impostors() == ImpostorRule.ALL;
        ScoreSplit pool = across ? withCross(within, cross.scores(system)) : within;
        Thresholds thresholds =
                calibrated != null ? calibrated : new Thresholds(settings, pool, groups, "these same pairs");
        List<ThresholdChoice> choices = thresholds.choose(system);
        List<List<GroupPoint>> points = new ArrayList<>();
        for (ThresholdChoice choice : choices) {
            points.add(groups.stream().map(g -> point(g, choice.value())).toList());
        }
        if (folds.isKnown()) {
            FoldDecisions decisions = new FoldDecisions(folds);
            points.add(groups.stream().map(decisions::point).toList());
        }
        List<GroupReplicates> replicates = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            replicates.add(
                    GroupReplicates.of(points.stream().map(p -> p.get(group)).toList(), settings));
        }
        List<PointResults> results = results(choices, points, replicates, across ? pool : null);
        List<GroupScores> scores = curves(groups, within);
        boolean matrix = cross.isKnown() && !Double.isNaN(choices.get(0).value());
        return new SystemMeasurement(
                new SystemResults(
                        system.system(),
                        system.isDistance(),
                        scores,
                        results,
                        sweep(system, thresholds, groups, pool),
                        matrix ? cross.at(system, choices.get(0).value()) : List.of(),
                        new ToolFigures(folds, settings.targets()).of(system, groups)),
                choices);
    }

    /** The groups with this system's scores. */
    List<SystemGroup> groups(ScoreColumn system) {
        List<SystemGroup> groups = new ArrayList<>();
        for (int g = 0; g < rows.names().size(); g++) {
            UsablePairs pairs = UsablePairs.of(
                    table,
                    rows.names().get(g),
                    rows.rows(g, true),
                    rows.rows(g, false),
                    List.of(system),
                    settings.failures());
            groups.add(SystemGroup.of(pairs, system));
        }
        return groups;
    }

    /** All pairs of a table that a threshold may be chosen on. */
    ScoreSplit pool(ScoreColumn system, List<SystemGroup> groups) {
        ScoreSplit within = within(groups);
        return settings.impostors() == ImpostorRule.ALL ? withCross(within, cross.scores(system)) : within;
    }

    private List<PointResults> results(
            List<ThresholdChoice> choices,
            List<List<GroupPoint>> points,
            List<GroupReplicates> replicates,
            @Nullable ScoreSplit pool) {
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
            if (Double.isNaN(choice.value())) {
                realised = Estimate.undefined("no impostor pairs to choose the threshold on", 0, GroupPoint.RATE);
            } else if (pool != null) {
                long errors = pool.falseMatches(choice.value());
                realised = pool.impostor().length == 0
                        ? Estimate.undefined("no impostor pairs", 0, GroupPoint.RATE)
                        : Estimate.point(
                                errors / (double) pool.impostor().length, pool.impostor().length, GroupPoint.RATE);
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

    private static GroupPoint point(SystemGroup group, double threshold) {
        if (Double.isNaN(threshold)) {
            return GroupPoint.undecided(group.pairs(), "no impostor pairs to choose the threshold on");
        }
        return GroupPoint.of(
                group.pairs(),
                group.pairs().errors(group.scores(), false, threshold),
                group.pairs().errors(group.scores(), true, threshold));
    }

    private List<GroupScores> curves(List<SystemGroup> groups, ScoreSplit within) {
        GroupCurves curves = new GroupCurves(settings);
        List<GroupScores> scores = new ArrayList<>();
        groups.forEach(group -> scores.add(curves.of(group)));
        scores.add(curves.pooled(within, groups.stream().anyMatch(g -> g.pairs().failuresCount())));
        return scores;
    }

    private List<SweepRow> sweep(ScoreColumn system, Thresholds thresholds, List<SystemGroup> groups, ScoreSplit pool) {
        List<SweepRow> sweep = new ArrayList<>();
        int n = pool.impostor().length;
        for (int i = 0; i < SWEEP.size(); i++) {
            double target = SWEEP.get(i);
            if (i >= ALWAYS && target * n < SweepCell.READABLE) {
                break;
            }
            double threshold = thresholds.at(target);
            boolean none = Double.isNaN(threshold);
            List<SweepCell> cells = new ArrayList<>();
            for (SystemGroup group : groups) {
                ScoreSplit split = group.split();
                if (!none) {
                    OperatingPoint point = split.at(threshold);
                    cells.add(new SweepCell(
                            group.pairs().group(),
                            point.falseMatches(),
                            point.impostor(),
                            point.falseNonMatches(),
                            point.genuine(),
                            target * point.impostor()));
                }
            }
            sweep.add(new SweepRow(
                    target, system.turned(threshold), none || n == 0 ? Double.NaN : pool.fmr(threshold), cells));
        }
        return sweep;
    }

    private static ScoreSplit within(List<SystemGroup> groups) {
        int genuine = 0;
        int impostor = 0;
        long failedGenuine = 0;
        long failedImpostor = 0;
        for (SystemGroup group : groups) {
            genuine += group.split().genuine().length;
            impostor += group.split().impostor().length;
            failedGenuine += group.split().failedGenuine();
            failedImpostor += group.split().failedImpostor();
        }
        double[] g = new double[genuine];
        double[] s = new double[impostor];
        int gn = 0;
        int sn = 0;
        for (SystemGroup group : groups) {
            ScoreSplit split = group.split();
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
