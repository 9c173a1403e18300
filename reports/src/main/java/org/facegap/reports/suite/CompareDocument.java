package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.input.CellFigures;
import org.facegap.reports.input.ComparedRun;
import org.facegap.reports.input.ComparedRuns;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.NumberText.Scale;

/** The page over runs beside each other: whether they were measured alike, what differs in their making, and their figures. */
public final class CompareDocument {
    /** Lines of settings that a terminal shows. */
    private static final int MOST_LINES = 30;

    private final ComparedRuns input;
    private final RunDifferences differences;

    private CompareDocument(ComparedRuns input) {
        this.input = input;
        differences = RunDifferences.of(input.runs());
    }

    /** The page. */
    public static Document of(ComparedRuns input) {
        CompareDocument compare = new CompareDocument(input);
        List<CellFigures> cells =
                input.runs().stream().map(ComparedRun::figures).toList();
        String runs = Counted.of(cells.size(), "runs");
        String headline = cells.size() == 1
                ? "1 run"
                : compare.differences.alike()
                        ? runs + ", measured alike"
                        : runs + " that were NOT measured alike: their figures cannot be set against each other";
        List<Section> figures = new StudyDocument(cells, input.adjustment()).sections();
        List<Section> sections = new ArrayList<>(Document.warnings(input.notes()));
        sections.add(Section.of("alike", "How they were measured", compare.measured()));
        if (!compare.differences.settings().isEmpty()) {
            sections.add(Section.of("made", "What differs in their making", compare.settings()));
        }
        List<Section> between = compare.between();
        sections.addAll(between);
        sections.addAll(figures);
        sections.add(Section.of("reading", "How to read this", compare.reading()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("notMeasuredAlike", compare.differences.notAlike());
        json.put("settings", compare.differences.settings());
        json.put("between", input.between());
        json.put("runs", cells);
        List<Section> shown = new ArrayList<>(between);
        shown.addAll(figures);
        return new Document(
                "facegap compare",
                String.join(", ", cells.stream().map(CellFigures::name).toList()),
                "facegap compare: " + headline,
                "",
                headline,
                List.of(),
                sections,
                compare.summary(StudyDocument.tables(shown)),
                Prose.marked("Made by facegap from result files alone."),
                EmbeddedJson.of(json));
    }

    private List<Block> measured() {
        List<Block> blocks = new ArrayList<>();
        if (input.runs().size() == 1) {
            blocks.add(Block.Paragraph.of("One run alone: there is nothing to set it against."));
        } else if (differences.alike()) {
            blocks.add(Block.Paragraph.of(
                    "All were measured alike: on test images, calibration images and pairs of the same content, in the"
                            + " same groups, by the same rules."));
        } else {
            blocks.add(new Block.Paragraph(
                    "flag",
                    Prose.marked("*Not measured alike.* These figures stand side by side because that was asked for; a"
                            + " difference between runs may come from what follows.")));
            blocks.add(Block.Items.of("warnings", differences.notAlike()));
        }
        differences.same().forEach(words -> blocks.add(Block.Paragraph.remark(words)));
        return blocks;
    }

    private Table settings() {
        TableOf<RunDifferences.Difference> table = TableOf.<RunDifferences.Difference>captioned(
                        "Settings that are not the same in all runs")
                .looking("facts")
                .text("Setting", "", RunDifferences.Difference::key);
        for (int r = 0; r < input.runs().size(); r++) {
            int run = r;
            table.text(input.runs().get(r).name(), "", row -> row.values().get(run));
        }
        return table.rows(differences.settings()).build();
    }

    /** Later runs less the first, on the same pairs. */
    private List<Section> between() {
        List<Comparison> rows = input.between();
        if (rows.isEmpty()) {
            return List.of();
        }
        TableOf<Comparison> table = TableOf.<Comparison>captioned("Differences between runs on the same pairs")
                .id("table-between")
                .preset(Preset.CELLS)
                .looking("wide")
                .text("Candidate", "candidate", Comparison::candidate)
                .text("Baseline", "baseline", Comparison::baseline)
                .number("Contrast", "contrast_accuracy", row -> StudyDocument.contrast(row.contrast()));
        StudyDocument.adjusted(table, input.adjustment(), rows, Comparison::contrast)
                .number("Mean accuracy", "mean_accuracy", Scale.SIGNED_POINTS, Comparison::meanDifference)
                .number("Worst group", "worst_group", Scale.SIGNED_POINTS, Comparison::worstGroupDifference)
                .number("Accuracy gap", "accuracy_gap", Scale.SIGNED_POINTS, Comparison::gapDifference);
        return List.of(Section.of(
                "between",
                "Differences between runs",
                Block.Paragraph.of(
                        "Candidate less baseline, an arm of a later run less the same arm of the first, measured"
                                + " on their stored scores of the same pairs as two systems of one file are, with the same"
                                + " resampled identities for both."),
                table.rows(rows).build()));
    }

    private Block reading() {
        return Block.Paragraph.of((input.between().isEmpty()
                        ? "Runs are not paired here: intervals of two runs may overlap although they differ. "
                        : "Differences between runs are paired where both keep scores of the same pairs; other figures of two"
                                + " runs are not, and their intervals may overlap although the runs differ. ")
                + "Intervals and p hold for one line each; the adjusted p takes the number of tests of its table into"
                + " account (" + input.adjustment().words() + "), intervals do not.");
    }

    private List<Block> summary(List<Block> tables) {
        List<Block> blocks = new ArrayList<>(tables);
        blocks.add(Block.Heading.of(""));
        if (input.runs().size() == 1) {
            blocks.add(Block.Paragraph.of("One run alone: there is nothing to set it against."));
        } else if (differences.alike()) {
            blocks.add(Block.Paragraph.of("All were measured alike: the same test images, pairs, groups and rules."));
        } else {
            blocks.add(Block.Paragraph.of(
                    "These runs were not measured alike; their numbers cannot be set against each other:"));
            blocks.add(Block.Items.of("warnings", differences.notAlike()));
        }
        blocks.addAll(making(differences));
        differences.same().forEach(words -> blocks.add(Block.Paragraph.of(words)));
        input.notes().forEach(note -> blocks.add(Block.Paragraph.of("warning: " + note)));
        return List.copyOf(blocks);
    }

    private static List<Block> making(RunDifferences differences) {
        List<RunDifferences.Difference> settings = differences.settings();
        if (settings.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(settings.stream()
                .limit(MOST_LINES)
                .map(RunDifferences.Difference::text)
                .toList());
        if (settings.size() > MOST_LINES) {
            lines.add("and " + (settings.size() - MOST_LINES) + " more on the page that --out writes");
        }
        return List.of(Block.Paragraph.of("What differs in their making, run by run:"), Block.Items.of("prose", lines));
    }

    /** What a terminal says of runs that were not measured alike, and whose figures are not shown. */
    public static List<Block> refusal(ComparedRuns input) {
        return new CompareDocument(input).summary(List.of());
    }
}
