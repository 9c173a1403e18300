package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.AttributeResults;
import org.facegap.core.results.suite.GroupAccuracy;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.chart.IntervalPlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * How well one attribute is predicted per group.
 *
 * @param attribute the attribute
 * @param accuracy accuracy per group and arm, drawn
 * @param gaps the gap per arm, drawn
 */
public record AttributeView(String attribute, IntervalPlot accuracy, IntervalPlot gaps) {

    static List<AttributeView> of(SuiteResults results, List<Series> series) {
        TreeSet<String> attributes = new TreeSet<>();
        for (ArmResults arm : results.arms()) {
            arm.attributes().forEach(a -> attributes.add(a.attribute()));
        }
        List<AttributeView> views = new ArrayList<>();
        for (String attribute : attributes) {
            views.add(of(attribute, results, series, views.size() + 1));
        }
        return List.copyOf(views);
    }

    private static AttributeView of(String attribute, SuiteResults results, List<Series> series, int number) {
        TreeSet<String> measured = new TreeSet<>();
        IntervalPlot.Builder gaps = new IntervalPlot.Builder().band("", "");
        for (int i = 0; i < results.arms().size(); i++) {
            AttributeResults a = find(results.arms().get(i), attribute);
            if (a != null) {
                a.groups().forEach(g -> measured.add(g.group()));
                VerificationView.gapRow(gaps, series.get(i).name(), series.get(i), a.gap());
            }
        }
        IntervalPlot.Builder accuracy = new IntervalPlot.Builder();
        for (String group : CompositionView.ordered(measured, results.groups())) {
            accuracy.band(group, "");
            for (int i = 0; i < results.arms().size(); i++) {
                AttributeResults a = find(results.arms().get(i), attribute);
                if (a == null) {
                    continue;
                }
                for (GroupAccuracy g : a.groups()) {
                    if (g.group().equals(group)) {
                        accuracy.row(
                                series.get(i).name(),
                                series.get(i),
                                g.accuracy(),
                                Shown.of(g.accuracy(), Scale.PERCENT),
                                Double.NaN,
                                "balanced accuracy "
                                        + Shown.of(g.balancedAccuracy(), Scale.PERCENT)
                                                .sentence(),
                                false);
                    }
                }
            }
        }
        accuracy.band("All images", "");
        for (int i = 0; i < results.arms().size(); i++) {
            AttributeResults a = find(results.arms().get(i), attribute);
            if (a != null) {
                accuracy.row(
                        series.get(i).name(),
                        series.get(i),
                        a.average(),
                        Shown.of(a.average(), Scale.PERCENT),
                        Double.NaN,
                        "",
                        true);
            }
        }
        return new AttributeView(
                attribute,
                accuracy.build(
                        "attribute-" + number + "-accuracy",
                        "Accuracy of " + attribute + " per group and arm",
                        "Arm",
                        "Accuracy (the axis does not start at zero)",
                        false,
                        VerificationView::percentTick),
                gaps.build(
                        "attribute-" + number + "-gap",
                        "Gap in " + attribute + " accuracy per arm",
                        "Arm",
                        "Accuracy gap, percentage points",
                        true,
                        VerificationView::pointTick));
    }

    private static @Nullable AttributeResults find(ArmResults arm, String attribute) {
        return arm.attributes().stream()
                .filter(a -> a.attribute().equals(attribute))
                .findFirst()
                .orElse(null);
    }
}
