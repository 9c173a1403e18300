package org.facegap.core.results.suite;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;
import org.facegap.core.results.Threshold;

/**
 * Verification per group and across groups.
 *
 * @param groups in the suite's group order
 * @param averageAccuracy unweighted mean of the groups' accuracies
 * @param standardDeviation of the groups' accuracies, divided by the number of groups; NaN when no group could be measured
 * @param accuracyGap of the 10-fold accuracies
 * @param fnmrGap of the FNMR at the global threshold
 * @param worstGroup the group of least accuracy
 * @param threshold the global threshold
 */
public record VerificationResults(
        List<GroupVerification> groups,
        Estimate averageAccuracy,
        @NanAsNull double standardDeviation,
        Gap accuracyGap,
        Gap fnmrGap,
        WorstGroup worstGroup,
        Threshold threshold) {
    public VerificationResults {
        groups = List.copyOf(groups);
    }
}
