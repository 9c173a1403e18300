package org.facegap.core.results.suite;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;

/**
 * Accuracy of one attribute's models per group.
 *
 * @param attribute name of the predicted attribute
 * @param groups in the suite's group order
 * @param average unweighted mean of the groups
 * @param gap of the groups' accuracies
 * @param trainings figures of each training alone; empty with a single one
 */
public record AttributeResults(
        String attribute, List<GroupAccuracy> groups, Estimate average, Gap gap, List<Measurement> trainings) {
    public AttributeResults {
        groups = List.copyOf(groups);
        trainings = List.copyOf(trainings);
    }

    /** Of a single training. */
    public AttributeResults(String attribute, List<GroupAccuracy> groups, Estimate average, Gap gap) {
        this(attribute, groups, average, gap, List.of());
    }
}
