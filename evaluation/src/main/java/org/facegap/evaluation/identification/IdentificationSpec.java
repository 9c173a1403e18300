package org.facegap.evaluation.identification;

import java.util.List;
import org.facegap.evaluation.verification.Failures;

/**
 * What to measure of searches.
 *
 * @param ranks of the cumulative match characteristic, from 1
 * @param fpirs targets, above 0 and at most 1, of all non-mated searches together
 * @param thresholds given beforehand, in addition
 * @param failures how searches without a score count
 * @param confidence of the intervals
 */
public record IdentificationSpec(
        List<Integer> ranks, List<Double> fpirs, List<Double> thresholds, Failures failures, double confidence) {
    /** @throws IllegalArgumentException when a rank, target, threshold or confidence is none */
    public IdentificationSpec {
        ranks = List.copyOf(ranks);
        fpirs = List.copyOf(fpirs);
        thresholds = List.copyOf(thresholds);
        for (int rank : ranks) {
            if (rank < 1) {
                throw new IllegalArgumentException("rank: must be 1 or more, not " + rank);
            }
        }
        for (double fpir : fpirs) {
            if (!(fpir > 0 && fpir <= 1)) {
                throw new IllegalArgumentException("FPIR: must be above 0 and at most 1, not " + fpir);
            }
        }
        for (double threshold : thresholds) {
            if (!Double.isFinite(threshold)) {
                throw new IllegalArgumentException("threshold: must be a finite number, not " + threshold);
            }
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: must lie between 0 and 1, not " + confidence);
        }
    }
}
