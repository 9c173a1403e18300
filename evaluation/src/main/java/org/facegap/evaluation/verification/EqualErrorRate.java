package org.facegap.evaluation.verification;

import org.jspecify.annotations.Nullable;

/**
 * Equal error rate, half-sum: among the midpoints of neighbouring distinct scores (and the two ends, accept all and
 * accept none) take the one with the smallest {@code |FMR - FNMR|}, the highest when several are equal, and report
 * {@code (FMR + FNMR) / 2} there. The differences are compared as whole numbers, so rounding decides nothing.
 *
 * <p>Source: bob.measure's {@code eer_threshold}. Other tools interpolate the ROC or take the larger of both rates: on
 * 50 + 50 scores that can move the value by a hundredth.
 *
 * @param value {@code (FMR + FNMR) / 2}; NaN when there are no genuine or no impostor scores
 * @param threshold where it was reached; NaN likewise
 * @param point counts there; null likewise
 */
public record EqualErrorRate(
        double value, double threshold, @Nullable OperatingPoint point) {
    /** The EER of a split, in one pass. */
    public static EqualErrorRate of(ScoreSplit scores) {
        if (!scores.hasBothKinds()) {
            return new EqualErrorRate(Double.NaN, Double.NaN, null);
        }
        long m = scores.genuine().length;
        long n = scores.impostor().length;
        ThresholdSweep sweep = new ThresholdSweep(scores);
        OperatingPoint best = sweep.midpointPoint();
        long least = m * n;
        while (sweep.next()) {
            long difference = Math.abs(sweep.falseMatches() * m - sweep.falseNonMatches() * n);
            if (difference <= least) {
                least = difference;
                best = sweep.midpointPoint();
            } else if (sweep.falseMatches() * m < sweep.falseNonMatches() * n) {
                break;
            }
        }
        return new EqualErrorRate((best.fmr() + best.fnmr()) / 2, best.threshold(), best);
    }
}
