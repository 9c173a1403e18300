package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.reports.chart.IntervalPlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * One operating point of all systems.
 *
 * @param id unique in the page
 * @param name of the point
 * @param thresholds one row a system
 * @param blocks rates per group, a row a system
 * @param nonMatch FNMR drawn; of accuracies where thresholds are the groups' own
 * @param match FMR drawn
 * @param differentials a table for each system
 * @param tests a block for each system and rate
 */
public record PointView(
        String id,
        String name,
        List<ThresholdRow> thresholds,
        List<Block> blocks,
        IntervalPlot nonMatch,
        IntervalPlot match,
        List<DifferentialView> differentials,
        List<TestView> tests) {
    private static final int MOST_DECIMALS = 4;

    /** A system's threshold. */
    public record ThresholdRow(Series series, String rule, String target, String value, Shown realised) {}

    /** A group. */
    public record Block(String group, boolean total, List<Row> rows) {}

    /** A system in a group. */
    public record Row(
            Series series, Rate nonMatch, Rate match, Shown accuracy, Shown auc, Shown eer, String separation) {}

    /** A rate with its counts. */
    public record Rate(Shown rate, String counts, String resampled, String effective) {}

    static List<PointView> all(ScoreResults results, List<Series> series, boolean global) {
        List<PointView> views = new ArrayList<>();
        List<String> names = results.systems().stream()
                .flatMap(s -> s.points().stream())
                .filter(p -> p.global() == global)
                .map(PointResults::name)
                .distinct()
                .toList();
        for (String name : names) {
            views.add(of(results, series, name, (global ? "point-" : "folds-") + (views.size() + 1), global));
        }
        return List.copyOf(views);
    }

    private static PointView of(ScoreResults results, List<Series> series, String name, String id, boolean global) {
        List<ThresholdRow> thresholds = new ArrayList<>();
        List<DifferentialView> differentials = new ArrayList<>();
        List<TestView> tests = new ArrayList<>();
        IntervalPlot.Builder nonMatch = new IntervalPlot.Builder();
        IntervalPlot.Builder match = new IntervalPlot.Builder();
        List<String> groups = new ArrayList<>();
        List<SystemResults> systems = results.systems();
        systems.forEach(s -> s.groups().stream()
                .map(GroupScores::group)
                .filter(g -> !groups.contains(g))
                .forEach(groups::add));
        List<Block> blocks = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            String group = groups.get(g);
            boolean total = g == groups.size() - 1;
            List<Row> rows = new ArrayList<>();
            nonMatch.band(group, "");
            match.band(group, "");
            for (int s = 0; s < systems.size(); s++) {
                PointResults point = point(systems.get(s), name);
                if (point == null) {
                    continue;
                }
                GroupErrors errors = total ? point.pooled() : point.groups().get(g);
                rows.add(row(errors, systems.get(s).groups().get(g), series.get(s)));
                Estimate drawn = global ? errors.falseNonMatch().rate() : errors.accuracy();
                nonMatch.row(
                        series.get(s).name(),
                        series.get(s),
                        drawn,
                        Shown.of(drawn, Scale.PERCENT),
                        Double.NaN,
                        "",
                        total);
                Estimate rate = errors.falseMatch().rate();
                match.row(
                        series.get(s).name(),
                        series.get(s),
                        rate,
                        Shown.of(rate, Scale.PERCENT),
                        Double.NaN,
                        "",
                        total);
            }
            blocks.add(new Block(group, total, List.copyOf(rows)));
        }
        for (int s = 0; s < systems.size(); s++) {
            PointResults point = point(systems.get(s), name);
            if (point != null) {
                thresholds.add(threshold(point, systems.get(s).distances(), series.get(s)));
                differentials.add(DifferentialView.of(point, series.get(s)));
                point.tests()
                        .forEach(t -> tests.add(TestView.of(
                                t, series.get(tests.size() / point.tests().size()))));
            }
        }
        String what = global ? "False non-match rate" : "Accuracy";
        return new PointView(
                id,
                name,
                List.copyOf(thresholds),
                List.copyOf(blocks),
                plot(nonMatch, id + "-nonmatch", what + " per group, " + name, what),
                plot(match, id + "-match", "False match rate per group, " + name, "False match rate"),
                List.copyOf(differentials),
                List.copyOf(tests));
    }

    private static IntervalPlot plot(IntervalPlot.Builder builder, String id, String title, String axis) {
        return builder.build(id, title, "System", axis, false, PointView::tick);
    }

    private static String tick(double value) {
        int decimals = 0;
        double scaled = value * 100;
        while (decimals < MOST_DECIMALS && Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
            scaled *= 10;
            decimals++;
        }
        return NumberText.number(value, Scale.PERCENT, decimals) + "\u00a0%";
    }

    static @Nullable PointResults point(SystemResults system, String name) {
        return system.points().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static ThresholdRow threshold(PointResults point, boolean distances, Series series) {
        var t = point.threshold();
        return new ThresholdRow(
                series,
                t.rule(),
                Double.isFinite(t.target()) ? Shown.plain(t.target(), Scale.PERCENT, "") : "none",
                Double.isFinite(t.value())
                        ? NumberText.threshold(t.value(), distances)
                        : point.global() ? "none could be chosen" : "one for each group and fold",
                Shown.of(t.realisedFmr(), Scale.PERCENT));
    }

    private static Row row(GroupErrors errors, GroupScores scores, Series series) {
        Shown separation = Shown.of(scores.separation(), Scale.PLAIN);
        return new Row(
                series,
                rate(errors.falseNonMatch(), scores.failedGenuine()),
                rate(errors.falseMatch(), scores.failedImpostor()),
                Shown.of(errors.accuracy(), Scale.PERCENT),
                Shown.of(scores.auc(), Scale.FRACTION),
                Shown.of(scores.eer(), Scale.PERCENT),
                separation.note().isEmpty() ? separation.value() : separation.value() + ": " + separation.note());
    }

    private static Rate rate(ErrorRate rate, long failures) {
        String counts = NumberText.errors(rate.errors()) + " of " + NumberText.count(rate.trials())
                + (failures > 0 ? ", " + NumberText.count(failures) + " without a score" : "");
        Shown resampled = Shown.of(rate.resampled(), Scale.PERCENT);
        return new Rate(Shown.of(rate.rate(), Scale.PERCENT), counts, resampled.interval(), effective(rate));
    }

    /** Independent pairs that would tell as much; empty where that is all of them. */
    private static String effective(ErrorRate rate) {
        long effective = Double.isFinite(rate.effective()) ? Math.round(rate.effective()) : rate.trials();
        return effective == rate.trials() ? "" : NumberText.count(effective);
    }
}
