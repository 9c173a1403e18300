package org.facegap.reports.writing;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.words.Counted;
import org.facegap.reports.document.Block;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.text.EstimateText;

/** Blocks as lines for a terminal: tables in columns, paragraphs one a line. */
public final class TerminalWriter extends TextWriter {
    private static final int MOST_ROWS = 40;
    private static final int GAP = 3;

    private TerminalWriter() {}

    /** The lines of some blocks. */
    public static List<String> lines(List<Block> blocks) {
        TerminalWriter writer = new TerminalWriter();
        writer.blocks(blocks);
        return writer.out.toString().lines().toList();
    }

    @Override
    void title(int level, String text) {
        out.append(text.isEmpty() ? "" : "\n").append(text).append('\n');
    }

    @Override
    void paragraph(String text) {
        out.append(text).append('\n');
    }

    @Override
    void item(String text) {
        out.append("  ").append(text).append('\n');
    }

    @Override
    void table(Table given) {
        Table table = given.flat();
        if (!table.caption().isEmpty()) {
            out.append(given.context().isEmpty() ? given.caption() : given.context() + ": " + given.caption())
                    .append('\n');
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns().stream().map(Table.Column::heading).toList());
        for (Table.Band band : table.bands()) {
            for (Table.Row row : band.rows()) {
                lines.add(row.cells().stream().map(TerminalWriter::cell).toList());
            }
        }
        int left = lines.size() - 1 - MOST_ROWS;
        List<String> aligned = aligned(left > 0 ? lines.subList(0, MOST_ROWS + 1) : lines);
        aligned.forEach(line -> out.append("  ").append(line).append('\n'));
        if (left > 0) {
            out.append("  and ").append(Counted.of(left, "more rows")).append(" in the report\n");
        }
    }

    private static String cell(Cell cell) {
        EstimateText shown = cell.shown();
        if (shown == null) {
            return cell.text() + cell.besides();
        }
        String note = shown.note().isEmpty() ? "" : " (" + shown.note() + ")";
        return (cell.text() + " " + shown.brief() + note + cell.besides()).strip();
    }

    /** Rows with their cells in columns. */
    public static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < row.size(); c++) {
                line.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + GAP));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
