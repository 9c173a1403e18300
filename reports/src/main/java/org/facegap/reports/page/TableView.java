package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.List;
import org.facegap.reports.table.PaperTable;
import org.facegap.reports.text.Shown;

/**
 * A paper table on a page.
 *
 * @param id unique in the page
 * @param caption what it shows
 * @param columns its headings
 * @param blocks rows that belong together
 */
public record TableView(
        String id, String caption, List<PaperTable.Column> columns, List<List<List<TableCell>>> blocks) {
    /**
     * A cell: an estimate, or text.
     *
     * @param number whether it is an estimate
     * @param text the text; of an estimate the word that judges it
     * @param shown the estimate in words and numbers; empty for text
     * @param numeric whether it is aligned right
     */
    public record TableCell(boolean number, String text, Shown shown, boolean numeric) {}

    private static final Shown NOTHING = new Shown("ok", "", "", "", "");

    static TableView of(String id, PaperTable table) {
        List<List<List<TableCell>>> blocks = new ArrayList<>();
        for (List<List<PaperTable.Cell>> block : table.blocks()) {
            List<List<TableCell>> rows = new ArrayList<>();
            for (List<PaperTable.Cell> row : block) {
                List<TableCell> cells = new ArrayList<>();
                for (int c = 0; c < row.size(); c++) {
                    cells.add(cell(row.get(c), table.columns().get(c).numeric()));
                }
                rows.add(cells);
            }
            blocks.add(rows);
        }
        return new TableView(id, table.caption(), table.columns(), blocks);
    }

    private static TableCell cell(PaperTable.Cell cell, boolean numeric) {
        if (cell instanceof PaperTable.Number number) {
            return new TableCell(true, "", Shown.of(number.estimate(), number.scale()), numeric);
        }
        if (cell instanceof PaperTable.Judged judged) {
            return new TableCell(true, judged.judgement(), Shown.of(judged.estimate(), judged.scale()), numeric);
        }
        return new TableCell(false, ((PaperTable.Text) cell).text(), NOTHING, numeric);
    }
}
