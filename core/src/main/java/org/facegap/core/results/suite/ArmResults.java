package org.facegap.core.results.suite;

import java.util.List;

/**
 * What was measured on the models of one training set.
 *
 * @param name name of the arm
 * @param method evolutionary, rejection, plain or world
 * @param seeds training seeds
 * @param composition what the training set holds
 * @param verification how well the recognition models verify
 * @param attributes how well the attribute models label, one per attribute
 * @param curves one per model and seed
 * @param cost what the training set cost to make
 */
public record ArmResults(
        String name,
        String method,
        List<Long> seeds,
        Composition composition,
        VerificationResults verification,
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
