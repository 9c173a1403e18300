package org.facegap.core.results.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a suite took ({@code timings.json}); apart from the results because it differs between two runs of one seed.
 *
 * @param secondsPerStage stage to wall seconds
 * @param peakMemoryMiB stage to MiB of resident memory
 */
public record Timings(Map<String, Double> secondsPerStage, Map<String, Double> peakMemoryMiB) {
    public Timings {
        secondsPerStage = Collections.unmodifiableMap(new LinkedHashMap<>(secondsPerStage));
        peakMemoryMiB = Collections.unmodifiableMap(new LinkedHashMap<>(peakMemoryMiB));
    }
}
