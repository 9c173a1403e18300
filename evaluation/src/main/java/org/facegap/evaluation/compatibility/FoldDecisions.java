package org.facegap.evaluation.compatibility;

import org.facegap.evaluation.verification.FoldSpread;

/**
 * Result of a cross-validated accuracy.
 *
 * @param thresholds threshold of each fold, on the scale the tool uses
 * @param accuracy accuracy of each fold
 */
public record FoldDecisions(double[] thresholds, double[] accuracy) {
    /** Mean and spreads of the folds' accuracies. */
    public FoldSpread spread() {
        return FoldSpread.of(accuracy);
    }
}
