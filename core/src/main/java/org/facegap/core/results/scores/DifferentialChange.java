package org.facegap.core.results.scores;

import org.facegap.core.estimate.Estimate;

/**
 * A differential of two systems.
 *
 * @param name which
 * @param baseline value of the baseline
 * @param candidate value of the candidate
 * @param difference candidate minus baseline, with a paired interval
 */
public record DifferentialChange(String name, Estimate baseline, Estimate candidate, Estimate difference) {}
