package org.facegap.reports.scores;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.reports.chart.IntervalPlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/**
 * Two systems at one point.
 *
 * @param plot differences per group
 * @param differentials one row a differential
 * @param mcnemar one row a group
 */
public record SystemComparisonView(
        String baseline,
        String candidate,
        String point,
        boolean global,
        String sentence,
        IntervalPlot plot,
        List<DifferentialRow> differentials,
        List<McNemarRow> mcnemar) {
    /** A differential of both systems. */
    public record DifferentialRow(String name, String baseline, String candidate, Shown difference, boolean found) {}

    /** Discordant pairs of a group. */
    public record McNemarRow(String group, String wrongInBaselineAlone, String wrongInCandidateAlone, String p) {}

    static List<SystemComparisonView> all(ScoreResults results, List<Series> series) {
        List<SystemComparisonView> views = new ArrayList<>();
        for (SystemComparison comparison : results.comparisons()) {
            views.add(of(comparison, series, views.size() + 1));
        }
        return List.copyOf(views);
    }

    private static SystemComparisonView of(SystemComparison c, List<Series> all, int number) {
        Series series = all.stream()
                .filter(s -> s.name().equals(c.candidate()))
                .findFirst()
                .orElseGet(() -> Series.of(List.of(c.candidate())).get(0));
        IntervalPlot.Builder plot = new IntervalPlot.Builder()
                .band("Accuracy of each group", "right of zero: " + c.candidate() + " is better");
        c.groups().forEach(g -> row(plot, g.group(), series, g.accuracy()));
        if (c.global()) {
            plot.band("FNMR of each group", "left of zero: " + c.candidate() + " is better");
            c.groups().forEach(g -> row(plot, g.group(), series, g.falseNonMatch()));
            plot.band("FMR of each group", "left of zero: " + c.candidate() + " is better");
            c.groups().forEach(g -> row(plot, g.group(), series, g.falseMatch()));
        }
        return new SystemComparisonView(
                c.baseline(),
                c.candidate(),
                c.point(),
                c.global(),
                c.sentence(),
                plot.build(
                        "comparison-" + number,
                        c.candidate() + " minus " + c.baseline() + ", " + c.point(),
                        "Group",
                        "Difference, percentage points",
                        true,
                        SystemComparisonView::tick),
                c.differentials().stream()
                        .map(SystemComparisonView::differential)
                        .toList(),
                c.groups().stream().map(SystemComparisonView::mcnemar).toList());
    }

    private static void row(IntervalPlot.Builder plot, String group, Series series, Estimate difference) {
        plot.row(group, series, difference, PointsText.of(difference, true), Double.NaN, "", false);
    }

    private static String tick(double value) {
        boolean whole = Math.abs(value * 100 - Math.rint(value * 100)) < 1e-9;
        boolean tenth = Math.abs(value * 1000 - Math.rint(value * 1000)) < 1e-9;
        return NumberText.number(value, Scale.SIGNED_POINTS, whole ? 0 : tenth ? 1 : 2);
    }

    private static DifferentialRow differential(DifferentialChange d) {
        Estimate change = d.difference();
        return new DifferentialRow(
                d.name(),
                PointsText.of(d.baseline(), false).value(),
                PointsText.of(d.candidate(), false).value(),
                PointsText.of(change, true),
                change.isOk() && (change.low() > 0 || change.high() < 0));
    }

    private static McNemarRow mcnemar(GroupChange g) {
        return new McNemarRow(
                g.group(),
                NumberText.errors(g.wrongInBaselineAlone()),
                NumberText.errors(g.wrongInCandidateAlone()),
                PValue.relation(g.mcnemarP()));
    }
}
