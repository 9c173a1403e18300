package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.reports.table.AttributeComparisonTable;
import org.facegap.reports.text.AttributeConclusion;
import org.facegap.reports.text.AttributeNotes;
import org.facegap.reports.text.EmbeddedJson;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.Facts;
import org.facegap.reports.text.NumberText;

/**
 * The page of an audit of attribute predictions.
 *
 * @param title what was audited
 * @param headline what was found, in one sentence
 * @param warnings what a reader must know
 * @param files the files that were read
 * @param attributes one per system and attribute
 * @param sentences what two systems differ in, in words
 * @param comparisons two systems on the images of both
 * @param protocol how it was measured
 * @param json the results as JSON that may stand inside a script element
 */
public record AttributePage(
        String title,
        String headline,
        List<String> warnings,
        List<FileView> files,
        List<AuditedAttributeView> attributes,
        List<String> sentences,
        List<TableView> comparisons,
        List<Entry> protocol,
        String json) {
    /**
     * A file of predictions.
     *
     * @param rows how many rows it has
     * @param skipped what could not be used and why
     */
    public record FileView(
            String system, String file, String format, String rows, List<String> skipped, String sha256) {}

    /** The page of results. */
    public static AttributePage of(AttributeAuditResults results) {
        List<FileView> files = new ArrayList<>();
        List<AuditedAttributeView> attributes = new ArrayList<>();
        for (SystemAudit system : results.systems()) {
            files.add(new FileView(
                    system.system(),
                    system.file(),
                    system.format(),
                    NumberText.count(system.rows()),
                    system.skipped().stream().map(AttributePage::skipped).toList(),
                    system.sha256()));
            for (AttributeAudit attribute : system.attributes()) {
                attributes.add(AuditedAttributeView.of("a" + (attributes.size() + 1), system.system(), attribute));
            }
        }
        return new AttributePage(
                results.title(),
                AttributeConclusion.of(results).headline(),
                results.warnings(),
                files,
                attributes,
                AttributeConclusion.of(results).sentences(),
                comparisons(results),
                Facts.of(results.protocol().facts()),
                EmbeddedJson.of(results));
    }

    private static List<TableView> comparisons(AttributeAuditResults results) {
        List<TableView> tables = new ArrayList<>();
        for (PredictionComparison comparison : results.comparisons()) {
            tables.add(TableView.of("comparison-" + (tables.size() + 1), AttributeComparisonTable.of(comparison)));
        }
        return List.copyOf(tables);
    }

    private static String skipped(ReadingNote note) {
        String lines =
                String.join(", ", note.lines().stream().map(String::valueOf).toList());
        return NumberText.count(note.count()) + " " + (note.count() == 1 ? "row" : "rows") + ": "
                + AttributeNotes.text(note) + " (line " + lines
                + (note.count() > note.lines().size() ? ", ..." : "") + ")";
    }
}
