package org.facegap.core.results.attribute;

import java.util.List;

/**
 * Rows of a file that could not be used for one reason.
 *
 * @param reason why
 * @param count how many
 * @param lines where the first of them are
 * @param column whose value it is; empty when it is the whole row
 * @param example the first such value; may be empty
 */
public record ReadingNote(String reason, long count, List<Long> lines, String column, String example) {
    public ReadingNote {
        lines = List.copyOf(lines);
    }

    /** Why rows were not used, with the column and the first value that was no use. */
    public String text() {
        if (column.isEmpty() || example.isEmpty()) {
            return reason + (column.isEmpty() ? "" : " (column " + column + " is empty)");
        }
        return reason + " (column " + column + ", such as '" + example + "')";
    }
}
