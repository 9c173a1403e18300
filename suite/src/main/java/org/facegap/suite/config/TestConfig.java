package org.facegap.suite.config;

import org.facegap.core.config.ByKey;

/** On whom the models are measured. Other identities, the calibration split, set the global threshold. */
@ByKey("kind")
public sealed interface TestConfig permits WorldTest, DatasetTest {
    /** Where the images come from. */
    String kind();

    /** Side of the images in pixels; images of a dataset are brought to it. */
    int size();

    /** Seed of everything drawn. */
    long seed();
}
