package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.results.suite.AttributeResults;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupAccuracy;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.attributes.PairedTables;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.IntervalsOf;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.TickText;

/** Accuracy of the attribute models per group and arm, the gaps, and, where nothing else is compared, the differences between arms. */
final class AttributeBlocks implements Measured {
    private record Row(Arm arm, GroupAccuracy of) {}

    private final SuiteResults results;
    private final List<Arm> arms;
    private final Set<String> attributes = new TreeSet<>();

    AttributeBlocks(SuiteResults results, List<Arm> arms) {
        this.results = results;
        this.arms = arms;
        arms.forEach(arm -> arm.of().attributes().forEach(a -> attributes.add(a.attribute())));
    }

    @Override
    public String trials() {
        return "images";
    }

    @Override
    public Block.Cards.Card card(Arm arm) {
        List<Block.Cards.Fact> facts = new ArrayList<>();
        for (AttributeResults a : arm.of().attributes()) {
            Cell gap = Cell.of(a.gap().value(), Scale.POINTS);
            if (!facts.isEmpty()) {
                facts.add(new Block.Cards.Fact("Gap in " + a.attribute() + " accuracy", gap));
            }
            facts.add(new Block.Cards.Fact(
                    "By chance alone", Cell.of(Arm.floor(a.gap())).beside("", null, Arm.test(a.gap()))));
            facts.add(new Block.Cards.Fact("Best and worst", Cell.of(Arm.between(a.gap()))));
            facts.add(new Block.Cards.Fact("Accuracy of " + a.attribute(), Cell.of(a.average(), Scale.PERCENT)));
        }
        AttributeResults first = arm.of().attributes().get(0);
        return new Block.Cards.Card(
                arm.look(),
                Cell.of(first.gap().value(), Scale.POINTS),
                "gap in " + first.attribute() + " accuracy",
                List.copyOf(facts));
    }

    @Override
    public List<Section> sections() {
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (String attribute : attributes) {
            blocks.add(Block.Heading.of(attribute));
            blocks.addAll(attribute(attribute, "attribute-" + ++number));
        }
        blocks.add(Block.Paragraph.marked(
                "Rates per class, disparities and comparisons of the arms on the same images are in"
                        + " `attributes.html` beside this page, as `facegap score-attributes` shows them."));
        List<Section> sections = new ArrayList<>(List.of(Section.of("attributes", "Attributes", blocks)));
        if (results.verification() == null) {
            sections.add(Section.of("differences", "Differences between arms", differences()));
        }
        return sections;
    }

    @Override
    public List<Section> further() {
        return List.of();
    }

    private List<Block> attribute(String attribute, String id) {
        IntervalsOf gaps = new IntervalsOf(
                        id + "-gap", "Gap in " + attribute + " accuracy per arm", "Arm", Scale.POINTS)
                .band("", "");
        IntervalsOf accuracy = new IntervalsOf(
                id + "-accuracy", "Accuracy of " + attribute + " per group and arm", "Arm", Scale.PERCENT);
        for (Arm arm : arms) {
            of(arm, attribute).forEach(a -> VerificationBlocks.gapRow(gaps, arm, a.gap()));
        }
        for (String group : groups(attribute)) {
            accuracy.band(group, "");
            rows(attribute, group)
                    .forEach(r -> accuracy.row(
                            r.arm.name(),
                            r.arm.look(),
                            r.of.accuracy(),
                            Double.NaN,
                            isGroup(attribute) ? "" : balanced(r.of),
                            false));
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
                gaps.build("Accuracy gap, percentage points", "Gap and test", "gap", true, TickText::points),
                new Block.Disclosure(
                        "", "Tables of " + attribute, false, List.of(table(attribute, id), gapTable(attribute, id))));
    }

    /** Every group, arms side by side. */
    private Table table(String attribute, String id) {
        TableOf<Row> table = TableOf.<Row>captioned("Accuracy of " + attribute + " per group, arms side by side")
                .id(id + "-table")
                .preset(Preset.ATTRIBUTES)
                .key("attribute", attribute)
                .series("Arm", "arm", r -> r.arm.look())
                .number("Accuracy", "accuracy", Scale.PERCENT, r -> r.of.accuracy());
        if (!isGroup(attribute)) {
            table.number("Balanced accuracy", "balanced_accuracy", Scale.PERCENT, r -> r.of.balancedAccuracy());
        }
        table.n(r -> r.of.accuracy());
        groups(attribute).forEach(group -> table.band(group, null, rows(attribute, group)));
        return table.build();
    }

    /** Gaps beside the accuracy of all images. */
    private Table gapTable(String attribute, String id) {
        return TableOf.<Arm>captioned("Gaps in " + attribute + " accuracy")
                .id(id + "-gaps")
                .preset(Preset.ATTRIBUTES)
                .key("attribute", attribute)
                .key("group", "")
                .series("Arm", "arm", Arm::look)
                .number(
                        "Accuracy gap",
                        "accuracy_gap",
                        arm -> VerificationBlocks.gap(gapOf(arm, attribute), "accuracy_gap"))
                .text("Between", "", arm -> Arm.between(gapOf(arm, attribute)))
                .number(
                        "All images",
                        "accuracy",
                        Scale.PERCENT,
                        arm -> first(arm, attribute).average())
                .rows(arms.stream()
                        .filter(arm -> of(arm, attribute).findAny().isPresent())
                        .toList())
                .build();
    }

    private List<Block> differences() {
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (PredictionComparison c : audit().comparisons()) {
            blocks.add(new Block.Heading("", null, Prose.minus(c.candidate(), c.baseline(), ", " + c.attribute())));
            blocks.addAll(PairedTables.of("arms-compared-" + ++number, c));
        }
        return blocks.isEmpty() ? List.of(Block.Paragraph.empty("The suite compares no arms.")) : blocks;
    }

    @Override
    public List<Lines> lines() {
        List<Lines> all = new ArrayList<>();
        for (String attribute : attributes) {
            List<Line> lines = new ArrayList<>();
            for (String group : groups(attribute)) {
                lines.add(new Line(
                        group,
                        arm -> rows(attribute, group).stream()
                                .filter(r -> r.arm.equals(arm))
                                .findFirst()
                                .map(r -> SuiteDocument.percent(r.of.accuracy()))
                                .orElse("not measured")));
            }
            lines.add(new Line(
                    "all images",
                    arm -> SuiteDocument.percent(first(arm, attribute).average())));
            lines.add(new Line("gap", arm -> SuiteDocument.gap(gapOf(arm, attribute))));
            all.add(new Lines(attribute + " by " + results.groupAttribute(), lines));
        }
        return all;
    }

    @Override
    public String note() {
        return "Accuracy of attributes with "
                + SuiteDocument.confidence(audit().protocol().confidence());
    }

    /** A group of the attribute itself holds one value of it, so that there is nothing to balance. */
    private boolean isGroup(String attribute) {
        return attribute.equals(results.groupAttribute());
    }

    private AttributeAuditResults audit() {
        return Objects.requireNonNull(results.attributes());
    }

    private List<String> groups(String attribute) {
        Set<String> measured = new LinkedHashSet<>();
        arms.forEach(arm -> of(arm, attribute).forEach(a -> a.groups().forEach(g -> measured.add(g.group()))));
        return Arm.ordered(measured, results.groups());
    }

    private List<Row> rows(String attribute, String group) {
        return arms.stream()
                .flatMap(arm -> of(arm, attribute)
                        .flatMap(a -> a.groups().stream())
                        .filter(g -> g.group().equals(group))
                        .map(g -> new Row(arm, g)))
                .toList();
    }

    private static Stream<AttributeResults> of(Arm arm, String attribute) {
        return arm.of().attributes().stream().filter(a -> a.attribute().equals(attribute));
    }

    private static AttributeResults first(Arm arm, String attribute) {
        return of(arm, attribute).findFirst().orElseThrow();
    }

    private static Gap gapOf(Arm arm, String attribute) {
        return first(arm, attribute).gap();
    }

    private static String balanced(GroupAccuracy g) {
        Estimate estimate = g.balancedAccuracy();
        return "balanced accuracy " + EstimateText.of(estimate, Scale.PERCENT).sentence();
    }
}
