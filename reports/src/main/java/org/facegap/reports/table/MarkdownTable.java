package org.facegap.reports.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.text.Shown;

/**
 * Paper tables as Markdown pipe tables. Text from outside is escaped for Markdown and HTML; values that do not exist are words, with the reasons under
 * the table.
 */
public final class MarkdownTable {
    private MarkdownTable() {}

    /** The per-group verification table. */
    public static String verification(SuiteResults results) {
        return write(PaperTables.verification(results));
    }

    /** The table of differences between arms. */
    public static String comparisons(SuiteResults results) {
        return write(PaperTables.comparisons(results));
    }

    static String write(PaperTable table) {
        Set<String> notes = new LinkedHashSet<>();
        StringBuilder out = new StringBuilder(escape(table.caption())).append("\n\n|");
        table.columns().forEach(c -> out.append(' ').append(escape(c.heading())).append(" |"));
        out.append("\n|");
        table.columns().forEach(c -> out.append(c.numeric() ? " ---: |" : " --- |"));
        out.append('\n');
        for (List<List<PaperTable.Cell>> block : table.blocks()) {
            for (List<PaperTable.Cell> row : block) {
                out.append('|');
                row.forEach(cell -> out.append(' ').append(cell(cell, notes)).append(" |"));
                out.append('\n');
            }
        }
        if (!notes.isEmpty()) {
            out.append('\n');
            notes.forEach(note -> out.append("- ").append(note).append('\n'));
        }
        return out.toString();
    }

    private static String cell(PaperTable.Cell cell, Set<String> notes) {
        if (cell instanceof PaperTable.Text text) {
            return escape(text.text());
        }
        if (cell instanceof PaperTable.Judged judged) {
            String number = cell(new PaperTable.Number(judged.estimate(), judged.scale()), notes);
            return judged.judgement().isEmpty() ? number : number + " (" + escape(judged.judgement()) + ")";
        }
        PaperTable.Number number = (PaperTable.Number) cell;
        Shown shown = Shown.bare(number.estimate(), number.scale());
        if (!shown.note().isEmpty()) {
            notes.add(escape(shown.value() + ": " + shown.note() + " (" + shown.n() + ")"));
        }
        return escape(shown.brief());
    }

    /** Text in which no character has a meaning to Markdown or HTML. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\\', '|', '*', '_', '`', '[', ']', '~', '#', '$' ->
                    out.append('\\').append(c);
                case '\n', '\r', '\t' -> out.append(' ');
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
