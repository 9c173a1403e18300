package org.facegap.core.results.attribute;

import java.util.List;

/**
 * One predicted attribute of one system.
 *
 * @param attribute its name
 * @param classes values that are true or predicted, sorted; empty for numbers, which have no confusion
 * @param all all rows together
 * @param groupings the rows by one or several attributes, each way that was asked for
 */
public record AttributeAudit(String attribute, List<String> classes, CellAudit all, List<GroupingAudit> groupings) {
    public AttributeAudit {
        classes = List.copyOf(classes);
        groupings = List.copyOf(groupings);
    }
}
