package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.GroupDifference;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.chart.IntervalPlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/**
 * One pair of arms, candidate minus baseline.
 *
 * @param baseline what is compared with
 * @param candidate what is compared
 * @param sentence what was found, in words
 * @param levellingDown whether the gap closed because the best group got worse
 * @param plot the differences, drawn
 */
public record ComparisonView(
        String baseline, String candidate, String sentence, boolean levellingDown, IntervalPlot plot) {

    static List<ComparisonView> of(SuiteResults results, List<Series> series) {
        List<ComparisonView> views = new ArrayList<>();
        for (Comparison comparison : results.comparisons()) {
            views.add(of(comparison, series, views.size() + 1));
        }
        return List.copyOf(views);
    }

    private static ComparisonView of(Comparison c, List<Series> all, int number) {
        Series series = all.stream()
                .filter(s -> s.name().equals(c.candidate()))
                .findFirst()
                .orElseGet(() -> Series.of(List.of(c.candidate())).get(0));
        IntervalPlot.Builder plot = new IntervalPlot.Builder()
                .band("Accuracy of each group", "right of zero: " + c.candidate() + " is better");
        for (GroupDifference d : c.accuracy()) {
            plot.row(d.group(), series, d.difference(), signed(d.difference()), Double.NaN, "", false);
        }
        plot.band("Over all groups", "");
        plot.row("Mean accuracy", series, c.meanDifference(), signed(c.meanDifference()), Double.NaN, "", true);
        plot.row(
                "Worst group",
                series,
                c.worstGroupDifference(),
                signed(c.worstGroupDifference()),
                Double.NaN,
                "",
                true);
        plot.band("Accuracy gap", "left of zero: the gap is smaller with " + c.candidate());
        plot.row("Gap", series, c.gapDifference(), signed(c.gapDifference()), Double.NaN, "", true);
        String title = c.candidate() + " minus " + c.baseline();
        return new ComparisonView(
                c.baseline(),
                c.candidate(),
                c.sentence(),
                c.levellingDown(),
                plot.build(
                        "arms-compared-" + number,
                        title,
                        "Quantity",
                        "Difference, percentage points",
                        true,
                        VerificationView::signedTick));
    }

    private static Shown signed(Estimate estimate) {
        return Shown.of(estimate, Scale.SIGNED_POINTS);
    }
}
