package org.facegap.evaluation.scores.analysis;

import java.util.Arrays;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * One group's pairs with the scores of one system.
 *
 * @param pairs the pairs
 * @param scores one per pair
 * @param split the same sorted
 */
record SystemGroup(UsablePairs pairs, double[] scores, ScoreSplit split) {
    static SystemGroup of(UsablePairs pairs, ScoreColumn system) {
        double[] scores = pairs.scores(system);
        ScoreSplit sorted = ScoreSplit.ofKinds(
                Arrays.copyOf(scores, pairs.genuine()), Arrays.copyOfRange(scores, pairs.genuine(), scores.length));
        ScoreSplit split =
                new ScoreSplit(sorted.genuine(), sorted.impostor(), pairs.failedGenuine(), pairs.failedImpostor());
        return new SystemGroup(pairs, scores, split);
    }

    /** Whether each pair is genuine. */
    boolean[] labels() {
        boolean[] labels = new boolean[pairs.size()];
        Arrays.fill(labels, 0, pairs.genuine(), true);
        return labels;
    }
}
