package org.facegap.evaluation.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the attribute model of one training seed said of the test images.
 *
 * @param seed training seed
 * @param predicted attribute to the value chosen for each test image
 */
public record SeedPredictions(long seed, Map<String, List<String>> predicted) {
    public SeedPredictions {
        predicted = Collections.unmodifiableMap(new LinkedHashMap<>(predicted));
    }
}
