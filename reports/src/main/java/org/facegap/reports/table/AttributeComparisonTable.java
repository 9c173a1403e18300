package org.facegap.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.attribute.GroupingComparison;
import org.facegap.core.results.attribute.PairedAccuracy;
import org.facegap.core.results.attribute.PredictionComparison;
import org.facegap.reports.table.PaperTable.Cell;
import org.facegap.reports.table.PaperTable.Column;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** The table of two systems on the images that both predicted. */
public final class AttributeComparisonTable {
    private AttributeComparisonTable() {}

    /** All images, then every grouping: accuracies, their difference, McNemar's test; then the gaps. */
    public static PaperTable of(PredictionComparison c) {
        List<Column> columns = List.of(
                new Column("Group", false),
                new Column("Images", true),
                new Column(c.baseline(), true),
                new Column(c.candidate(), true),
                new Column("Difference", true),
                new Column(c.baseline() + " alone wrong", true),
                new Column(c.candidate() + " alone wrong", true),
                new Column("McNemar, exact", false),
                new Column("McNemar, mid-p", false));
        List<List<List<Cell>>> blocks = new ArrayList<>();
        blocks.add(List.of(row(c.all(), "all")));
        for (GroupingComparison grouping : c.groupings()) {
            String by = String.join(" x ", grouping.by());
            List<List<Cell>> rows = new ArrayList<>();
            grouping.cells().forEach(cell -> rows.add(row(cell, by + ": " + cell.cell())));
            rows.add(List.of(
                    text("gap by " + by),
                    text(""),
                    new PaperTable.Number(grouping.baselineGap(), Scale.POINTS),
                    new PaperTable.Number(grouping.candidateGap(), Scale.POINTS),
                    new PaperTable.Number(grouping.gapDifference(), Scale.SIGNED_POINTS),
                    text(""),
                    text(""),
                    text(""),
                    text("")));
            blocks.add(rows);
        }
        return new PaperTable(
                c.candidate() + " minus " + c.baseline() + ", " + c.attribute() + " of the same "
                        + NumberText.count(c.images())
                        + " images. Accuracies in percent, differences and gaps in percentage"
                        + " points with 95 % intervals unless the protocol says otherwise, from common draws of "
                        + c.resampled() + ". McNemar's tests take images as independent.",
                AttributeTables.label(c.candidate(), c.baseline(), c.attribute(), "paired"),
                columns,
                blocks);
    }

    private static List<Cell> row(PairedAccuracy cell, String name) {
        return List.of(
                text(name),
                text(NumberText.count(cell.n())),
                new PaperTable.Number(cell.baseline(), Scale.PERCENT),
                new PaperTable.Number(cell.candidate(), Scale.PERCENT),
                new PaperTable.Number(cell.difference(), Scale.SIGNED_POINTS),
                text(NumberText.errors(cell.wrongInBaselineAlone())),
                text(NumberText.errors(cell.wrongInCandidateAlone())),
                text(PValue.text(cell.exactP())),
                text(PValue.text(cell.midP())));
    }

    private static Cell text(String text) {
        return AttributeTables.text(text);
    }
}
