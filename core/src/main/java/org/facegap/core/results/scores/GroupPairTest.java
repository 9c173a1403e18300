package org.facegap.core.results.scores;

import org.facegap.core.estimate.Estimate;

/**
 * Two groups.
 *
 * @param first name
 * @param second name
 * @param difference rate of the first minus rate of the second, with Newcombe's interval
 * @param p Fisher's exact test on effective counts
 * @param adjusted after Holm over all pairs of groups
 */
public record GroupPairTest(String first, String second, Estimate difference, double p, double adjusted) {}
