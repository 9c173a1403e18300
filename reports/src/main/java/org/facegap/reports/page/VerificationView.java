package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.WordOrder;
import org.facegap.reports.chart.IntervalPlot;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.RocPlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;
import org.jspecify.annotations.Nullable;

/**
 * Face verification per group.
 *
 * @param groups the table, one block per group with the arms side by side
 * @param accuracy accuracy per group and arm, drawn
 * @param gaps the accuracy gap per arm with its noise floor, drawn
 * @param fnmrGaps the FNMR gap per arm with its noise floor, drawn
 * @param rocs one ROC chart per group
 */
public record VerificationView(
        List<GroupBlock> groups, IntervalPlot accuracy, IntervalPlot gaps, IntervalPlot fnmrGaps, List<LinePlot> rocs) {

    /** The rows of one group. */
    public record GroupBlock(String group, List<Row> rows) {}

    /**
     * One arm's numbers in a group.
     *
     * @param measured false where the arm has no numbers for the group; all other fields are then "not measured"
     */
    public record Row(
            Series series,
            boolean measured,
            Shown accuracy,
            Shown eer,
            Shown auc,
            Shown fnmr,
            Shown fmr,
            String identities,
            String genuine,
            String impostor,
            String falseNonMatches,
            String falseMatches,
            String failures) {}

    static VerificationView of(SuiteResults results, List<Series> series) {
        List<GroupBlock> blocks = new ArrayList<>();
        IntervalPlot.Builder accuracy = new IntervalPlot.Builder();
        List<LinePlot> rocs = new ArrayList<>();
        List<String> groups = groups(results);
        for (String group : groups) {
            List<Row> rows = new ArrayList<>();
            List<RocPlot.Curve> curves = new ArrayList<>();
            List<String> words = new ArrayList<>();
            long fewestImpostors = Long.MAX_VALUE;
            accuracy.band(group, "");
            for (int i = 0; i < results.arms().size(); i++) {
                GroupVerification measured = find(results.arms().get(i), group);
                if (measured == null) {
                    rows.add(absent(series.get(i)));
                    accuracy.row(
                            series.get(i).name(),
                            series.get(i),
                            Estimate.undefined("not measured", 0, "rate"),
                            missing(),
                            Double.NaN,
                            "",
                            false);
                    continue;
                }
                rows.add(row(measured, series.get(i)));
                Shown shown = Shown.of(measured.accuracy(), Scale.PERCENT);
                accuracy.row(series.get(i).name(), series.get(i), measured.accuracy(), shown, Double.NaN, "", false);
                boolean pointed = finite(measured.fmr()) && finite(measured.fnmr());
                curves.add(new RocPlot.Curve(
                        series.get(i),
                        measured.roc(),
                        pointed ? measured.fmr().value() : Double.NaN,
                        pointed ? 1 - measured.fnmr().value() : Double.NaN));
                fewestImpostors = Math.min(fewestImpostors, measured.impostor());
                words.add(series.get(i).name() + ": AUC "
                        + Shown.of(measured.auc(), Scale.FRACTION).sentence() + ", at the global threshold FMR "
                        + Shown.of(measured.fmr(), Scale.PERCENT).sentence() + " and FNMR "
                        + Shown.of(measured.fnmr(), Scale.PERCENT).sentence());
            }
            blocks.add(new GroupBlock(group, List.copyOf(rows)));
            rocs.add(RocPlot.of(
                    "roc-" + (rocs.size() + 1),
                    group,
                    "ROC curves of " + group + ". " + String.join("; ", words) + ".",
                    fewestImpostors == Long.MAX_VALUE ? 0 : fewestImpostors,
                    curves));
        }
        accuracy.band("Mean over groups", "");
        for (int i = 0; i < results.arms().size(); i++) {
            Estimate mean = results.arms().get(i).verification().averageAccuracy();
            accuracy.row(
                    series.get(i).name(), series.get(i), mean, Shown.of(mean, Scale.PERCENT), Double.NaN, "", true);
        }
        return new VerificationView(
                List.copyOf(blocks),
                accuracy.build(
                        "plot-accuracy",
                        "Verification accuracy per group and arm",
                        "Arm",
                        "Verification accuracy, 10-fold (the axis does not start at zero)",
                        false,
                        VerificationView::percentTick),
                gapPlot(
                        results.arms(),
                        series,
                        "plot-gap",
                        "Accuracy gap per arm",
                        "Accuracy gap, percentage points",
                        true),
                gapPlot(
                        results.arms(),
                        series,
                        "plot-fnmr-gap",
                        "FNMR gap per arm at the global threshold",
                        "FNMR gap, percentage points",
                        false),
                List.copyOf(rocs));
    }

    static String percentTick(double value) {
        return NumberText.number(value, Scale.PERCENT, onePlace(value) ? 1 : 0) + "\u00a0%";
    }

    static String pointTick(double value) {
        return NumberText.number(value, Scale.POINTS, onePlace(value) ? 1 : 0);
    }

    static String signedTick(double value) {
        return NumberText.number(value, Scale.SIGNED_POINTS, onePlace(value) ? 1 : 0);
    }

    private static boolean onePlace(double value) {
        return Math.abs(value * 100 - Math.rint(value * 100)) > 1e-6;
    }

    /** The row of a gap in a plot: value, noise floor, groups and test. */
    static void gapRow(IntervalPlot.Builder plot, String label, Series series, Gap gap) {
        String floor = Double.isFinite(gap.expectedByChance())
                ? "by chance " + Shown.plain(gap.expectedByChance(), Scale.POINTS, "")
                : "noise floor not computed";
        plot.row(
                label,
                series,
                gap.value(),
                Shown.of(gap.value(), Scale.POINTS),
                gap.expectedByChance(),
                floor + "; " + NumberText.permutationP(gap.permutationP(), gap.permutations()) + "; "
                        + ArmView.between(gap),
                false);
    }

    private static IntervalPlot gapPlot(
            List<ArmResults> arms, List<Series> series, String id, String title, String axis, boolean accuracy) {
        IntervalPlot.Builder plot = new IntervalPlot.Builder().band("", "");
        for (int i = 0; i < arms.size(); i++) {
            var verification = arms.get(i).verification();
            gapRow(
                    plot,
                    series.get(i).name(),
                    series.get(i),
                    accuracy ? verification.accuracyGap() : verification.fnmrGap());
        }
        return plot.build(id, title, "Arm", axis, true, VerificationView::pointTick);
    }

    private static Row row(GroupVerification g, Series series) {
        return new Row(
                series,
                true,
                Shown.of(g.accuracy(), Scale.PERCENT),
                Shown.of(g.eer(), Scale.PERCENT),
                Shown.of(g.auc(), Scale.FRACTION),
                Shown.of(g.fnmr(), Scale.PERCENT),
                Shown.of(g.fmr(), Scale.PERCENT),
                NumberText.count(g.identities()),
                NumberText.count(g.genuine()),
                NumberText.count(g.impostor()),
                errors(g.counts().falseNonMatches()),
                errors(g.counts().falseMatches()),
                NumberText.count(g.counts().failures()));
    }

    private static String errors(long count) {
        return NumberText.count(count) + (count == 1 ? " error" : " errors");
    }

    private static Row absent(Series series) {
        Shown none = missing();
        String text = "not measured";
        return new Row(series, false, none, none, none, none, none, text, text, text, text, text, text);
    }

    private static Shown missing() {
        return new Shown("undefined", "not measured", "", "n\u00a00", "this arm has no numbers for this group");
    }

    private static boolean finite(Estimate estimate) {
        return estimate.status() == Estimate.Status.OK && Double.isFinite(estimate.value());
    }

    private static @Nullable GroupVerification find(ArmResults arm, String group) {
        return arm.verification().groups().stream()
                .filter(g -> g.group().equals(group))
                .findFirst()
                .orElse(null);
    }

    private static List<String> groups(SuiteResults results) {
        List<String> measured = results.arms().stream()
                .flatMap(arm -> arm.verification().groups().stream())
                .map(GroupVerification::group)
                .distinct()
                .toList();
        List<String> groups = new ArrayList<>(results.groups());
        measured.stream()
                .filter(g -> !groups.contains(g))
                .sorted(new WordOrder())
                .forEach(groups::add);
        return List.copyOf(groups);
    }
}
