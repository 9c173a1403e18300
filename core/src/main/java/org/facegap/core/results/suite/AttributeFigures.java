package org.facegap.core.results.suite;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.core.results.attribute.GroupingAudit;
import org.jspecify.annotations.Nullable;

/** The figures of attribute models on a suite's first pages, picked from the audit of its predictions. Nothing is computed here. */
public final class AttributeFigures {
    private AttributeFigures() {}

    /** Every attribute of one arm; none without an audit. */
    public static List<AttributeResults> of(String arm, @Nullable AttributeAuditResults audit, List<String> groups) {
        return audit == null
                ? List.of()
                : audit.systems().stream()
                        .filter(system -> system.system().equals(arm))
                        .flatMap(system -> system.attributes().stream())
                        .map(attribute -> of(attribute, groups))
                        .toList();
    }

    private static AttributeResults of(AttributeAudit attribute, List<String> groups) {
        GroupingAudit grouping = attribute.groupings().get(0);
        List<GroupAccuracy> rows = new ArrayList<>();
        for (String group : groups) {
            rows.add(grouping.cells().stream()
                    .filter(cell -> cell.cell().equals(group))
                    .findFirst()
                    .map(cell -> new GroupAccuracy(group, cell.accuracy(), cell.balancedAccuracy()))
                    .orElseGet(() -> {
                        Estimate none = Estimate.undefined("no images", 0, "rate");
                        return new GroupAccuracy(group, none, none);
                    }));
        }
        GroupGap gap = grouping.accuracyGap();
        return new AttributeResults(
                attribute.attribute(),
                rows,
                attribute.all().accuracy(),
                new Gap(
                        gap.value(),
                        gap.expectedByChance(),
                        gap.permutationP(),
                        gap.permutations(),
                        gap.best(),
                        gap.worst()));
    }
}
