package org.facegap.core.results.scores;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * How a contrast between groups differs between two systems.
 *
 * @param contrast which groups
 * @param metric name of the metric, as {@code contrast accuracy}
 * @param difference candidate - baseline
 * @param p of no difference, two-sided: 1 minus the confidence at which the interval touches zero; NaN without an interval
 */
public record ContrastChange(
        Contrast contrast,
        String metric,
        Estimate difference,
        @NanAsNull double p) {}
