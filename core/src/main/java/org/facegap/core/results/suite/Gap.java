package org.facegap.core.results.suite;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * Largest minus smallest over the groups, with what equal groups would show.
 *
 * @param value never with a percentile interval, which could not contain zero
 * @param expectedByChance mean gap under equal rates; NaN when not computed
 * @param permutationP of a permutation of the groups; NaN when not computed
 * @param permutations how many
 * @param best group; empty when no gap could be measured
 * @param worst group; empty when no gap could be measured
 */
public record Gap(
        Estimate value,
        @NanAsNull double expectedByChance,
        @NanAsNull double permutationP,
        int permutations,
        String best,
        String worst) {}
