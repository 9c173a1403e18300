package org.facegap.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.Gap;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.Disparity;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/** An audit of attribute predictions on a terminal: accuracy per cell, gaps, and the main comparisons. */
final class AttributeConsole {
    private static final int CELLS = 40;

    private AttributeConsole() {}

    static void print(AttributeAuditResults results, PrintWriter out) {
        for (SystemAudit system : results.systems()) {
            out.println(system.system() + ": " + NumberText.count(system.rows()) + " rows of " + system.format());
            for (ReadingNote note : system.skipped()) {
                out.println("  not used: " + NumberText.count(note.count()) + ", " + note.reason() + " (first in line "
                        + note.lines().get(0) + ")");
            }
            for (AttributeAudit attribute : system.attributes()) {
                attribute.groupings().forEach(grouping -> grouping(attribute, grouping, out));
            }
        }
        results.warnings().forEach(warning -> out.println("warning: " + warning));
    }

    private static void grouping(AttributeAudit attribute, GroupingAudit grouping, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        boolean scale = attribute.all().age() != null;
        rows.add(List.of(
                attribute.attribute() + " by " + String.join(" x ", grouping.by()),
                "n",
                "accuracy",
                scale ? "mean absolute error" : "balanced accuracy"));
        for (CellAudit cell :
                grouping.cells().subList(0, Math.min(CELLS, grouping.cells().size()))) {
            rows.add(cell(cell));
        }
        rows.add(cell(attribute.all()));
        out.println();
        ResultTable.aligned(rows).forEach(out::println);
        if (grouping.cells().size() > CELLS) {
            out.println("and " + (grouping.cells().size() - CELLS) + " more cells in the report");
        }
        gap("accuracy gap", grouping.accuracyGap(), Scale.POINTS, out);
        Gap errors = grouping.ageGap();
        if (errors != null) {
            gap("gap of the mean absolute error", errors, Scale.PLAIN, out);
        }
        if (grouping.classes().size() == 1) {
            comparisons(grouping.classes().get(0), out);
        }
    }

    private static List<String> cell(CellAudit cell) {
        var errors = cell.age();
        return List.of(
                cell.cell(),
                NumberText.count(cell.n()),
                Shown.of(cell.accuracy(), Scale.PERCENT).brief(),
                errors == null
                        ? Shown.of(cell.balancedAccuracy(), Scale.PERCENT).brief()
                        : Shown.of(errors.meanAbsolute(), Scale.PLAIN).brief() + " " + errors.unit());
    }

    private static void gap(String name, Gap gap, Scale scale, PrintWriter out) {
        StringBuilder text = new StringBuilder(name)
                .append(": ")
                .append(Shown.of(gap.value(), scale).brief());
        if (gap.value().isOk()) {
            text.append(" between ").append(gap.best()).append(" and ").append(gap.worst());
        }
        if (Double.isFinite(gap.expectedByChance())) {
            text.append(", ")
                    .append(NumberText.number(gap.expectedByChance(), scale))
                    .append(" expected by chance, ")
                    .append(NumberText.permutationP(gap.permutationP(), gap.permutations()));
        }
        out.println(text);
    }

    private static void comparisons(ClassAudit decisions, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("positive " + decisions.positive(), "convention", "value", "between"));
        for (Disparity d : decisions.disparities()) {
            Scale scale = d.value().unit().equals("rate") ? Scale.POINTS : Scale.PLAIN;
            rows.add(List.of(
                    d.metric(), d.convention(), Shown.of(d.value(), scale).brief(), d.between()));
        }
        ResultTable.aligned(rows).forEach(out::println);
        if (!decisions.references().isEmpty()) {
            out.println("parity of all cells after Aequitas: " + decisions.overallParity());
        }
    }
}
