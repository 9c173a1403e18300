package org.facegap.core.results.suite;

import java.util.List;
import org.facegap.core.estimate.Estimate;

/**
 * Accuracy of one attribute's models per group, picked from {@link SuiteResults#attributes}.
 *
 * @param attribute name of the predicted attribute
 * @param groups in the suite's group order
 * @param average over all test images
 * @param gap of the groups' accuracies
 */
public record AttributeResults(String attribute, List<GroupAccuracy> groups, Estimate average, Gap gap) {
    public AttributeResults {
        groups = List.copyOf(groups);
    }
}
