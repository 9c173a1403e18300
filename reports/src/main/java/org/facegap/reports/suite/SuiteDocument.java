package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.input.ReportInput;
import org.facegap.reports.input.SampleGrid;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.Facts;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** The report of a suite. */
public final class SuiteDocument {
    private final ReportInput input;
    private final SuiteResults results;
    private final List<Arm> arms;
    private final List<Measured> measured = new ArrayList<>();

    private SuiteDocument(ReportInput input) {
        this.input = input;
        results = input.results();
        arms = Arm.all(results);
        if (results.verification() != null) {
            measured.add(new VerificationBlocks(results, results.verification(), arms));
        }
        if (arms.stream().anyMatch(arm -> !arm.of().attributes().isEmpty())) {
            measured.add(new AttributeBlocks(results, arms));
        }
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
        CompositionBlocks composition = new CompositionBlocks(results, arms);
        List<Section> sections = new ArrayList<>();
        sections.add(Section.of("key-numbers", "Key numbers", cards()));
        sections.addAll(Document.warnings(Stream.concat(results.warnings().stream(), input.notes().stream())
                .toList()));
        sections.add(Section.of("compared", "What was compared", compared()));
        sections.add(new Section("composition", "Composition of each set", "Composition", composition.blocks()));
        sections.add(Section.of("samples", "Sample images", samples()));
        measured.forEach(kind -> sections.addAll(kind.sections()));
        measured.forEach(kind -> sections.addAll(kind.further()));
        sections.add(Section.of("training", "Training", training.curves()));
        sections.add(Section.of("cost", "Cost", training.cost(input.timings())));
        sections.add(Section.of("reading", "How to read this", SuiteProse.reading(results.verification() != null)));
        boolean oneSeed = results.arms().stream().allMatch(arm -> arm.seeds().size() <= 1);
        boolean world = !"dataset".equals(results.protocol().test().testSource());
        sections.add(Section.of(
                "limits",
                "What it cannot say",
                SuiteProse.limits(
                        oneSeed,
                        world,
                        composition.audited(),
                        first().map(Measured::trials).orElse("images"))));
        sections.add(Section.of("provenance", "Provenance", provenance()));
        return sections;
    }

    /** The kind of models that the suite concludes from: recognition where there is some. */
    private Optional<Measured> first() {
        return measured.stream().findFirst();
    }

    private Block cards() {
        return new Block.Cards(arms.stream()
                .flatMap(arm -> first().map(kind -> kind.card(arm)).stream())
                .toList());
    }

    private List<Block> compared() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Paragraph.marked(
                "Each arm is a training set. The same models were trained on every arm and measured on the same"
                        + " held-out {}, per group of *{}*: {}.",
                first().map(Measured::trials).orElse("images"),
                results.groupAttribute(),
                String.join(", ", results.groups())));
        blocks.add(TableOf.<Arm>captioned("The arms")
                .series("Arm", "", Arm::look)
                .text("Method", "", Arm::method)
                .number("Identities", "", this::identities)
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

    private Cell identities(Arm arm) {
        return arm.named(results) ? Cell.count(arm.of().composition().identities()) : Cell.absent("not known");
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
        first().ifPresent(kind -> {
            blocks.addAll(tables(kind));
            blocks.add(Block.Heading.of(""));
            results.conclusion().sentences().forEach(sentence -> blocks.add(Block.Paragraph.of(sentence)));
            blocks.add(Block.Paragraph.of(kind.note()
                    + " intervals; a gap has none, beside it stands what equal groups would show by chance."));
        });
        results.warnings().forEach(warning -> blocks.add(Block.Paragraph.of("warning: " + warning)));
        return blocks;
    }

    /** Arms beside each other, for a terminal. */
    private List<Block> tables(Measured kind) {
        Measured.Line sets = new Measured.Line(
                "training set",
                arm -> (arm.named(results) ? Counted.of(arm.of().composition().identities(), "identities") + ", " : "")
                        + Counted.of(arm.of().composition().images(), "images"));
        List<Block> blocks = new ArrayList<>();
        List<Measured.Lines> all = kind.lines();
        for (Measured.Lines one : all) {
            if (!blocks.isEmpty()) {
                blocks.add(Block.Heading.of(""));
            }
            List<Measured.Line> lines = new ArrayList<>(one.lines());
            if (one.equals(all.get(all.size() - 1))) {
                lines.add(sets);
            }
            TableOf<Measured.Line> table =
                    TableOf.<Measured.Line>captioned("").text(one.heading(), "", Measured.Line::name);
            arms.forEach(arm ->
                    table.number(arm.name(), "", line -> Cell.of(line.text().apply(arm))));
            blocks.add(table.rows(lines).build());
        }
        return blocks;
    }

    static String confidence(double share) {
        return NumberText.number(share, Scale.PERCENT, 0) + " %";
    }

    static String percent(Estimate estimate) {
        return EstimateText.of(estimate, Scale.PERCENT).brief();
    }

    static String gap(Gap gap) {
        return EstimateText.of(gap.value(), Scale.POINTS).brief() + " (chance " + Arm.floor(gap) + ")";
    }
}
