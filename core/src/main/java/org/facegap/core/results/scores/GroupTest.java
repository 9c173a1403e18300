package org.facegap.core.results.scores;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * Whether the groups have one error rate: one test over all, then every two.
 *
 * @param rate which rate
 * @param groups groups that took part
 * @param statistic chi-square divided by the design effect; NaN when no test could be made
 * @param degrees of freedom
 * @param p of the test over all; NaN when no test could be made
 * @param designEffect by how much identities shared by pairs widen the variance
 * @param draws random splits behind p; 0 for the chi-square form
 * @param pairs every two groups
 * @param detectable smallest gap that the test would have found four times in five
 * @param reason why there is no test; empty when there is one
 */
public record GroupTest(
        String rate,
        List<String> groups,
        @NanAsNull double statistic,
        int degrees,
        @NanAsNull double p,
        @NanAsNull double designEffect,
        int draws,
        List<GroupPairTest> pairs,
        Estimate detectable,
        String reason) {
    public GroupTest {
        groups = List.copyOf(groups);
        pairs = List.copyOf(pairs);
    }

    /** All but the gap that it would have found. */
    ScoreContents.RateTest contents() {
        return new ScoreContents.RateTest(rate, groups, statistic, degrees, p, designEffect, draws, pairs, reason);
    }
}
