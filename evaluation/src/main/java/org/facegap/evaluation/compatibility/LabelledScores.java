package org.facegap.evaluation.compatibility;

import org.facegap.evaluation.verification.ScoreSplit;

/**
 * Scores pair by pair, as other tools take them. Higher means more similar, always; a distance is negated, and says so
 * in its scale.
 *
 * @param scores one per pair, NaN for a pair that gave none; not copied
 * @param genuine label of each pair; not copied
 * @param fold fold of each pair, from 0; empty when there are no folds; not copied
 * @param folds number of folds; 0 when there are none
 * @param scale what the numbers are
 */
public record LabelledScores(double[] scores, boolean[] genuine, int[] fold, int folds, Scale scale) {
    /** What the numbers of a score list are. */
    public enum Scale {
        /** Similarities, such as cosines. */
        SIMILARITY,
        /** Distances times -1. */
        NEGATED_DISTANCE
    }

    /** @throws IllegalArgumentException when the arrays do not fit together */
    public LabelledScores {
        if (scores.length != genuine.length) {
            throw new IllegalArgumentException("scores and labels differ in length");
        }
        if (folds == 0 ? fold.length != 0 : fold.length != scores.length) {
            throw new IllegalArgumentException("every pair needs a fold, or there are no folds");
        }
        if (folds < 0 || folds == 1) {
            throw new IllegalArgumentException("folds: 0 or at least 2, not " + folds);
        }
        for (int f : fold) {
            if (f < 0 || f >= folds) {
                throw new IllegalArgumentException("fold " + f + " does not exist among " + folds);
            }
        }
    }

    /** Similarities without folds. */
    public static LabelledScores similarities(double[] scores, boolean[] genuine) {
        return new LabelledScores(scores, genuine, new int[0], 0, Scale.SIMILARITY);
    }

    /** Whether there are folds. */
    public boolean hasFolds() {
        return folds > 0;
    }

    /** All pairs, sorted by kind. */
    public ScoreSplit split() {
        return ScoreSplit.of(scores, genuine);
    }

    /** The pairs of one fold, or of all others. */
    ScoreSplit split(int wanted, boolean inside) {
        int n = 0;
        for (int f : fold) {
            n += (f == wanted) == inside ? 1 : 0;
        }
        double[] some = new double[n];
        boolean[] labels = new boolean[n];
        int at = 0;
        for (int i = 0; i < fold.length; i++) {
            if ((fold[i] == wanted) == inside) {
                some[at] = scores[i];
                labels[at++] = genuine[i];
            }
        }
        return ScoreSplit.of(some, labels);
    }
}
