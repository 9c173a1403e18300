package org.facegap.reports.writing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.text.EstimateText;

/**
 * LaTeX with booktabs ({@code \\usepackage{booktabs}}); nothing else is needed.
 *
 * <p>Text from outside is escaped. An infinite value is {@code $\infty$}; a value that is undefined or rests on too few observations is "n/a" with a
 * footnote under the table that gives the reason.
 */
public final class LatexWriter extends TextWriter {
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
        StringBuilder body = new StringBuilder();
        for (Table.Band band : table.bands()) {
            body.append(body.isEmpty() ? "" : "\\midrule\n");
            for (Table.Row row : band.rows()) {
                body.append(String.join(
                                " & ",
                                row.cells().stream()
                                        .map(cell -> cell(cell, notes))
                                        .toList()))
                        .append(" \\\\\n");
            }
        }
        String caption = PaperCaption.of(given);
        out.append("\\begin{table}\n\\centering\n\\caption{").append(escape(caption));
        out.append("}\n\\label{tab:").append(label(given)).append("}\n\\begin{tabular}{");
        table.columns().forEach(column -> out.append(column.numeric() ? 'r' : 'l'));
        out.append("}\n\\toprule\n");
        out.append(String.join(
                " & ", table.columns().stream().map(c -> escape(c.heading())).toList()));
        out.append(" \\\\\n\\midrule\n").append(body).append("\\bottomrule\n\\end{tabular}\n");
        notes.forEach((reason, mark) -> out.append("\\par\\smallskip{\\footnotesize\\textsuperscript{")
                .append(mark)
                .append("}~")
                .append(escape(reason))
                .append("}\n"));
        out.append("\\end{table}\n");
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
            return escape(cell.text() + cell.besides());
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
                case '\u2032' -> out.append("$'$");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
