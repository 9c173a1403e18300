package org.facegap.evaluation.verification;

/**
 * A cost that is linear in both error rates: {@code falseMatch * FMR + falseNonMatch * FNMR}.
 *
 * @param falseMatch weight of the FMR, 0 or more
 * @param falseNonMatch weight of the FNMR, 0 or more
 */
public record ErrorWeights(double falseMatch, double falseNonMatch) {
    /** @throws IllegalArgumentException when a weight is negative or not finite, or both are zero */
    public ErrorWeights {
        boolean usable = falseMatch >= 0 && falseNonMatch >= 0 && falseMatch + falseNonMatch > 0;
        if (!usable || !Double.isFinite(falseMatch + falseNonMatch)) {
            throw new IllegalArgumentException(
                    "weights must be 0 or more and not both 0: " + falseMatch + ", " + falseNonMatch);
        }
    }

    /** Half total error rate, {@code (FMR + FNMR) / 2}. */
    public static ErrorWeights hter() {
        return new ErrorWeights(0.5, 0.5);
    }

    /** Weighted error rate, {@code beta * FMR + (1 - beta) * FNMR}, beta in {@code [0, 1]}. Source: bob.measure. */
    public static ErrorWeights weightedError(double beta) {
        return new ErrorWeights(beta, 1 - beta);
    }

    /**
     * Detection cost function, {@code DCF = missCost * target * FNMR + acceptCost * (1 - target) * FMR}. Source: NIST
     * speaker recognition evaluations.
     *
     * @param missCost cost of a false non-match
     * @param acceptCost cost of a false match
     * @param target prior probability of a genuine pair, in {@code (0, 1)}
     */
    public static ErrorWeights detectionCost(double missCost, double acceptCost, double target) {
        if (!(target > 0 && target < 1)) {
            throw new IllegalArgumentException("target: a prior must lie in (0, 1), not " + target);
        }
        return new ErrorWeights(acceptCost * (1 - target), missCost * target);
    }

    /**
     * The same over its value for the better of the two systems that accept all or nothing; 1 means useless.
     *
     * @throws IllegalArgumentException when a weight is zero, since one of those systems then costs nothing
     */
    public ErrorWeights normalised() {
        double best = Math.min(falseMatch, falseNonMatch);
        return new ErrorWeights(falseMatch / best, falseNonMatch / best);
    }

    /** The cost of a pair of rates; NaN when one is. */
    public double of(double fmr, double fnmr) {
        return falseMatch * fmr + falseNonMatch * fnmr;
    }

    /** The cost at an operating point; NaN when a kind has no scores. */
    public double of(OperatingPoint point) {
        return of(point.fmr(), point.fnmr());
    }
}
