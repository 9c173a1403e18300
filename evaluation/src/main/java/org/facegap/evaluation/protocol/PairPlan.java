package org.facegap.evaluation.protocol;

/**
 * How many pairs of which kind are drawn.
 *
 * @param genuinePerGroup genuine pairs of each group, over all folds
 * @param impostorPerGroup impostor pairs of each group, over all folds; with {@link ImpostorRule#ALL} of each unordered
 *     pair of groups, a group with itself included
 * @param folds number of folds; no identity is in two folds
 * @param impostors which identities are compared
 * @param seed seed of every draw
 */
public record PairPlan(int genuinePerGroup, int impostorPerGroup, int folds, ImpostorRule impostors, long seed) {
    public PairPlan {
        if (genuinePerGroup < 0 || impostorPerGroup < 0 || folds < 1) {
            throw new IllegalArgumentException("pair counts must be 0 or more and folds 1 or more");
        }
    }
}
