package org.facegap.reports.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.ScaleErrors;
import org.facegap.reports.table.PaperTable.Cell;
import org.facegap.reports.table.PaperTable.Column;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/** The table of one grouping of attribute predictions: how well every cell is predicted, and the gaps between cells. */
public final class AttributeCellTable {
    private AttributeCellTable() {}

    /** Accuracy and errors of every cell, then the gaps between them. */
    public static PaperTable of(String system, AttributeAudit attribute, GroupingAudit grouping) {
        boolean scale = attribute.all().age() != null;
        boolean classes = !attribute.classes().isEmpty();
        boolean people = attribute.all().identities() > 0;
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(AttributeTables.by(grouping), false));
        columns.add(new Column("n", true));
        columns.add(new Column("Failed", true));
        if (people) {
            columns.add(new Column("Identities", true));
        }
        columns.add(new Column("Accuracy", true));
        if (classes) {
            columns.add(new Column("Balanced accuracy", true));
            columns.add(new Column("Macro F1", true));
        }
        if (scale) {
            columns.add(new Column("MAE", true));
            columns.add(new Column("Bias", true));
            columns.add(new Column("Within", true));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (CellAudit cell : grouping.cells()) {
            rows.add(cell(cell, people, classes, scale));
        }
        List<List<Cell>> whole = List.of(cell(attribute.all(), people, classes, scale));
        ClassMix mix = grouping.mix();
        List<@Nullable GroupGap> all =
                Arrays.asList(grouping.accuracyGap(), mix == null ? null : mix.balancedGap(), grouping.ageGap());
        List<List<Cell>> gaps = List.of(
                gapRow("gap", people, classes, scale, all, AttributeCellTable::gap),
                gapRow("gap by chance", people, classes, scale, all, AttributeCellTable::floor),
                gapRow("permutation test", people, classes, scale, all, AttributeCellTable::test));
        return new PaperTable(
                system + ", " + attribute.attribute() + " by " + AttributeTables.by(grouping)
                        + ". Rates in percent with 95 % intervals unless the protocol says otherwise, gaps in percentage points.",
                AttributeTables.label(system, attribute.attribute(), AttributeTables.by(grouping), "cells"),
                columns,
                List.of(rows, whole, gaps));
    }

    private static List<Cell> cell(CellAudit cell, boolean people, boolean classes, boolean scale) {
        List<Cell> row = new ArrayList<>();
        row.add(AttributeTables.text(cell.cell()));
        row.add(AttributeTables.text(NumberText.count(cell.n())));
        row.add(AttributeTables.text(NumberText.count(cell.failures())));
        if (people) {
            row.add(AttributeTables.text(NumberText.count(cell.identities())));
        }
        row.add(new PaperTable.Number(cell.accuracy(), Scale.PERCENT));
        if (classes) {
            row.add(new PaperTable.Number(cell.balancedAccuracy(), Scale.PERCENT));
            row.add(new PaperTable.Number(cell.macroF1(), Scale.PERCENT));
        }
        ScaleErrors errors = cell.age();
        if (scale && errors != null) {
            row.add(new PaperTable.Number(errors.meanAbsolute(), Scale.PLAIN));
            row.add(new PaperTable.Number(errors.bias(), Scale.PLAIN));
            row.add(AttributeTables.text(errors.within().entrySet().stream()
                    .map(e -> e.getKey() + ": "
                            + (e.getValue().isOk()
                                    ? NumberText.number(e.getValue().value(), Scale.PERCENT) + "\u00a0%"
                                    : "n/a"))
                    .collect(Collectors.joining("; "))));
        }
        return row;
    }

    private static List<Cell> gapRow(
            String name,
            boolean people,
            boolean classes,
            boolean scale,
            List<@Nullable GroupGap> gaps,
            Function<@Nullable GroupGap, Cell> cell) {
        List<Cell> row = new ArrayList<>(
                List.of(AttributeTables.text(name), AttributeTables.text(""), AttributeTables.text("")));
        if (people) {
            row.add(AttributeTables.text(""));
        }
        row.add(cell.apply(gaps.get(0)));
        if (classes) {
            row.add(cell.apply(gaps.get(1)));
            row.add(AttributeTables.text(""));
        }
        if (scale) {
            row.add(cell.apply(gaps.get(2)));
            row.add(AttributeTables.text(""));
            row.add(AttributeTables.text(""));
        }
        return row;
    }

    private static Cell gap(@Nullable GroupGap gap) {
        return gap == null ? AttributeTables.text("") : new PaperTable.Number(gap.value(), scale(gap));
    }

    private static Cell floor(@Nullable GroupGap gap) {
        if (gap == null || !Double.isFinite(gap.expectedByChance())) {
            return AttributeTables.text("");
        }
        Estimate floor = Estimate.point(
                gap.expectedByChance(), gap.value().n(), gap.value().unit());
        return new PaperTable.Number(floor, scale(gap));
    }

    private static Cell test(@Nullable GroupGap gap) {
        return AttributeTables.text(
                gap == null ? "" : NumberText.chanceP(gap.permutationP(), gap.permutations(), gap.exact()));
    }

    private static Scale scale(GroupGap gap) {
        return gap.value().unit().equals("rate") ? Scale.POINTS : Scale.PLAIN;
    }
}
