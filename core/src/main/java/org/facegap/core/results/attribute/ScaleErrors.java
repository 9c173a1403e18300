package org.facegap.core.results.attribute;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.estimate.Estimate;

/**
 * Errors of values on a scale, such as ages.
 *
 * @param unit years or ranges
 * @param meanAbsolute mean absolute error
 * @param bias mean of predicted minus true
 * @param within k to the share of errors of at most k units
 */
public record ScaleErrors(String unit, Estimate meanAbsolute, Estimate bias, Map<Integer, Estimate> within) {
    public ScaleErrors {
        within = Collections.unmodifiableMap(new TreeMap<>(within));
    }
}
