package org.facegap.reports.writing;

import java.util.ArrayList;
import java.util.List;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.facegap.reports.text.NumberText.Scale;

/** The caption of a table that stands alone: what it belongs to, what it shows, and the units, which its cells leave out. */
final class PaperCaption {
    private PaperCaption() {}

    static String of(Table table) {
        String caption = table.context().isEmpty() ? table.caption() : table.context() + ": " + table.caption();
        List<String> units = new ArrayList<>();
        if (has(table, Scale.PERCENT)) {
            units.add("rates in percent");
        }
        if (has(table, Scale.POINTS, Scale.SIGNED_POINTS, Scale.FINE_POINTS, Scale.SIGNED_FINE_POINTS)) {
            units.add("differences of rates in percentage points");
        }
        if (cells(table).stream()
                .map(Cell::estimate)
                .anyMatch(estimate -> estimate != null && estimate.hasInterval())) {
            units.add("intervals in brackets");
        }
        if (units.isEmpty()) {
            return caption;
        }
        String words = String.join(", ", units);
        return caption.replaceFirst("\\.$", "") + ". " + Character.toUpperCase(words.charAt(0)) + words.substring(1)
                + ".";
    }

    private static boolean has(Table table, Scale... scales) {
        List<Scale> wanted = List.of(scales);
        return cells(table).stream().anyMatch(cell -> cell.estimate() != null && wanted.contains(cell.scale()));
    }

    private static List<Cell> cells(Table table) {
        return table.bands().stream()
                .flatMap(band -> band.rows().stream())
                .flatMap(row -> row.cells().stream())
                .toList();
    }
}
