package org.facegap.evaluation.verification;

import org.facegap.core.estimate.Estimate;

/**
 * What happens at one threshold: errors and trials, from which every rate is made.
 *
 * @param threshold scores at or above it are accepted
 * @param falseMatches impostor scores that are accepted
 * @param impostor impostor scores
 * @param falseNonMatches genuine scores that are rejected
 * @param genuine genuine scores
 */
public record OperatingPoint(double threshold, long falseMatches, long impostor, long falseNonMatches, long genuine) {
    /** @throws IllegalArgumentException when there are more errors than trials */
    public OperatingPoint {
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("a threshold must be a number");
        }
        if (falseMatches < 0 || falseMatches > impostor || falseNonMatches < 0 || falseNonMatches > genuine) {
            throw new IllegalArgumentException("errors must lie between 0 and the trials: " + falseMatches + "/"
                    + impostor + ", " + falseNonMatches + "/" + genuine);
        }
    }

    /** False match rate; NaN without impostor scores. */
    public double fmr() {
        return falseMatches / (double) impostor;
    }

    /** False non-match rate; NaN without genuine scores. */
    public double fnmr() {
        return falseNonMatches / (double) genuine;
    }

    /** True match rate, {@code 1 - FNMR}, also called TAR and TPR; NaN without genuine scores. */
    public double tmr() {
        return (genuine - falseNonMatches) / (double) genuine;
    }

    /** Share of right decisions over both kinds; NaN without scores. */
    public double accuracy() {
        return (impostor - falseMatches + genuine - falseNonMatches) / (double) (impostor + genuine);
    }

    /** {@code (TMR + TNMR) / 2}; NaN without scores of a kind. */
    public double balancedAccuracy() {
        return (tmr() + (impostor - falseMatches) / (double) impostor) / 2;
    }

    /** FNMR with its trials; undefined without genuine scores. */
    public Estimate fnmrEstimate() {
        return Rates.of(falseNonMatches, genuine, "no genuine scores");
    }

    /** TMR with its trials; undefined without genuine scores. */
    public Estimate tmrEstimate() {
        return Rates.of(genuine - falseNonMatches, genuine, "no genuine scores");
    }
}
