package org.facegap.core.results.suite;

import java.util.List;

/**
 * What was measured on the models of one training set.
 *
 * @param name name of the arm
 * @param method how its training set was made, and what differs in training
 * @param seeds training seeds
 * @param composition what the training set holds
 * @param attributes how well the attribute models label, one per attribute; none without such models
 * @param curves one per model and seed
 * @param cost what the training set cost to make
 */
public record ArmResults(
        String name,
        String method,
        List<Long> seeds,
        Composition composition,
        List<AttributeResults> attributes,
        List<TrainingCurve> curves,
        Cost cost) {
    public ArmResults {
        seeds = List.copyOf(seeds);
        attributes = List.copyOf(attributes);
        curves = List.copyOf(curves);
    }

    /** What is no figure of verification or attributes. */
    SuiteDocument.Arm contents() {
        return new SuiteDocument.Arm(name, method, seeds, composition, curves, cost);
    }
}
