package org.facegap.core.results.scores;

import org.facegap.core.estimate.Estimate;

/**
 * Impostor pairs of two groups, or of one with itself.
 *
 * @param first name
 * @param second name
 * @param falseMatches pairs accepted, the mean over trainings
 * @param trials pairs with a score
 * @param rate false match rate
 */
public record CrossGroupRate(String first, String second, double falseMatches, long trials, Estimate rate) {
    /** What stands for two groups in the place of one. */
    static String key(String first, String second) {
        return first + " \u00d7 " + second;
    }
}
