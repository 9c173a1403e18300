package org.facegap.reports.attributes;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.results.attribute.AttributeAudit;

/** What was left out of an audit of attribute predictions, in words. */
final class AttributeNotes {
    private AttributeNotes() {}

    /** Columns that rows were not sorted by, and why. */
    static List<String> notGrouped(AttributeAudit audit) {
        List<String> columns = new ArrayList<>();
        audit.notGrouped().forEach((column, why) -> columns.add(column + " (" + why + ")"));
        return List.copyOf(columns);
    }
}
