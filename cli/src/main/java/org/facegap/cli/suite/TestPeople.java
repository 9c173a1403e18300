package org.facegap.cli.suite;

/** On whom the models are measured, resolved; it stands in the specification of the evaluation. */
sealed interface TestPeople permits WorldTest, DatasetTest {
    /** Side of the pictures in pixels. */
    int size();

    /** Seed of the people, or of who is split off. */
    long seed();
}
