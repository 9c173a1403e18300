package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.Counts;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupDifference;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.core.results.suite.VerificationResults;
import org.facegap.core.words.Counted;
import org.facegap.reports.chart.LinePlot;
import org.facegap.reports.chart.RocPlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.IntervalsOf;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.scores.ScoreSections;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.TickText;

/** Verification per group and arm, the gaps, and the differences between arms. */
final class VerificationBlocks implements Measured {
    private static final String ACCURACY = "Accuracy [interval], n";
    private static final String GAP = "Gap and test";

    private record Row(Arm arm, GroupVerification of) {}

    private final SuiteVerification results;
    private final int folds;
    private final String groupAttribute;
    private final List<String> named;
    private final List<Arm> arms;
    private final List<String> groups;

    VerificationBlocks(SuiteResults suite, SuiteVerification results, List<Arm> arms) {
        this.results = results;
        this.arms = arms;
        groupAttribute = suite.groupAttribute();
        named = suite.groups();
        SuiteProtocol.Pairs pairs = suite.protocol().pairs();
        folds = pairs == null ? 0 : pairs.folds();
        Set<String> measured = new LinkedHashSet<>(named);
        results.arms().values().forEach(own -> own.groups().forEach(g -> measured.add(g.group())));
        groups = Arm.ordered(measured, named);
    }

    private VerificationResults of(Arm arm) {
        return results.of(arm.name());
    }

    @Override
    public String trials() {
        return "pairs";
    }

    @Override
    public Block.Cards.Card card(Arm arm) {
        VerificationResults v = of(arm);
        return new Block.Cards.Card(
                arm.look(),
                Cell.of(v.accuracyGap().value(), Scale.POINTS),
                "accuracy gap",
                List.of(
                        new Block.Cards.Fact(
                                "By chance alone",
                                Cell.of(Arm.floor(v.accuracyGap())).beside("", null, Arm.test(v.accuracyGap()))),
                        new Block.Cards.Fact("Best and worst", Cell.of(Arm.between(v.accuracyGap()))),
                        new Block.Cards.Fact("Mean accuracy", Cell.of(v.averageAccuracy(), Scale.PERCENT)),
                        new Block.Cards.Fact(
                                "Worst group, " + worstGroup(arm),
                                Cell.of(v.worstGroup().value(), Scale.PERCENT))));
    }

    @Override
    public List<Section> sections() {
        return List.of(
                Section.of("verification", "Verification per group", blocks()),
                Section.of("gap", "The gap", gaps()),
                Section.of("differences", "Differences between arms", comparisons()));
    }

    @Override
    public List<Section> further() {
        List<Section> sections = new ArrayList<>(List.of(Section.of("roc", "ROC per group", rocs())));
        sections.addAll(ScoreSections.of(
                results.scores(),
                List.of(Block.Paragraph.marked(
                        "The sections from here to the further figures are those that `facegap score` makes of the"
                                + " same scores, every arm a system. With several training seeds every figure is the mean"
                                + " over them, and intervals cover identities and trainings."))));
        return sections;
    }

    @Override
    public List<Lines> lines() {
        List<Line> lines = new ArrayList<>();
        for (String group : named) {
            lines.add(new Line(
                    group,
                    arm -> of(arm).groups().stream()
                            .filter(g -> g.group().equals(group))
                            .findFirst()
                            .map(g -> SuiteDocument.percent(g.accuracy()))
                            .orElse("not measured")));
        }
        lines.add(new Line("mean", arm -> SuiteDocument.percent(of(arm).averageAccuracy())));
        lines.add(new Line(
                "worst",
                arm -> worstGroup(arm) + " "
                        + SuiteDocument.percent(of(arm).worstGroup().value())));
        lines.add(new Line("gap", arm -> SuiteDocument.gap(of(arm).accuracyGap())));
        return List.of(new Lines(groupAttribute, lines));
    }

    @Override
    public String note() {
        return folds + "-fold accuracy with "
                + SuiteDocument.confidence(
                        results.scores().protocol().resampling().confidence());
    }

    private String worstGroup(Arm arm) {
        String group = of(arm).worstGroup().group();
        return group.isEmpty() ? "none measured" : group;
    }

    private List<Block> blocks() {
        IntervalsOf chart =
                new IntervalsOf("plot-accuracy", "Verification accuracy per group and arm", "Arm", Scale.PERCENT);
        for (String group : groups) {
            chart.band(group, "");
            rows(group).forEach(r -> chart.row(r.arm.name(), r.arm.look(), r.of.accuracy()));
        }
        chart.band("Mean over groups", "");
        arms.forEach(arm -> chart.summary(arm.name(), arm.look(), of(arm).averageAccuracy()));
        return List.of(
                Block.Paragraph.of(
                        "Accuracy is 10-fold, with a threshold per fold and group, the mean of the shares of right decisions"
                                + " on genuine and on impostor pairs; EER and AUC need no threshold. FNMR"
                                + " and FMR are at one global threshold per arm, the same for all groups: these show what"
                                + " a group meets in use. Errors are pairs decided wrongly there; failed pairs could not"
                                + " be scored."),
                table(),
                chart.build(
                        "Verification accuracy, 10-fold (the axis does not start at zero)",
                        ACCURACY,
                        "accuracy",
                        false,
                        TickText::percent));
    }

    /** Every group, arms side by side. */
    private Table table() {
        TableOf<Row> table = TableOf.<Row>captioned("Verification per group, arms side by side")
                .id("table-verification")
                .preset(Preset.VERIFICATION)
                .looking("wide")
                .series("Arm", "arm", r -> r.arm.look())
                .over("Free of a global threshold")
                .number("Accuracy", "accuracy", Scale.PERCENT, r -> r.of.accuracy())
                .number("EER", "eer", Scale.PERCENT, r -> r.of.eer())
                .number("AUC", "auc", Scale.FRACTION, r -> r.of.auc())
                .over("At the global threshold")
                .number(
                        "FNMR",
                        "fnmr",
                        r -> errors(
                                r.of.fnmr(), "false_non_matches", r.of.counts().falseNonMatches(), r.of.genuine()))
                .number(
                        "FMR",
                        "fmr",
                        r -> errors(r.of.fmr(), "false_matches", r.of.counts().falseMatches(), r.of.impostor()))
                .over("Measured on")
                .count("Identities", "identities", r -> r.of.identities())
                .count("Genuine pairs", "genuine", r -> r.of.genuine())
                .count("Impostor pairs", "impostor", r -> r.of.impostor())
                .count("Failed pairs", "failures", r -> r.of.counts().failures());
        groups.forEach(group -> table.band(group, null, rows(group)));
        return table.build();
    }

    private List<Row> rows(String group) {
        List<Row> rows = new ArrayList<>();
        for (Arm arm : arms) {
            rows.add(new Row(
                    arm,
                    of(arm).groups().stream()
                            .filter(g -> g.group().equals(group))
                            .findFirst()
                            .orElseGet(() -> absent(group))));
        }
        return rows;
    }

    private static GroupVerification absent(String group) {
        Estimate none = Estimate.undefined("not measured: this arm has no numbers for this group", 0, "rate");
        return new GroupVerification(group, 0, 0, 0, none, none, none, none, none, new Counts(0, 0, 0), List.of());
    }

    private static Cell errors(Estimate rate, String key, long errors, long of) {
        return Cell.of(rate, Scale.PERCENT)
                .detail(key, Estimate.point(errors, of, "count"), Counted.of(errors, "errors"));
    }

    /** Gaps, drawn, and what stands beside them. */
    private List<Block> gaps() {
        return List.of(
                Block.Paragraph.marked(
                        "Best minus worst group. A gap has no interval: by construction it is never below zero, so one"
                                + " would always exclude zero. Beside it stands its *noise floor* ({floor}), the gap that"
                                + " chance alone makes between equal groups, and the p of a permutation of the groups."),
                gapChart(
                        "plot-gap",
                        "Accuracy gap per arm",
                        "Accuracy gap, percentage points",
                        a -> of(a).accuracyGap()),
                gapChart(
                        "plot-fnmr-gap",
                        "FNMR gap per arm at the global threshold",
                        "FNMR gap, percentage points",
                        a -> of(a).fnmrGap()),
                gapTable());
    }

    private Block gapChart(String id, String title, String axis, Function<Arm, Gap> gap) {
        IntervalsOf chart = new IntervalsOf(id, title, "Arm", Scale.POINTS).band("", "");
        arms.forEach(arm -> gapRow(chart, arm, gap.apply(arm)));
        return chart.build(axis, GAP, "gap", true, TickText::points);
    }

    /** A gap with its noise floor, its groups and its test. */
    static void gapRow(IntervalsOf chart, Arm arm, Gap gap) {
        chart.row(arm.name(), arm.look(), gap.value(), gap.expectedByChance(), Arm.beside(gap), false);
    }

    /** Gaps beside means and worst groups. */
    private Table gapTable() {
        return TableOf.<Arm>captioned("What stands beside every gap")
                .preset(Preset.VERIFICATION)
                .key("group", "")
                .series("Arm", "arm", Arm::look)
                .number("Accuracy gap", "accuracy_gap", a -> gap(of(a).accuracyGap(), "accuracy_gap"))
                .number("FNMR gap", "fnmr_gap", a -> gap(of(a).fnmrGap(), "fnmr_gap"))
                .number("Mean accuracy", "mean_accuracy", Scale.PERCENT, a -> of(a).averageAccuracy())
                .number("Standard deviation over groups", "standard_deviation", this::deviation)
                .text("Worst group", "", this::worstGroup)
                .number("Its accuracy", "worst_group", this::worst)
                .rows(arms)
                .build();
    }

    /** A gap with what chance gives and its test. */
    static Cell gap(Gap gap, String key) {
        long n = gap.value().n();
        return Cell.of(gap.value(), Scale.POINTS)
                .beside(
                        key + "_by_chance",
                        Cell.number(gap.expectedByChance(), n, "rate", "not computed"),
                        "by chance " + Arm.floor(gap))
                .beside(
                        key + "_permutation_p",
                        Cell.number(gap.permutationP(), gap.permutations(), "probability", "no permutation test"),
                        Arm.test(gap));
    }

    private Cell deviation(Arm arm) {
        VerificationResults v = of(arm);
        return Cell.written(
                EstimateText.plain(v.standardDeviation(), Scale.POINTS, "no group could be measured"),
                Cell.number(v.standardDeviation(), v.averageAccuracy().n(), "rate", "no group could be measured"));
    }

    private Cell worst(Arm arm) {
        VerificationResults v = of(arm);
        return Cell.of(v.worstGroup().value(), Scale.PERCENT)
                .part(
                        "threshold",
                        Cell.number(
                                v.threshold().value(), v.averageAccuracy().n(), "score", "no threshold met the target"))
                .part("realised_fmr", v.threshold().realisedFmr());
    }

    /** Every comparison. */
    private List<Block> comparisons() {
        List<Block> blocks = new ArrayList<>();
        for (Comparison c : results.comparisons()) {
            blocks.add(new Block.Part(
                    "comparison",
                    List.of(
                            new Block.Heading("", null, Prose.minus(c.candidate(), c.baseline(), "")),
                            Block.Paragraph.of(c.sentence()),
                            levelling(c),
                            comparison(c, blocks.size() + 1))));
        }
        return blocks.isEmpty() ? List.of(Block.Paragraph.empty("The suite compares no arms.")) : blocks;
    }

    private static Block levelling(Comparison c) {
        return c.levellingDown()
                ? new Block.Paragraph(
                        "flag",
                        Prose.marked(
                                "*Levelling down.* The gap narrowed because the best group got worse; no rise of the"
                                        + " worst group could be shown."))
                : Block.Paragraph.remark(
                        "Levelling down was not shown. It would be named only where the interval of the gap's"
                                + " change lies below zero.");
    }

    private Block comparison(Comparison c, int number) {
        Series look = Arm.look(arms, c.candidate());
        String title = c.candidate() + " minus " + c.baseline()
                + (c.levellingDown() ? "; the gap narrowed by levelling down" : "; levelling down was not shown");
        IntervalsOf chart = new IntervalsOf("arms-compared-" + number, title, "Quantity", Scale.SIGNED_POINTS)
                .preset(Preset.COMPARISONS)
                .key("baseline", c.baseline())
                .key("candidate", c.candidate())
                .key("levelling_down", c.levellingDown() ? "yes" : "no");
        contrast(chart, c, look);
        chart.band("Accuracy of each group", "right of zero: " + c.candidate() + " is better");
        for (GroupDifference d : c.accuracy()) {
            chart.row(d.group(), look, d.difference());
        }
        return chart.band("Over all groups", "")
                .summary("Mean accuracy", look, c.meanDifference())
                .summary("Worst group", look, c.worstGroupDifference())
                .band("Accuracy gap", "left of zero: the gap is smaller with " + c.candidate())
                .summary("Gap", look, c.gapDifference())
                .build(
                        "Difference, percentage points",
                        "Difference [interval], n",
                        "difference",
                        true,
                        TickText::signed);
    }

    /** What the suite was made to answer, before anything else. */
    private static void contrast(IntervalsOf chart, Comparison c, Series look) {
        ContrastChange accuracy = c.contrast();
        ContrastChange fnmr = c.fnmrContrast();
        if (accuracy != null) {
            chart.band(
                    "Declared contrast, " + accuracy.contrast(),
                    "right of zero: the first groups gained on the others");
            contrast(chart, "Accuracy", accuracy, look);
        }
        if (accuracy != null && fnmr != null) {
            contrast(chart, "FNMR at the global threshold", fnmr, look);
        }
    }

    private static void contrast(IntervalsOf chart, String label, ContrastChange change, Series look) {
        String p = Double.isNaN(change.p()) ? "" : PValue.text(change.p());
        chart.row(label, look, change.difference(), Double.NaN, p, true);
    }

    /** A chart for each group, arms laid over each other. */
    private List<Block> rocs() {
        List<LinePlot> plots = new ArrayList<>();
        for (String group : groups) {
            List<RocPlot.Curve> curves = new ArrayList<>();
            List<String> words = new ArrayList<>();
            List<Row> rows =
                    rows(group).stream().filter(r -> !r.of.roc().isEmpty()).toList();
            for (Row r : rows) {
                boolean pointed = r.of.fmr().isOk() && r.of.fnmr().isOk();
                curves.add(new RocPlot.Curve(
                        r.arm.look(),
                        r.of.roc(),
                        pointed ? r.of.fmr().value() : Double.NaN,
                        pointed ? 1 - r.of.fnmr().value() : Double.NaN));
                words.add(r.arm.name() + ": AUC "
                        + EstimateText.of(r.of.auc(), Scale.FRACTION).sentence() + ", at the global threshold FMR "
                        + EstimateText.of(r.of.fmr(), Scale.PERCENT).sentence() + " and FNMR "
                        + EstimateText.of(r.of.fnmr(), Scale.PERCENT).sentence());
            }
            plots.add(RocPlot.of(
                    "roc-" + (plots.size() + 1),
                    group,
                    "ROC curves of " + group + ". " + String.join("; ", words) + ".",
                    rows.stream().mapToLong(r -> r.of.impostor()).min().orElse(0),
                    curves));
        }
        return List.of(
                Block.Paragraph.of(
                        "True match rate over false match rate, one chart per group with the arms laid over each"
                                + " other. Marks show where the global threshold puts the group. In the shaded zone fewer"
                                + " than ten false matches are expected from the pairs at hand: read nothing from it."),
                new Block.Lines(Arm.looks(arms), "Arms", List.copyOf(plots)));
    }
}
