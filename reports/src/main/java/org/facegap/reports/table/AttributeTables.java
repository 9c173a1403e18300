package org.facegap.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.ClassCell;
import org.facegap.core.results.attribute.Disparity;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.ReferenceRow;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.reports.table.PaperTable.Cell;
import org.facegap.reports.table.PaperTable.Column;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** The tables of an audit of attribute predictions, before any syntax, and in LaTeX and Markdown. */
public final class AttributeTables {
    private static final List<String> RATES = List.of("prevalence", "selection rate", "TPR", "FPR", "precision", "F1");
    private static final List<String> MEASURES = List.of("pprev", "ppr", "fdr", "fpr", "for", "fnr", "tpr");
    private static final Map<String, String> PARITIES = Map.of(
            "pprev", "Impact Parity",
            "ppr", "Statistical Parity",
            "fdr", "FDR Parity",
            "fpr", "FPR Parity",
            "for", "FOR Parity",
            "fnr", "FNR Parity",
            "tpr", "TPR Parity");

    private AttributeTables() {}

    /** All tables in LaTeX, ready for {@code \\input}. */
    public static String latex(AttributeAuditResults results) {
        return all(results).stream().map(LatexTable::write).collect(Collectors.joining("\n"));
    }

    /** All tables in Markdown. */
    public static String markdown(AttributeAuditResults results) {
        return all(results).stream().map(MarkdownTable::write).collect(Collectors.joining("\n"));
    }

    private static List<PaperTable> all(AttributeAuditResults results) {
        List<PaperTable> tables = new ArrayList<>();
        for (SystemAudit system : results.systems()) {
            for (AttributeAudit attribute : system.attributes()) {
                for (GroupingAudit grouping : attribute.groupings()) {
                    tables.add(AttributeCellTable.of(system.system(), attribute, grouping));
                    for (ClassAudit decisions : grouping.classes()) {
                        tables.addAll(decisions(system.system(), attribute.attribute(), grouping, decisions));
                    }
                }
            }
        }
        results.comparisons().forEach(comparison -> tables.add(AttributeComparisonTable.of(comparison)));
        return List.copyOf(tables);
    }

    /** Counts and rates of one class, comparisons between cells, and, with a reference, Aequitas' disparities. */
    public static List<PaperTable> decisions(
            String system, String attribute, GroupingAudit grouping, ClassAudit decisions) {
        List<PaperTable> tables = new ArrayList<>();
        tables.add(rates(system, attribute, grouping, decisions));
        tables.add(comparisons(system, attribute, grouping, decisions));
        if (!decisions.references().isEmpty()) {
            tables.add(references(system, attribute, grouping, decisions));
        }
        return List.copyOf(tables);
    }

    private static PaperTable rates(String system, String attribute, GroupingAudit grouping, ClassAudit decisions) {
        List<Column> columns = new ArrayList<>(List.of(new Column(by(grouping), false)));
        List.of("TP", "FP", "FN", "TN").forEach(name -> columns.add(new Column(name, true)));
        RATES.forEach(name -> columns.add(new Column(capital(name), true)));
        List<List<Cell>> rows = new ArrayList<>();
        for (ClassCell cell : decisions.cells()) {
            List<Cell> row = new ArrayList<>();
            row.add(text(cell.cell()));
            for (double count : new double[] {cell.tp(), cell.fp(), cell.fn(), cell.tn()}) {
                row.add(text(NumberText.errors(count)));
            }
            for (String rate : RATES) {
                Estimate value = cell.rates().getOrDefault(rate, Estimate.undefined("not measured", 0, "rate"));
                row.add(new PaperTable.Number(value, Scale.PERCENT));
            }
            rows.add(row);
        }
        return new PaperTable(
                system + ", " + attribute + " by " + by(grouping) + ", positive: " + decisions.positive()
                        + ". Counts and rates in percent.",
                label(system, attribute, by(grouping), decisions.positive(), "rates"),
                columns,
                List.of(rows));
    }

    private static PaperTable comparisons(
            String system, String attribute, GroupingAudit grouping, ClassAudit decisions) {
        List<Column> columns = List.of(
                new Column("Metric", false),
                new Column("Convention", false),
                new Column("Between", false),
                new Column("Value", true),
                new Column("By chance", true),
                new Column("Permutation test", false),
                new Column("Note", false));
        List<List<Cell>> rows = new ArrayList<>();
        for (Disparity d : decisions.disparities()) {
            Scale scale = scale(d);
            Cell chance = Double.isFinite(d.expectedByChance())
                    ? new PaperTable.Number(
                            Estimate.point(
                                    d.expectedByChance(),
                                    d.value().n(),
                                    d.value().unit()),
                            scale)
                    : text("");
            rows.add(List.of(
                    text(d.metric()),
                    text(d.convention()),
                    text(d.between()),
                    new PaperTable.Number(d.value(), scale),
                    chance,
                    text(
                            d.permutations() == 0
                                    ? ""
                                    : NumberText.chanceP(d.permutationP(), d.permutations(), d.exact())),
                    text(d.note())));
        }
        return new PaperTable(
                system + ", " + attribute + " by " + by(grouping) + ", positive: " + decisions.positive()
                        + ". Comparisons between cells; differences in percentage points, ratios and indices as they are."
                        + " Suppressed cells are in none but what a tool prints.",
                label(system, attribute, by(grouping), decisions.positive(), "comparisons"),
                columns,
                List.of(rows));
    }

    private static PaperTable references(
            String system, String attribute, GroupingAudit grouping, ClassAudit decisions) {
        List<Column> columns = new ArrayList<>(List.of(new Column(by(grouping), false)));
        MEASURES.forEach(measure -> columns.add(new Column(measure, true)));
        columns.add(new Column("Supervised", false));
        columns.add(new Column("Unsupervised", false));
        List<List<Cell>> rows = new ArrayList<>();
        for (ReferenceRow row : decisions.references()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(text(row.cell()));
            for (String measure : MEASURES) {
                Estimate value =
                        row.disparities().getOrDefault(measure, Estimate.undefined("not measured", 0, "ratio"));
                String parity = row.parities().getOrDefault(PARITIES.getOrDefault(measure, ""), "undefined");
                cells.add(new PaperTable.Judged(value, Scale.PLAIN, parity.equals("failed") ? "failed" : ""));
            }
            cells.add(text(row.parities().getOrDefault("Supervised Fairness", "undefined")));
            cells.add(text(row.parities().getOrDefault("Unsupervised Fairness", "undefined")));
            rows.add(cells);
        }
        return new PaperTable(
                system + ", " + attribute + " by " + by(grouping) + ", positive: " + decisions.positive()
                        + ". Disparity of each cell to its reference after Aequitas (" + reference(decisions)
                        + "); pprev is the share of the cell that is predicted positive, ppr the cell's share of all who are.",
                label(system, attribute, by(grouping), decisions.positive(), "reference"),
                columns,
                List.of(rows));
    }

    private static String reference(ClassAudit decisions) {
        List<String> references = decisions.references().get(0).references().values().stream()
                .distinct()
                .toList();
        return references.size() == 1 ? "reference " + references.get(0) : "the cell with the smallest value";
    }

    private static Scale scale(Disparity disparity) {
        if (!disparity.value().unit().equals("rate")) {
            return Scale.PLAIN;
        }
        boolean signed = disparity.convention().equals("AIF360")
                && !disparity.metric().contains("absolute")
                && !disparity.metric().startsWith("equalised");
        return signed ? Scale.SIGNED_POINTS : Scale.POINTS;
    }

    /** The attributes of a grouping in words. */
    public static String by(GroupingAudit grouping) {
        return String.join(" x ", grouping.by());
    }

    private static String capital(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String label(String... parts) {
        return String.join("-", parts).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    static Cell text(String text) {
        return new PaperTable.Text(text);
    }
}
