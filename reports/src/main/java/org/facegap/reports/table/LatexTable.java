package org.facegap.reports.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.text.Shown;

/**
 * Paper tables in LaTeX with booktabs ({@code \\usepackage{booktabs}}); nothing else is needed.
 *
 * <p>Text from outside is escaped. An infinite value is {@code $\infty$}; a value that is undefined or rests on too few observations is "n/a" with a
 * footnote under the table that gives the reason.
 */
public final class LatexTable {
    private LatexTable() {}

    /** The per-group verification table. */
    public static String verification(SuiteResults results) {
        return write(PaperTables.verification(results));
    }

    /** The table of differences between arms. */
    public static String comparisons(SuiteResults results) {
        return write(PaperTables.comparisons(results));
    }

    static String write(PaperTable table) {
        Map<String, String> notes = new LinkedHashMap<>();
        StringBuilder body = new StringBuilder();
        boolean first = true;
        for (List<List<PaperTable.Cell>> block : table.blocks()) {
            if (!first) {
                body.append("\\midrule\n");
            }
            first = false;
            for (List<PaperTable.Cell> row : block) {
                body.append(String.join(
                                " & ",
                                row.stream().map(cell -> cell(cell, notes)).toList()))
                        .append(" \\\\\n");
            }
        }
        StringBuilder out = new StringBuilder();
        out.append("\\begin{table}\n\\centering\n\\caption{").append(escape(table.caption()));
        out.append("}\n\\label{tab:").append(table.label()).append("}\n\\begin{tabular}{");
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
        return out.append("\\end{table}\n").toString();
    }

    private static String cell(PaperTable.Cell cell, Map<String, String> notes) {
        if (cell instanceof PaperTable.Text text) {
            return escape(text.text());
        }
        if (cell instanceof PaperTable.Judged judged) {
            String number = cell(new PaperTable.Number(judged.estimate(), judged.scale()), notes);
            return judged.judgement().isEmpty() ? number : number + " (" + escape(judged.judgement()) + ")";
        }
        PaperTable.Number number = (PaperTable.Number) cell;
        Shown shown = Shown.bare(number.estimate(), number.scale());
        return switch (number.estimate().status()) {
            case OK -> escape(shown.brief());
            case INFINITE -> "$\\infty$";
            case UNDEFINED, TOO_FEW -> {
                String reason = shown.value() + ": " + shown.note() + " (" + shown.n() + ")";
                String mark = notes.computeIfAbsent(reason, r -> mark(notes.size()));
                yield "n/a\\textsuperscript{" + mark + "}";
            }
        };
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
                case '\n', '\r', '\t' -> out.append(' ');
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
