package org.facegap.core.results.attribute;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * Largest minus smallest value over cells, with what cells whose labels say nothing would show.
 *
 * @param value never with an interval, which could not contain zero
 * @param expectedByChance mean gap when labels are dealt at random; NaN when not computed
 * @param permutationP probability of a gap at least as large then; NaN when not computed
 * @param permutations how many draws, or ways to spread the errors, it rests on; 0 when none
 * @param exact whether these are all ways, each with its probability
 * @param allGroupsP of the test over all cells, in which small ones weigh little: chi-square after division by the design effect;
 *     NaN where there is none
 * @param best cell; empty when no gap could be measured
 * @param worst cell; empty when no gap could be measured
 */
public record GroupGap(
        Estimate value,
        @NanAsNull double expectedByChance,
        @NanAsNull double permutationP,
        int permutations,
        boolean exact,
        @NanAsNull double allGroupsP,
        String best,
        String worst) {
    /** No gap, because fewer than two cells have a value. */
    public static GroupGap none(String reason, long n, String unit) {
        return new GroupGap(Estimate.undefined(reason, n, unit), Double.NaN, Double.NaN, 0, false, Double.NaN, "", "");
    }

    /**
     * Whether the cells differ: of the test over all of them where there is one, else of the gap. One small cell makes the largest gap
     * of draws at random, and hides what large cells show.
     */
    public double decidingP() {
        return Double.isNaN(allGroupsP) ? permutationP : allGroupsP;
    }
}
