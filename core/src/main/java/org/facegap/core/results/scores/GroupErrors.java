package org.facegap.core.results.scores;

import org.facegap.core.estimate.Estimate;

/**
 * Errors of one group at a threshold.
 *
 * @param group name
 * @param falseMatch impostor pairs accepted
 * @param falseNonMatch genuine pairs rejected
 * @param accuracy share of right decisions over both kinds of pairs, as many of each as there are
 */
public record GroupErrors(String group, ErrorRate falseMatch, ErrorRate falseNonMatch, Estimate accuracy) {}
