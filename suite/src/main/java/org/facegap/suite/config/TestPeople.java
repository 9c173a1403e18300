package org.facegap.suite.config;

/** On whom the models are measured, resolved; it stands in the specification of the evaluation. */
public sealed interface TestPeople permits WorldTest, DatasetPeople {
    /** Side of the pictures in pixels. */
    int size();

    /** Seed of the people, or of who is split off. */
    long seed();
}
