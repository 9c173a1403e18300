package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.PairFolds;
import org.facegap.evaluation.verification.ScoreSplit;

/** Decides the pairs of a group by cross-validation over folds. */
final class FoldDecisions {
    private final FoldNumbers folds;
    private final double confidence;

    FoldDecisions(FoldNumbers folds, double confidence) {
        this.folds = folds;
        this.confidence = confidence;
    }

    /** The errors of the decisions. */
    GroupPoint point(SystemGroup group) {
        return point(group.pairs(), group.scores());
    }

    /** The errors of the decisions on some pairs' scores. */
    GroupPoint point(UsablePairs pairs, List<double[]> trainings) {
        if (pairs.genuine() == 0 || pairs.impostor() == 0) {
            return GroupPoint.undecided(pairs, pairs.genuine() == 0 ? "no genuine pairs" : "no impostor pairs");
        }
        boolean[] labels = new boolean[pairs.size()];
        for (int i = 0; i < pairs.genuine(); i++) {
            labels[i] = true;
        }
        PairFolds byIdentity = folds.of(pairs);
        double across = (byIdentity.across(0, pairs.genuine()) + byIdentity.across(pairs.genuine(), pairs.size())) / 2;
        List<GroupPoint.Errors> errors = new ArrayList<>();
        double[] biases = new double[trainings.size()];
        for (double[] scores : trainings) {
            FoldAccuracy decided = FoldAccuracy.balanced(scores, labels, byIdentity);
            double[] correct = decided.correct();
            boolean[] wrong = new boolean[correct.length];
            for (int i = 0; i < wrong.length; i++) {
                if (Double.isNaN(correct[i])) {
                    return GroupPoint.undecided(
                            pairs, "too few folds: some pairs have no others to choose a threshold on");
                }
                wrong[i] = correct[i] == 0;
            }
            biases[errors.size()] = FoldError.bias(decided, ScoreSplit.of(scores, labels), folds.folds(), across);
            errors.add(new GroupPoint.Errors(pairs.errors(wrong, false), pairs.errors(wrong, true)));
        }
        return GroupPoint.of(pairs, errors, confidence).with(FoldError.of(biases));
    }
}
