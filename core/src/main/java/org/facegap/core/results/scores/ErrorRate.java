package org.facegap.core.results.scores;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * An error rate with the counts it was made of.
 *
 * @param errors trials that went wrong, the mean over trainings
 * @param trials trials that gave a decision
 * @param effective independent trials that would tell as much; NaN without trials
 * @param rate with Wilson's interval for the effective trials
 * @param resampled the same rate with percentiles of the bootstrap
 */
public record ErrorRate(
        double errors, long trials, @NanAsNull double effective, Estimate rate, Estimate resampled) {}
