package org.facegap.generator.uniqueness;

/**
 * All pairs of a set of embeddings.
 *
 * @param thresholds rising
 * @param reaching {@code [threshold][group][group]}: pairs whose similarity is at least the threshold; symmetric, a pair
 *     within a group counted once
 * @param recomputed pairs so near a threshold that they were computed again in double
 * @param nearest every row's similarity to its most similar other row
 * @param partner that other row
 * @param blockRows most rows compared at once
 * @param blockBytes memory planned for one block
 */
public record PairCounts(
        double[] thresholds,
        long[][][] reaching,
        long recomputed,
        double[] nearest,
        int[] partner,
        int blockRows,
        long blockBytes) {}
