package org.facegap.core.results.attribute;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * One comparison between cells.
 *
 * @param metric what is compared
 * @param convention whose definition it is
 * @param between which cells, in words
 * @param value with an interval only where one is valid
 * @param expectedByChance mean value when all cells have one rate; NaN when not computed
 * @param permutationP probability of a value at least as large by chance; NaN when not computed
 * @param permutations how many draws, or ways to spread the outcomes, it rests on; 0 when none
 * @param exact whether these are all ways, each with its probability
 * @param note what else must be known, such as cells that were left out; may be empty
 */
public record Disparity(
        String metric,
        String convention,
        String between,
        Estimate value,
        @NanAsNull double expectedByChance,
        @NanAsNull double permutationP,
        int permutations,
        boolean exact,
        String note) {
    /** A comparison without a test. */
    public static Disparity of(String metric, String convention, String between, Estimate value, String note) {
        return new Disparity(metric, convention, between, value, Double.NaN, Double.NaN, 0, false, note);
    }
}
