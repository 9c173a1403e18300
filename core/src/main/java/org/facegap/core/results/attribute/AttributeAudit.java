package org.facegap.core.results.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One predicted attribute of one system.
 *
 * @param attribute its name
 * @param classes values that are true or predicted, sorted; empty for numbers, which have no confusion
 * @param all all rows together
 * @param groupings the rows by one or several attributes, each way that was asked for
 * @param notGrouped columns that rows are not sorted by, and why
 */
public record AttributeAudit(
        String attribute,
        List<String> classes,
        CellAudit all,
        List<GroupingAudit> groupings,
        Map<String, String> notGrouped) {
    public AttributeAudit {
        classes = List.copyOf(classes);
        groupings = List.copyOf(groupings);
        notGrouped = Collections.unmodifiableMap(new LinkedHashMap<>(notGrouped));
    }
}
