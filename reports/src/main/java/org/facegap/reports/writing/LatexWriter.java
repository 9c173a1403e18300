package org.facegap.reports.writing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.text.EstimateText;

/**
 * LaTeX with booktabs ({@code \\usepackage{booktabs}}); nothing else is needed.
 *
 * <p>Text from outside is escaped. An infinite value is {@code $\infty$}; a value that is undefined or rests on too few observations is "n/a" with a
 * footnote under the table that gives the reason. A table fits the article class with one column and with two: a wide one
 * is a {@code table*}, and columns that do not fit stand under one another.
 */
public final class LatexWriter extends TextWriter {
    /** Lines of a page, less those of a caption. */
    private static final int MOST_LINES = 42;

    private static final int HEADING_LINES = 4;

    /** A writer of nothing yet. */
    public LatexWriter() {}

    @Override
    void title(int level, String text) {
        out.append(level == 1 ? "\\section*{" : level == 2 ? "\\subsection*{" : "\\paragraph{")
                .append(escape(text))
                .append("}\n\n");
    }

    @Override
    void paragraph(String text) {
        out.append(escape(text)).append("\n\n");
    }

    @Override
    void item(String text) {
        paragraph(text);
    }

    @Override
    void table(Table given) {
        Table table = given.flat();
        Map<String, String> notes = new LinkedHashMap<>();
        List<List<String>> rows = new ArrayList<>();
        Set<Integer> starts = new HashSet<>();
        for (Table.Band band : table.bands()) {
            starts.add(rows.size());
            for (Table.Row row : band.rows()) {
                rows.add(row.cells().stream().map(cell -> cell(cell, notes)).toList());
            }
        }
        LatexLayout.Parts layout = LatexLayout.of(table.columns(), rows);
        String environment = layout.wide() ? "table*" : "table";
        begin(environment, given, true);
        int used = 0;
        for (List<LatexLayout.Column> part : layout.parts()) {
            int from = 0;
            do {
                if (used > 0 && used + HEADING_LINES + lines(part, rows, from) > MOST_LINES) {
                    out.append("\\end{").append(environment).append("}\n");
                    begin(environment, given, false);
                    used = 0;
                }
                out.append(used > 0 ? "\\par\\medskip\n" : "");
                used += HEADING_LINES;
                int to = from;
                while (to < rows.size() && (to == from || used + lines(part, rows, to) <= MOST_LINES)) {
                    used += lines(part, rows, to++);
                }
                tabular(part, rows, from, to, starts);
                from = to;
            } while (from < rows.size());
        }
        if (used + notes.size() > MOST_LINES + HEADING_LINES) {
            out.append("\\end{").append(environment).append("}\n");
            begin(environment, given, false);
        }
        notes.forEach((reason, mark) -> out.append("\\par\\smallskip{\\footnotesize\\textsuperscript{")
                .append(mark)
                .append("}~")
                .append(escape(reason))
                .append("\\par}\n"));
        out.append("\\end{").append(environment).append("}\n");
    }

    private void begin(String environment, Table table, boolean first) {
        out.append("\\begin{").append(environment).append("}\n\\centering\n\\caption{");
        out.append(escape(PaperCaption.of(table)))
                .append(first ? "" : " (continued)")
                .append("}\n");
        if (first) {
            out.append("\\label{tab:").append(label(table)).append("}\n");
        }
        out.append("\\footnotesize\n\\setlength{\\tabcolsep}{3pt}\n");
    }

    /** Lines that a row takes; 0 after the last. */
    private static int lines(List<LatexLayout.Column> part, List<List<String>> rows, int row) {
        return row >= rows.size()
                ? 0
                : part.stream()
                        .mapToInt(column -> column.lines(rows.get(row).get(column.place())))
                        .max()
                        .orElse(1);
    }

    private void tabular(
            List<LatexLayout.Column> columns, List<List<String>> rows, int from, int to, Set<Integer> starts) {
        out.append("\\begin{tabular}{@{}");
        columns.forEach(column -> out.append(column.type()));
        out.append("@{}}\n\\toprule\n");
        out.append(String.join(" & ", columns.stream().map(LatexWriter::heading).toList()));
        out.append(" \\\\\n\\midrule\n");
        for (int r = from; r < to; r++) {
            List<String> row = rows.get(r);
            out.append(r > from && starts.contains(r) ? "\\midrule\n" : "");
            out.append(String.join(
                            " & ",
                            columns.stream()
                                    .map(column -> column.paragraph()
                                            ? "\\raggedright "
                                                    + LatexLayout.breakable(row.get(column.place()), column.width())
                                            : row.get(column.place()))
                                    .toList()))
                    .append(columns.get(columns.size() - 1).paragraph() ? " \\tabularnewline\n" : " \\\\\n");
        }
        out.append("\\bottomrule\n\\end{tabular}\n");
    }

    private static String heading(LatexLayout.Column column) {
        return column.heading().size() == 1
                ? column.heading().get(0)
                : "\\begin{tabular}[b]{@{}" + (column.type().equals("r") ? "r" : "l") + "@{}}"
                        + String.join("\\\\", column.heading()) + "\\end{tabular}";
    }

    private static String label(Table table) {
        String words = (table.context() + " " + table.caption()).replaceFirst("(?s)[.;,:(].*", "");
        return (table.id().isEmpty() ? words : table.id())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static String cell(Cell cell, Map<String, String> notes) {
        if (cell.estimate() == null) {
            String text = escape(cell.text() + cell.besides());
            return cell.look().equals(Cell.BEST)
                    ? "\\textbf{" + text + "}"
                    : text + (cell.look().equals(Cell.TIED) ? "\\textsuperscript{=}" : "");
        }
        EstimateText shown = EstimateText.bare(cell.estimate(), cell.scale());
        String before = cell.text().isEmpty() ? "" : escape(cell.text()) + " ";
        String number = switch (cell.estimate().status()) {
            case OK -> escape(shown.brief());
            case INFINITE -> "$\\infty$";
            case UNDEFINED, TOO_FEW -> {
                String reason = shown.value() + ": " + shown.note() + " (" + shown.n() + ")";
                String mark = notes.computeIfAbsent(reason, r -> mark(notes.size()));
                yield "n/a\\textsuperscript{" + mark + "}";
            }
        };
        return before + number + escape(cell.besides());
    }

    /** a, b, ..., z, aa, ab, ... */
    private static String mark(int index) {
        String last = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? last : mark(index / 26 - 1) + last;
    }

    /** Text in which no character has a meaning to LaTeX. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\textbackslash{}");
                case '{', '}', '$', '&', '#', '%', '_' -> out.append('\\').append(c);
                case '~' -> out.append("\\textasciitilde{}");
                case '^' -> out.append("\\textasciicircum{}");
                case '<' -> out.append("\\textless{}");
                case '>' -> out.append("\\textgreater{}");
                case '|' -> out.append("\\textbar{}");
                case '"' -> out.append("\\textquotedbl{}");
                case '[' -> out.append("{[}");
                case ']' -> out.append("{]}");
                case '\u00a0' -> out.append('~');
                case '\u2212' -> out.append("$-$");
                case '\u00b1' -> out.append("$\\pm$");
                case '\u2032' -> out.append("$'$");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
