package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.ScoredSystem;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * One group's pairs with the scores of one system: those that all its trainings gave a score for.
 *
 * @param pairs the pairs
 * @param scores {@code [trainings][pairs]}
 * @param splits the same sorted, one for each training
 */
record SystemGroup(UsablePairs pairs, List<double[]> scores, List<ScoreSplit> splits) {
    SystemGroup {
        scores = List.copyOf(scores);
        splits = List.copyOf(splits);
    }

    static SystemGroup of(UsablePairs pairs, ScoredSystem system) {
        List<double[]> scores = new ArrayList<>();
        List<ScoreSplit> splits = new ArrayList<>();
        for (ScoreColumn training : system.trainings()) {
            double[] own = pairs.scores(training);
            ScoreSplit sorted = ScoreSplit.ofKinds(
                    Arrays.copyOf(own, pairs.genuine()), Arrays.copyOfRange(own, pairs.genuine(), own.length));
            scores.add(own);
            splits.add(
                    new ScoreSplit(sorted.genuine(), sorted.impostor(), pairs.failedGenuine(), pairs.failedImpostor()));
        }
        return new SystemGroup(pairs, scores, splits);
    }

    /** Number of trainings. */
    int trainings() {
        return scores.size();
    }

    /** One training alone, on the pairs of all. */
    SystemGroup training(int number) {
        return new SystemGroup(pairs, List.of(scores.get(number)), List.of(splits.get(number)));
    }

    /** The errors of all trainings, each at its own threshold. */
    GroupPoint at(double[] thresholds, double confidence) {
        return at(pairs, scores, thresholds, confidence);
    }

    /** The errors of some scores on the same pairs, each at its own threshold. */
    static GroupPoint at(UsablePairs pairs, List<double[]> scores, double[] thresholds, double confidence) {
        if (Arrays.stream(thresholds).anyMatch(Double::isNaN)) {
            return GroupPoint.undecided(pairs, "no impostor pairs to choose the threshold on");
        }
        List<GroupPoint.Errors> errors = new ArrayList<>();
        for (int t = 0; t < thresholds.length; t++) {
            errors.add(new GroupPoint.Errors(
                    pairs.errors(scores.get(t), false, thresholds[t]),
                    pairs.errors(scores.get(t), true, thresholds[t])));
        }
        return GroupPoint.of(pairs, errors, confidence);
    }

    /** Whether each pair is genuine. */
    boolean[] labels() {
        boolean[] labels = new boolean[pairs.size()];
        Arrays.fill(labels, 0, pairs.genuine(), true);
        return labels;
    }
}
