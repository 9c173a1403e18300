package org.facegap.reports.writing;

import java.util.LinkedHashSet;
import java.util.Set;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.text.EstimateText;

/**
 * Markdown with pipe tables. Text from outside is escaped for Markdown and HTML; values that do not exist are words, with the reasons under
 * the table.
 */
public final class MarkdownWriter extends TextWriter {
    /** A writer of nothing yet. */
    public MarkdownWriter() {}

    @Override
    void title(int level, String text) {
        out.append("#".repeat(level)).append(' ').append(escape(text)).append("\n\n");
    }

    @Override
    void paragraph(String text) {
        out.append(escape(text)).append("\n\n");
    }

    @Override
    void item(String text) {
        out.append("- ").append(escape(text)).append('\n');
    }

    @Override
    void listEnd() {
        out.append('\n');
    }

    @Override
    void table(Table given) {
        Table table = given.flat();
        Set<String> notes = new LinkedHashSet<>();
        out.append(escape(PaperCaption.of(given))).append("\n\n|");
        table.columns().forEach(c -> out.append(' ').append(escape(c.heading())).append(" |"));
        out.append("\n|");
        table.columns().forEach(c -> out.append(c.numeric() ? " ---: |" : " --- |"));
        out.append('\n');
        for (Table.Band band : table.bands()) {
            for (Table.Row row : band.rows()) {
                out.append('|');
                row.cells()
                        .forEach(cell ->
                                out.append(' ').append(cell(cell, notes)).append(" |"));
                out.append('\n');
            }
        }
        out.append('\n');
        if (!notes.isEmpty()) {
            notes.forEach(note -> out.append("- ").append(note).append('\n'));
            out.append('\n');
        }
    }

    private static String cell(Cell cell, Set<String> notes) {
        if (cell.estimate() == null) {
            String text = escape(cell.text() + cell.besides());
            return cell.look().equals(Cell.BEST)
                    ? "**" + text + "**"
                    : text + (cell.look().equals(Cell.TIED) ? " =" : "");
        }
        EstimateText shown = EstimateText.bare(cell.estimate(), cell.scale());
        if (!shown.note().isEmpty()) {
            notes.add(escape(shown.value() + ": " + shown.note() + " (" + shown.n() + ")"));
        }
        return escape((cell.text() + " " + shown.brief() + cell.besides()).strip());
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
