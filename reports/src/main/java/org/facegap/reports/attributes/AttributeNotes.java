package org.facegap.reports.attributes;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.ReadingNote;

/** What was left out of an audit of attribute predictions, in words. */
final class AttributeNotes {
    private AttributeNotes() {}

    /** Why rows were not used, with the column and the first value that was no use. */
    static String text(ReadingNote note) {
        if (note.column().isEmpty() || note.example().isEmpty()) {
            return note.reason() + (note.column().isEmpty() ? "" : " (column " + note.column() + " is empty)");
        }
        return note.reason() + " (column " + note.column() + ", such as '" + note.example() + "')";
    }

    /** Columns that rows were not sorted by, and why. */
    static List<String> notGrouped(AttributeAudit audit) {
        List<String> columns = new ArrayList<>();
        audit.notGrouped().forEach((column, why) -> columns.add(column + " (" + why + ")"));
        return List.copyOf(columns);
    }
}
