package org.facegap.reports.page;

import org.facegap.core.results.Gap;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.SystemAudit;
import org.facegap.reports.table.AttributeTables;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** Says which accuracy gap of an audit stands out most above chance. */
final class AttributeHeadline {
    private AttributeHeadline() {}

    static String of(AttributeAuditResults results) {
        String best = "";
        double most = Double.NEGATIVE_INFINITY;
        int looked = 0;
        for (SystemAudit system : results.systems()) {
            for (AttributeAudit attribute : system.attributes()) {
                for (GroupingAudit grouping : attribute.groupings()) {
                    Gap gap = grouping.accuracyGap();
                    double above = gap.value().isOk() ? gap.value().value() - chance(gap) : Double.NaN;
                    looked += Double.isNaN(above) ? 0 : 1;
                    if (above > most) {
                        most = above;
                        best = sentence(system, attribute, grouping);
                    }
                }
            }
        }
        if (best.isEmpty()) {
            return "No accuracy could be compared between groups";
        }
        return looked == 1 ? best : best + "; the largest above chance of " + looked + " gaps looked at";
    }

    private static double chance(Gap gap) {
        return Double.isFinite(gap.expectedByChance()) ? gap.expectedByChance() : 0;
    }

    private static String sentence(SystemAudit system, AttributeAudit attribute, GroupingAudit grouping) {
        Gap gap = grouping.accuracyGap();
        String text = "Accuracy of " + attribute.attribute() + " differs most by " + AttributeTables.by(grouping) + ": "
                + NumberText.number(gap.value().value(), Scale.POINTS) + " points between " + gap.best() + " and "
                + gap.worst();
        if (Double.isFinite(gap.expectedByChance())) {
            text += ", " + NumberText.number(gap.expectedByChance(), Scale.POINTS) + " expected by chance, "
                    + NumberText.permutationP(gap.permutationP(), gap.permutations());
        }
        return text + " (" + system.system() + ")";
    }
}
