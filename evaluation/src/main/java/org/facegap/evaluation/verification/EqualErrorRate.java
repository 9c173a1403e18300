package org.facegap.evaluation.verification;

/**
 * Equal error rate after bob.measure: among the midpoints of neighbouring distinct scores (and the two ends, accept all
 * and accept none) take the one with the smallest {@code |FMR - FNMR|}, the highest when several are equal, and report
 * {@code (FMR + FNMR) / 2} there. Other tools interpolate the ROC or take the larger of both rates: on 50 + 50 scores
 * that can move the value by a hundredth.
 *
 * @param value {@code (FMR + FNMR) / 2}; NaN when there are no genuine or no impostor scores
 * @param threshold where it was reached; NaN likewise
 */
public record EqualErrorRate(double value, double threshold) {
    /** The EER of a split. */
    public static EqualErrorRate of(ScoreSplit scores) {
        if (scores.genuine().length == 0 || scores.impostor().length == 0) {
            return new EqualErrorRate(Double.NaN, Double.NaN);
        }
        double[] distinct = scores.distinct();
        double best = Double.POSITIVE_INFINITY;
        double threshold = Double.NaN;
        double value = Double.NaN;
        for (int i = 0; i <= distinct.length; i++) {
            double t = Midpoint.candidate(distinct, i);
            double fmr = scores.fmr(t);
            double fnmr = scores.fnmr(t);
            if (Math.abs(fmr - fnmr) <= best) {
                best = Math.abs(fmr - fnmr);
                threshold = t;
                value = (fmr + fnmr) / 2;
            }
        }
        return new EqualErrorRate(value, threshold);
    }
}
