package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.reports.chart.IntervalPlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.table.AttributeCellTable;
import org.facegap.reports.table.AttributeTables;
import org.facegap.reports.table.PaperTable;
import org.facegap.reports.text.AttributeNotes;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/**
 * One predicted attribute of one system.
 *
 * @param id unique in the page
 * @param heading system and attribute
 * @param confusion counts of true against predicted classes of all rows; an empty table for numbers
 * @param notGrouped columns that rows were not sorted by, and why
 * @param groupings the ways the rows were sorted
 */
public record AuditedAttributeView(
        String id,
        String heading,
        List<TableView> confusion,
        List<String> notGrouped,
        List<AuditedGroupingView> groupings) {
    /**
     * One way to sort the rows.
     *
     * @param heading the attributes
     * @param remarks suppressed cells, cells that do not occur, rows without a group
     * @param accuracy accuracy per cell, drawn
     * @param cells every cell in numbers
     * @param classes decisions about single classes
     */
    public record AuditedGroupingView(
            String id,
            String heading,
            List<String> remarks,
            IntervalPlot accuracy,
            TableView cells,
            List<DecisionView> classes) {}

    /** Decisions about one class. */
    public record DecisionView(String id, String positive, List<TableView> tables) {}

    private static final int LISTED = 12;
    private static final Series LOOK = Series.of(List.of("all")).get(0);

    static AuditedAttributeView of(String id, String system, AttributeAudit audit) {
        List<AuditedGroupingView> groupings = new ArrayList<>();
        for (GroupingAudit grouping : audit.groupings()) {
            groupings.add(grouping(id + "-g" + (groupings.size() + 1), system, audit, grouping));
        }
        List<TableView> confusion = audit.classes().isEmpty() || audit.classes().size() > LISTED
                ? List.of()
                : List.of(confusion(id + "-confusion", audit));
        return new AuditedAttributeView(
                id, system + ": " + audit.attribute(), confusion, AttributeNotes.notGrouped(audit), groupings);
    }

    private static TableView confusion(String id, AttributeAudit audit) {
        List<PaperTable.Column> columns = new ArrayList<>(List.of(new PaperTable.Column("True", false)));
        audit.classes().forEach(name -> columns.add(new PaperTable.Column("predicted " + name, true)));
        List<List<PaperTable.Cell>> rows = new ArrayList<>();
        for (int i = 0; i < audit.classes().size(); i++) {
            List<PaperTable.Cell> row = new ArrayList<>();
            row.add(new PaperTable.Text(audit.classes().get(i)));
            for (double count : audit.all().confusion().get(i)) {
                row.add(new PaperTable.Text(NumberText.errors(count)));
            }
            rows.add(row);
        }
        return TableView.of(id, new PaperTable("Confusion of all rows, counts", "confusion", columns, List.of(rows)));
    }

    private static AuditedGroupingView grouping(
            String id, String system, AttributeAudit audit, GroupingAudit grouping) {
        IntervalPlot.Builder plot = new IntervalPlot.Builder().band("", "");
        for (CellAudit cell : grouping.cells()) {
            plot.row(
                    cell.cell(),
                    LOOK,
                    cell.accuracy(),
                    Shown.of(cell.accuracy(), Scale.PERCENT),
                    Double.NaN,
                    "",
                    false);
        }
        plot.row(
                "all rows",
                LOOK,
                audit.all().accuracy(),
                Shown.of(audit.all().accuracy(), Scale.PERCENT),
                Double.NaN,
                "",
                true);
        List<DecisionView> classes = new ArrayList<>();
        for (ClassAudit decisions : grouping.classes()) {
            String own = id + "-c" + (classes.size() + 1);
            List<TableView> tables = new ArrayList<>();
            for (PaperTable table : AttributeTables.decisions(system, audit.attribute(), grouping, decisions)) {
                tables.add(TableView.of(own + "-t" + (tables.size() + 1), table));
            }
            classes.add(new DecisionView(own, decisions.positive(), tables));
        }
        return new AuditedGroupingView(
                id,
                AttributeTables.by(grouping),
                remarks(grouping),
                plot.build(
                        id + "-plot",
                        "Accuracy of " + audit.attribute() + " by " + AttributeTables.by(grouping),
                        AttributeTables.by(grouping),
                        "Accuracy (the axis does not start at zero)",
                        false,
                        VerificationView::percentTick),
                TableView.of(id + "-cells", AttributeCellTable.of(system, audit, grouping)),
                classes);
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
                    + Shown.of(mix.gapOfMix(), Scale.POINTS).value() + ". The gap of balanced accuracy is over "
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
}
