package org.facegap.evaluation.verification;

import java.util.Arrays;

/**
 * Folds of pairs by those of their identities. A pair within one fold is decided at a threshold that was chosen on the other folds,
 * a pair of two folds at one chosen on the pairs that have no identity in either: nobody is decided at a threshold
 * that was chosen on pairs of theirs.
 *
 * @param first fold of the first identity of each pair, 0 to {@code folds - 1}
 * @param second fold of the second one, the same where a pair lies in one fold
 * @param folds number of folds
 */
public record PairFolds(int[] first, int[] second, int folds) {
    /** @throws IllegalArgumentException below 2 folds, or when both sides differ in length */
    public PairFolds {
        if (folds < 2) {
            throw new IllegalArgumentException("folds: cross-validation needs 2 or more, not " + folds);
        }
        if (first.length != second.length) {
            throw new IllegalArgumentException("both sides differ in length");
        }
    }

    /** Pairs that lie in one fold each. */
    public static PairFolds of(int[] fold, int folds) {
        return new PairFolds(fold, fold, folds);
    }

    /** Number of what pairs may be decided at: a fold, or two folds. */
    int cells() {
        return folds * folds;
    }

    /** Where a pair is decided; of one fold {@code fold * (folds + 1)}. */
    int cell(int pair) {
        return Math.min(first[pair], second[pair]) * folds + Math.max(first[pair], second[pair]);
    }

    /** Which folds a cell is of. */
    boolean[] decided(int cell) {
        boolean[] decided = new boolean[folds];
        decided[cell / folds] = true;
        decided[cell % folds] = true;
        return decided;
    }

    /** Share of some pairs that are decided without two folds, from {@code from} to {@code to}. */
    public double across(int from, int to) {
        long across = 0;
        for (int i = from; i < to; i++) {
            across += first[i] == second[i] ? 0 : 1;
        }
        return to > from ? across / (double) (to - from) : 0;
    }

    /** The cells that some pair is decided in, ascending. */
    int[] used() {
        boolean[] seen = new boolean[cells()];
        for (int i = 0; i < first.length; i++) {
            seen[cell(i)] = true;
        }
        return Arrays.stream(all()).filter(cell -> seen[cell]).toArray();
    }

    private int[] all() {
        int[] cells = new int[cells()];
        Arrays.setAll(cells, i -> i);
        return cells;
    }
}
