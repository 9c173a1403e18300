package org.facegap.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.results.IdentificationResults;
import org.facegap.reports.table.PaperTable.Cell;
import org.facegap.reports.table.PaperTable.Column;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** The table of a search in a gallery. */
public final class IdentificationTables {
    private IdentificationTables() {}

    /** In LaTeX with booktabs. */
    public static String latex(IdentificationResults results) {
        return LatexTable.write(table(results));
    }

    /** As a Markdown pipe table. */
    public static String markdown(IdentificationResults results) {
        return MarkdownTable.write(table(results));
    }

    /**
     * As CSV in long form, nothing rounded: columns {@code group, metric, at, threshold} and those of an estimate. Metrics
     * are tpir_at_rank (at: rank), fpir and fnir (at: target FPIR, empty for a threshold that was given), and counts.
     */
    public static String csv(IdentificationResults results) {
        StringBuilder out = new StringBuilder("group,metric,at,threshold,")
                .append(CsvTable.ESTIMATE)
                .append("\r\n");
        for (IdentificationResults.Group g : results.groups()) {
            long all = g.mated() + g.nonMated();
            CsvTable.count(out, g.identities(), all, g.group(), "identities", "", "");
            CsvTable.count(out, g.mated(), all, g.group(), "mated", "", "");
            CsvTable.count(out, g.nonMated(), all, g.group(), "non_mated", "", "");
            CsvTable.count(out, g.failed(), all, g.group(), "failed", "", "");
            for (IdentificationResults.Rank rank : g.ranks()) {
                CsvTable.line(out, rank.rate(), g.group(), "tpir_at_rank", Integer.toString(rank.rank()), "");
            }
            for (IdentificationResults.Point point : g.points()) {
                String at = Double.isNaN(point.targetFpir()) ? "" : Double.toString(point.targetFpir());
                String threshold = Double.toString(point.threshold());
                CsvTable.line(out, point.fpir(), g.group(), "fpir", at, threshold);
                CsvTable.line(out, point.fnir(), g.group(), "fnir", at, threshold);
            }
        }
        return out.toString();
    }

    private static PaperTable table(IdentificationResults results) {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("group", false),
                new Column("people", true),
                new Column("mated", true),
                new Column("non-mated", true),
                new Column("failed", true)));
        IdentificationResults.Group first = results.groups().get(0);
        first.ranks().forEach(rank -> columns.add(new Column("rank " + rank.rank(), true)));
        for (IdentificationResults.Point point : first.points()) {
            String at = Double.isNaN(point.targetFpir())
                    ? String.format(Locale.ROOT, "T %s", shown(point.threshold()))
                    : String.format(Locale.ROOT, "%s %% (T %s)", percent(point.targetFpir()), shown(point.threshold()));
            columns.add(new Column("FPIR at " + at, true));
            columns.add(new Column("FNIR at " + at, true));
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (IdentificationResults.Group g : results.groups()) {
            List<Cell> row = new ArrayList<>();
            row.add(new PaperTable.Text(g.group()));
            for (long n : new long[] {g.identities(), g.mated(), g.nonMated(), g.failed()}) {
                row.add(new PaperTable.Text(NumberText.count(n)));
            }
            g.ranks().forEach(rank -> row.add(new PaperTable.Number(rank.rate(), Scale.PERCENT)));
            for (IdentificationResults.Point point : g.points()) {
                row.add(new PaperTable.Number(point.fpir(), Scale.PERCENT));
                row.add(new PaperTable.Number(point.fnir(), Scale.PERCENT));
            }
            rows.add(row);
        }
        String gallery = results.gallery() > 0
                ? "Searches in a gallery of " + NumberText.count(results.gallery()) + " references"
                : "Searches in a gallery";
        return new PaperTable(
                gallery
                        + ": share of mated probes found by rank in percent, and errors at one threshold for all groups (at FPIR,"
                        + " the threshold's target). Searches without a score are "
                        + (results.failures().startsWith("count") ? "counted as not found." : "left out."),
                "identification",
                columns,
                List.of(rows.subList(0, 1), rows.subList(1, rows.size())).stream()
                        .filter(block -> !block.isEmpty())
                        .toList());
    }

    private static String percent(double rate) {
        return NumberText.number(rate, Scale.PERCENT);
    }

    /** Four digits; a threshold just above a score may be a very small number. */
    private static String shown(double threshold) {
        return String.format(Locale.ROOT, "%.4g", threshold);
    }
}
