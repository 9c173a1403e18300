package org.facegap.reports.attributes;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.core.words.Counted;
import org.facegap.reports.chart.Series;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Document;
import org.facegap.reports.document.IntervalsOf;
import org.facegap.reports.document.Prose;
import org.facegap.reports.document.Section;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.Facts;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.TickText;

/** The report of an audit of attribute predictions. */
public final class AttributeDocument {
    private static final int LISTED = 12;
    private static final Series LOOK = Series.of(List.of("all")).get(0);

    private record Audited(String system, AttributeAudit attribute, String id) {}

    private AttributeDocument() {}

    /** The report. */
    public static Document of(AttributeAuditResults results) {
        Conclusion conclusion = AttributeConclusion.of(results);
        List<Section> sections = new ArrayList<>(Document.warnings(results.warnings()));
        sections.add(Section.of("files", "What was read", files(results.systems())));
        List<Audited> audited = new ArrayList<>();
        for (SystemAudit system : results.systems()) {
            for (AttributeAudit attribute : system.attributes()) {
                audited.add(new Audited(system.system(), attribute, "a" + (audited.size() + 1)));
            }
        }
        for (Audited a : audited) {
            sections.add(Section.of(a.id, a.system + ": " + a.attribute.attribute(), blocks(a)));
        }
        List<Block> comparisons = new ArrayList<>();
        for (PredictionComparison comparison : results.comparisons()) {
            comparisons.addAll(PairedTables.of("comparison-" + (comparisons.size() / 2 + 1), comparison));
        }
        if (!comparisons.isEmpty()) {
            sections.add(Section.of("comparisons", "Systems on the same images", comparisons));
        }
        sections.add(Section.of("reading", "How to read this", reading()));
        sections.add(Section.of(
                "protocol",
                "Protocol",
                TableOf.facts(
                        "Settings",
                        "Setting",
                        "Value",
                        Facts.of(results.protocol().facts()))));
        return new Document(
                "facegap attribute report",
                results.title(),
                conclusion.headline() + ": attribute predictions, " + results.title(),
                "How well are attributes predicted for each group of people?",
                conclusion.headline(),
                conclusion.sentences(),
                sections,
                new AttributeSummary(results).blocks(),
                Prose.of("Made by facegap from result files alone."),
                EmbeddedJson.of(results));
    }

    /** The same results with what follows from them in words. */
    public static AttributeAuditResults concluded(AttributeAuditResults results) {
        return results.concluding(AttributeConclusion.of(results));
    }

    private static Table files(List<SystemAudit> systems) {
        return TableOf.<SystemAudit>captioned("Files of predictions")
                .text("System", "", SystemAudit::system)
                .cell("File", "", false, s -> Cell.of(s.file()).detail("", null, "SHA-256 " + s.sha256()))
                .text("Layout", "", SystemAudit::format)
                .count("Rows", "", SystemAudit::rows)
                .text("Not used", "", AttributeDocument::skipped)
                .rows(systems)
                .build();
    }

    private static String skipped(SystemAudit system) {
        List<String> notes =
                system.skipped().stream().map(AttributeDocument::skipped).toList();
        return notes.isEmpty() ? "none" : String.join("; ", notes);
    }

    private static String skipped(ReadingNote note) {
        String lines =
                String.join(", ", note.lines().stream().map(String::valueOf).toList());
        return Counted.of(note.count(), "rows") + ": " + note.text() + " (line " + lines
                + (note.count() > note.lines().size() ? ", ..." : "") + ")";
    }

    private static List<Block> blocks(Audited of) {
        AttributeAudit attribute = of.attribute;
        List<Block> blocks = new ArrayList<>();
        if (!attribute.classes().isEmpty() && attribute.classes().size() <= LISTED) {
            blocks.add(confusion(of.id + "-confusion", attribute));
        }
        if (!attribute.notGrouped().isEmpty()) {
            blocks.add(Block.Paragraph.remark("Columns that rows were not sorted by: "
                    + String.join(", ", AttributeNotes.notGrouped(attribute)) + "."));
        }
        int number = 0;
        for (GroupingAudit grouping : attribute.groupings()) {
            String id = of.id + "-g" + ++number;
            AttributeTables tables = new AttributeTables(of.system, attribute, grouping);
            blocks.add(new Block.Heading(id, null, Prose.of("By " + tables.by())));
            blocks.add(chart(id + "-plot", attribute, grouping, tables.by()));
            blocks.add(tables.cells(id + "-cells"));
            blocks.add(tables.gaps(id + "-gaps"));
            remarks(grouping).forEach(remark -> blocks.add(Block.Paragraph.remark(remark)));
            for (ClassAudit decisions : grouping.classes()) {
                blocks.add(new Block.Disclosure(
                        "",
                        "Decisions about " + decisions.positive() + ": rates, comparisons, parity",
                        grouping.classes().size() == 1,
                        tables.decisions(decisions)));
            }
        }
        if (attribute.groupings().isEmpty()) {
            blocks.add(Block.Paragraph.empty("The predictions hold no groups to sort by."));
        }
        return blocks;
    }

    private static Table confusion(String id, AttributeAudit audit) {
        List<String> classes = audit.classes();
        TableOf<Integer> table = TableOf.<Integer>captioned("Confusion of all rows, counts")
                .id(id)
                .looking("wide")
                .text("True", "", classes::get);
        for (int c = 0; c < classes.size(); c++) {
            int column = c;
            table.count(
                    "predicted " + classes.get(c),
                    "",
                    r -> audit.all().confusion().get(r).get(column));
        }
        for (int r = 0; r < classes.size(); r++) {
            table.rows(List.of(r));
        }
        return table.build();
    }

    private static Block chart(String id, AttributeAudit attribute, GroupingAudit grouping, String by) {
        IntervalsOf chart = new IntervalsOf(id, "Accuracy of " + attribute.attribute() + " by " + by, by, Scale.PERCENT)
                .band("", "");
        for (CellAudit cell : grouping.cells()) {
            chart.row(cell.cell(), LOOK, cell.accuracy());
        }
        return chart.summary("all rows", LOOK, attribute.all().accuracy())
                .build(
                        "Accuracy (the axis does not start at zero)",
                        "Accuracy [interval], n",
                        "accuracy",
                        false,
                        TickText::percent);
    }

    private static List<String> remarks(GroupingAudit grouping) {
        List<String> remarks = new ArrayList<>();
        if (!grouping.suppressed().isEmpty()) {
            remarks.add("Suppressed, too small to be measured: "
                    + listed(grouping.suppressed().stream()
                            .map(cell -> cell.cell() + " (n\u00a0" + NumberText.count(cell.n()) + ", needs "
                                    + NumberText.count(cell.needed()) + ")")
                            .toList()));
        }
        if (grouping.emptyCount() > 0) {
            remarks.add("Combinations without a row (" + NumberText.count(grouping.emptyCount()) + "): "
                    + listed(grouping.empty()));
        }
        if (grouping.unlabelled() > 0) {
            remarks.add("Rows without a group, in no cell: " + NumberText.count(grouping.unlabelled()));
        }
        ClassMix mix = grouping.mix();
        if (mix != null && mix.gapOfMix().isOk()) {
            remarks.add("The shares of classes alone would make an accuracy gap of "
                    + EstimateText.of(mix.gapOfMix(), Scale.POINTS).value() + ". The gap of balanced accuracy is over "
                    + (mix.classes().isEmpty() ? "no class: none has enough rows in every cell" : listed(mix.classes()))
                    + "; its test deals labels within classes.");
        }
        return remarks;
    }

    private static String listed(List<String> names) {
        return names.size() <= LISTED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, LISTED)) + " and " + (names.size() - LISTED) + " more";
    }

    private static Block reading() {
        return Block.Definitions.of(
                "Cells, n and intervals",
                "Every rate stands beside its n, the rows it is a share of, and an interval (95 % unless the protocol"
                        + " says otherwise). Where identities are known, the interval counts several images of one identity as"
                        + " less than as many people.",
                "Suppressed, undefined, failed",
                "A cell with too few rows is named and takes part in no comparison; whether it does depends on its n"
                        + " alone, never on the errors seen in it. A rate of nothing (0/0) is undefined, not zero. A"
                        + " failed row has a true value and no prediction.",
                "Why a gap has a noise floor and no interval",
                "The largest minus the smallest of several measured rates is above zero by chance alone. Beside it"
                        + " stand the value that equal groups would show on average and the p of a permutation of the"
                        + " groups.",
                "Balanced accuracy and the mix of classes",
                "A group that holds more of a class that is hard for everybody is less often right without being"
                        + " treated worse. Balanced accuracy counts every class the same; the test of its gap deals group"
                        + " labels within classes, so that each group keeps its mix. Beside it stands the gap that the mix"
                        + " alone would make.",
                "Two systems on the same images",
                "Differences are of the second system minus the first, on images that both predicted, with the same"
                        + " resampled identities or images for both. So the change of a gap has an interval although a gap has"
                        + " none. McNemar's exact test and its mid-p count the images that one system alone gets wrong.",
                "Conventions",
                "Fairlearn compares all cells with each other. AIF360 subtracts or divides: the unprivileged cells by"
                        + " the privileged one, with the class named as favourable; the other class turns the sign."
                        + " Aequitas divides every cell by a reference and asks whether the ratio lies between tau and"
                        + " 1/tau. Lines marked \"as it prints it\" take every cell, however small, and count 0/0 as zero,"
                        + " as that tool does.",
                "What parity is not",
                "That a ratio lies within four fifths is a screening convention. With few rows it says nothing without"
                        + " its interval, and equal rates do not make a use of these predictions right.");
    }
}
