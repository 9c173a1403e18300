package org.facegap.generator.quality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.estimate.Estimate;

/**
 * How sure oracles are of one attribute of the generated images.
 *
 * @param labels group to quantiles of the confidence that the set's labels carry, over identities: 1 where
 *     the labels are the truth, and never below what a search asked for
 * @param reading group to quantiles of the asked oracle's confidence in what it reads itself, over images
 * @param agreement group to how often both name the same value, over the first sampled image of every identity
 */
public record Confidence(
        Map<String, Map<String, Object>> labels,
        Map<String, Map<String, Object>> reading,
        Map<String, Estimate> agreement) {
    public Confidence {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        reading = Collections.unmodifiableMap(new LinkedHashMap<>(reading));
        agreement = Collections.unmodifiableMap(new LinkedHashMap<>(agreement));
    }
}
