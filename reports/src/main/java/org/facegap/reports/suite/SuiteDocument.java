package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.AttributeResults;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupAccuracy;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.IntervalsOf;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.input.ReportInput;
import org.facegap.reports.input.SampleGrid;
import org.facegap.reports.scores.ScoreSections;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.Facts;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.TickText;

/** The report of a suite. */
public final class SuiteDocument {
    private final ReportInput input;
    private final SuiteResults results;
    private final List<Arm> arms;
    private final VerificationBlocks verification;

    private SuiteDocument(ReportInput input) {
        this.input = input;
        results = input.results();
        arms = Arm.all(results);
        verification = new VerificationBlocks(results, arms);
    }

    /** The report. */
    public static Document of(ReportInput input) {
        SuiteDocument suite = new SuiteDocument(input);
        SuiteResults results = input.results();
        return new Document(
                "facegap report",
                results.suite(),
                results.suite() + ": " + results.conclusion().headline(),
                results.question(),
                results.conclusion().headline(),
                results.conclusion().sentences(),
                suite.sections(),
                suite.summary(),
                Prose.marked("Made by facegap from result files alone. Suite *{}*.", results.suite()),
                EmbeddedJson.of(results));
    }

    private List<Section> sections() {
        TrainingBlocks training = new TrainingBlocks(results, arms);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("key-numbers", "Key numbers", cards()));
        sections.addAll(Document.warnings(Stream.concat(results.warnings().stream(), input.notes().stream())
                .toList()));
        sections.add(Section.of("compared", "What was compared", compared()));
        sections.add(new Section(
                "composition",
                "Composition of each set",
                "Composition",
                new CompositionBlocks(results, arms).blocks()));
        sections.add(Section.of("samples", "Sample images", samples()));
        sections.add(Section.of("verification", "Verification per group", verification.blocks()));
        sections.add(Section.of("gap", "The gap", verification.gaps()));
        sections.add(Section.of("differences", "Differences between arms", verification.comparisons()));
        sections.add(Section.of("attributes", "Attributes", attributes()));
        sections.add(Section.of("roc", "ROC per group", verification.rocs()));
        sections.addAll(ScoreSections.of(
                results.scores(),
                List.of(Block.Paragraph.marked(
                        "The sections from here to the further figures are those that `facegap score` makes of the"
                                + " same scores, every arm a system. With several training seeds every figure is the mean"
                                + " over them, and intervals cover identities and trainings."))));
        sections.add(Section.of("training", "Training", training.curves()));
        sections.add(Section.of("cost", "Cost", training.cost(input.timings())));
        sections.add(Section.of("reading", "How to read this", SuiteProse.reading()));
        boolean oneSeed = results.arms().stream().allMatch(arm -> arm.seeds().size() <= 1);
        boolean world = !"dataset".equals(results.protocol().test().testSource());
        sections.add(Section.of("limits", "What it cannot say", SuiteProse.limits(oneSeed, world)));
        sections.add(Section.of("provenance", "Provenance", provenance()));
        return sections;
    }

    private Block cards() {
        return new Block.Cards(arms.stream().map(this::card).toList());
    }

    private Block.Cards.Card card(Arm arm) {
        var v = arm.of().verification();
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
                                "Worst group, " + arm.worstGroup(),
                                Cell.of(v.worstGroup().value(), Scale.PERCENT))));
    }

    private List<Block> compared() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.marked(
                "Each arm is a training set. The same models were trained on every arm and measured on the same"
                        + " held-out pairs, per group of *{}*: {}.",
                results.groupAttribute(),
                String.join(", ", results.groups())));
        blocks.add(TableOf.<Arm>captioned("The arms")
                .series("Arm", "", Arm::look)
                .text("Method", "", Arm::method)
                .count("Identities", "", arm -> arm.of().composition().identities())
                .count("Images", "", arm -> arm.of().composition().images())
                .number("Training seeds", "", arm -> Cell.of(seeds(arm)))
                .rows(arms)
                .build());
        List<Entry> protocol = Facts.of(results.facts());
        if (!protocol.isEmpty()) {
            blocks.add(TableOf.facts("Protocol", "Setting", "Value", protocol));
        }
        return blocks;
    }

    private static String seeds(Arm arm) {
        List<String> seeds = arm.of().seeds().stream().map(String::valueOf).toList();
        return seeds.isEmpty() ? "none" : String.join(", ", seeds);
    }

    private List<Block> samples() {
        List<SampleGrid> grids = input.samples();
        List<Block> blocks = new ArrayList<>();
        Set<String> groups = new TreeSet<>(grids.stream().map(SampleGrid::group).toList());
        for (String group : Arm.ordered(groups, results.groups())) {
            List<Block.Images.Figure> figures = new ArrayList<>();
            for (Arm arm : arms) {
                grids.stream()
                        .filter(grid -> grid.group().equals(group) && grid.arm().equals(arm.name()))
                        .forEach(grid -> figures.add(figure(grid, arm)));
            }
            if (!figures.isEmpty()) {
                blocks.add(Block.Heading.of(group.isEmpty() ? "Not chosen by group" : group));
                blocks.add(new Block.Images(List.copyOf(figures)));
            }
        }
        return blocks.isEmpty()
                ? List.of(Block.Paragraph.empty("This report was made without sample images."))
                : blocks;
    }

    private static Block.Images.Figure figure(SampleGrid grid, Arm arm) {
        String data = grid.mayBeShown()
                ? "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(grid.grid().png())
                : "";
        return new Block.Images.Figure(
                arm.look(),
                grid.caption(),
                data,
                grid.grid().width(),
                grid.grid().height());
    }

    private List<Block> attributes() {
        Set<String> attributes = new TreeSet<>();
        arms.forEach(arm -> arm.of().attributes().forEach(a -> attributes.add(a.attribute())));
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (String attribute : attributes) {
            blocks.add(Block.Heading.of(attribute));
            blocks.addAll(attribute(attribute, "attribute-" + ++number));
        }
        if (blocks.isEmpty()) {
            return List.of(Block.Paragraph.empty("No attribute models were measured."));
        }
        blocks.add(Block.Paragraph.marked(
                "Rates per class, disparities and comparisons of the arms on the same images are in"
                        + " `attributes.html` beside this page, as `facegap score-attributes` shows them."));
        return blocks;
    }

    private List<Block> attribute(String attribute, String id) {
        Set<String> measured = new TreeSet<>();
        IntervalsOf gaps = new IntervalsOf(
                        id + "-gap", "Gap in " + attribute + " accuracy per arm", "Arm", Scale.POINTS)
                .band("", "");
        IntervalsOf accuracy = new IntervalsOf(
                id + "-accuracy", "Accuracy of " + attribute + " per group and arm", "Arm", Scale.PERCENT);
        for (Arm arm : arms) {
            of(arm, attribute).forEach(a -> {
                a.groups().forEach(g -> measured.add(g.group()));
                VerificationBlocks.gapRow(gaps, arm, a.gap());
            });
        }
        for (String group : Arm.ordered(measured, results.groups())) {
            accuracy.band(group, "");
            for (Arm arm : arms) {
                of(arm, attribute)
                        .flatMap(a -> a.groups().stream())
                        .filter(g -> g.group().equals(group))
                        .forEach(g ->
                                accuracy.row(arm.name(), arm.look(), g.accuracy(), Double.NaN, balanced(g), false));
            }
        }
        accuracy.band("All images", "");
        arms.forEach(arm -> of(arm, attribute).forEach(a -> accuracy.summary(arm.name(), arm.look(), a.average())));
        return List.of(
                accuracy.build(
                        "Accuracy (the axis does not start at zero)",
                        "Accuracy [interval], n",
                        "accuracy",
                        false,
                        TickText::percent),
                gaps.build("Accuracy gap, percentage points", "Gap and test", "gap", true, TickText::points));
    }

    private static Stream<AttributeResults> of(Arm arm, String attribute) {
        return arm.of().attributes().stream().filter(a -> a.attribute().equals(attribute));
    }

    private static String balanced(GroupAccuracy g) {
        return "balanced accuracy "
                + EstimateText.of(g.balancedAccuracy(), Scale.PERCENT).sentence();
    }

    private Block provenance() {
        List<Entry> entries = Facts.of(input.provenance());
        return entries.isEmpty()
                ? Block.Paragraph.empty("No provenance was recorded.")
                : Block.Disclosure.of(
                        "Versions, hashes, seeds and device (" + entries.size() + " entries)",
                        List.of(TableOf.facts("Provenance", "What", "Value", entries)));
    }

    private List<Block> summary() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.of(results.conclusion().headline()));
        blocks.add(Block.Heading.of(""));
        blocks.add(arms());
        blocks.add(Block.Heading.of(""));
        results.conclusion().sentences().forEach(sentence -> blocks.add(Block.Paragraph.of(sentence)));
        blocks.add(Block.Paragraph.of(results.protocol().pairs().folds() + "-fold accuracy with " + confidence()
                + " intervals; a gap has none, beside it stands what equal groups would show by chance."));
        results.warnings().forEach(warning -> blocks.add(Block.Paragraph.of("warning: " + warning)));
        return blocks;
    }

    private String confidence() {
        double share = results.scores().protocol().resampling().confidence();
        return NumberText.number(share, Scale.PERCENT, 0) + " %";
    }

    private record Line(String name, Function<Arm, String> text) {}

    /** Arms beside each other, for a terminal. */
    private Table arms() {
        List<Line> lines = new ArrayList<>();
        for (String group : results.groups()) {
            lines.add(new Line(
                    group,
                    arm -> arm.of().verification().groups().stream()
                            .filter(g -> g.group().equals(group))
                            .findFirst()
                            .map(g -> percent(g.accuracy()))
                            .orElse("not measured")));
        }
        lines.add(new Line("mean", arm -> percent(arm.of().verification().averageAccuracy())));
        lines.add(new Line(
                "worst",
                arm -> arm.worstGroup() + " "
                        + percent(arm.of().verification().worstGroup().value())));
        lines.add(new Line("gap", arm -> gap(arm.of().verification().accuracyGap())));
        lines.add(new Line(
                "training set",
                arm -> Counted.of(arm.of().composition().identities(), "identities") + ", "
                        + Counted.of(arm.of().composition().images(), "images")));
        TableOf<Line> table = TableOf.<Line>captioned("").text(results.groupAttribute(), "", Line::name);
        arms.forEach(arm -> table.number(arm.name(), "", line -> Cell.of(line.text.apply(arm))));
        return table.rows(lines).build();
    }

    private static String percent(Estimate estimate) {
        return EstimateText.of(estimate, Scale.PERCENT).brief();
    }

    private static String gap(Gap gap) {
        return EstimateText.of(gap.value(), Scale.POINTS).brief() + " (chance " + Arm.floor(gap) + ")";
    }
}
