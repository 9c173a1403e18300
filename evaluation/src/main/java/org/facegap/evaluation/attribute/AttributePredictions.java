package org.facegap.evaluation.attribute;

import java.util.List;

/**
 * What one model said about the test pictures. All lists have one entry per picture, in one order.
 *
 * @param attribute name of the attribute
 * @param seed training seed of the model
 * @param truth true value
 * @param predicted value the model chose
 * @param groups demographic group
 * @param identities identity
 */
public record AttributePredictions(
        String attribute,
        long seed,
        List<String> truth,
        List<String> predicted,
        List<String> groups,
        List<String> identities) {
    public AttributePredictions {
        truth = List.copyOf(truth);
        predicted = List.copyOf(predicted);
        groups = List.copyOf(groups);
        identities = List.copyOf(identities);
        int n = truth.size();
        if (predicted.size() != n || groups.size() != n || identities.size() != n) {
            throw new IllegalArgumentException("predictions of '" + attribute + "' differ in length: " + n + " truths, "
                    + predicted.size() + " predictions, " + groups.size() + " groups, " + identities.size()
                    + " identities");
        }
    }
}
