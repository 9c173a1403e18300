package org.facegap.suite.config;

/** On whom the models are measured, resolved; it stands in the specification of the evaluation. */
public sealed interface TestIdentities permits WorldTest, DatasetIdentities {
    /** Side of the images in pixels. */
    int size();

    /** Seed of the identities, or of who is split off. */
    long seed();
}
