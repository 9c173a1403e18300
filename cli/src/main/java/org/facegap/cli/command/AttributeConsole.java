package org.facegap.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.ClassMix;
import org.facegap.core.results.attribute.Disparity;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.reports.text.AttributeConclusion;
import org.facegap.reports.text.AttributeNotes;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/** An audit of attribute predictions on a terminal: accuracy per cell, gaps, and the main comparisons. */
final class AttributeConsole {
    private static final int CELLS = 40;

    private AttributeConsole() {}

    static void print(AttributeAuditResults results, PrintWriter out) {
        Conclusion conclusion = AttributeConclusion.of(results);
        for (SystemAudit system : results.systems()) {
            out.println(system.system() + ": " + NumberText.count(system.rows()) + " rows of " + system.format());
            for (ReadingNote note : system.skipped()) {
                out.println("  not used: " + NumberText.count(note.count()) + ", " + AttributeNotes.text(note)
                        + ", first in line " + note.lines().get(0));
            }
            for (AttributeAudit attribute : system.attributes()) {
                if (!attribute.notGrouped().isEmpty()) {
                    out.println("  rows of " + attribute.attribute() + " are not sorted by "
                            + String.join(", ", AttributeNotes.notGrouped(attribute)));
                }
                attribute.groupings().forEach(grouping -> grouping(attribute, grouping, out));
            }
        }
        out.println();
        results.warnings().forEach(warning -> out.println("warning: " + warning));
        out.println(conclusion.headline());
        conclusion.sentences().forEach(out::println);
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
        ClassMix mix = grouping.mix();
        if (mix != null && (mix.balancedGap().value().isOk() || mix.matters())) {
            gap("gap of balanced accuracy", mix.balancedGap(), Scale.POINTS, out);
        }
        GroupGap errors = grouping.ageGap();
        if (errors != null) {
            gap("gap of the mean absolute error", errors, Scale.PLAIN, out);
        }
        if (grouping.classes().size() == 1 && grouping.accuracyGap().value().isOk()) {
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

    private static void gap(String name, GroupGap gap, Scale scale, PrintWriter out) {
        StringBuilder text = new StringBuilder(name).append(": ").append(shown(gap.value(), scale));
        if (gap.value().isOk()) {
            text.append(" between ").append(gap.best()).append(" and ").append(gap.worst());
        }
        if (Double.isFinite(gap.expectedByChance())) {
            text.append(", ")
                    .append(NumberText.number(gap.expectedByChance(), scale))
                    .append(" expected by chance, ")
                    .append(NumberText.chanceP(gap.permutationP(), gap.permutations(), gap.exact()));
        }
        out.println(text);
    }

    private static String shown(Estimate value, Scale scale) {
        String reason = value.reason();
        return Shown.of(value, scale).brief() + (reason == null ? "" : " (" + reason + ")");
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
