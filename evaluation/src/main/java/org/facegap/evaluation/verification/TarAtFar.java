package org.facegap.evaluation.verification;

import org.facegap.core.estimate.Estimate;

/**
 * True match rate at a target false match rate, TAR@FAR: the counts at the smallest observed score, genuine or impostor,
 * whose realised FMR does not exceed the target. No other threshold with such an FMR accepts more genuine pairs.
 *
 * <p>Target and realised FMR differ when scores are tied or few; both are kept. No interpolation: on 50 + 50 scores
 * interpolating tools give .55 or .58 where .52 was reached.
 *
 * @param target FMR asked for
 * @param point counts at the threshold; its FMR is the realised one
 */
public record TarAtFar(double target, OperatingPoint point) {
    /**
     * Reads it off a split in {@code O(log n)}.
     *
     * @throws IllegalArgumentException without genuine or impostor scores, or with a target outside {@code [0, 1]}
     */
    public static TarAtFar of(ScoreSplit scores, double target) {
        scores.needBothKinds("TAR at FAR");
        double[] s = scores.impostor();
        double[] g = scores.genuine();
        int allowed = MatchThreshold.allowed(s, target);
        if (allowed == s.length) {
            return new TarAtFar(target, scores.at(Math.min(g[0], s[0])));
        }
        double rejected = s[s.length - 1 - allowed];
        double threshold = Math.min(above(g, rejected), above(s, rejected));
        return new TarAtFar(
                target, scores.at(threshold == Double.POSITIVE_INFINITY ? Math.nextUp(rejected) : threshold));
    }

    private static double above(double[] ascending, double value) {
        int at = ScoreSplit.below(ascending, Math.nextUp(value));
        return at == ascending.length ? Double.POSITIVE_INFINITY : ascending[at];
    }

    /** The true match rate. */
    public double tar() {
        return point.tmr();
    }

    /**
     * The true match rate over the genuine scores. TOO_FEW when the target is above zero and below {@code 1/N}: with N
     * impostor scores no such rate can be told from zero.
     */
    public Estimate estimate() {
        return measurable() ? point.tmrEstimate() : tooFew();
    }

    /** The false non-match rate at the same threshold; TOO_FEW likewise. */
    public Estimate fnmrEstimate() {
        return measurable() ? point.fnmrEstimate() : tooFew();
    }

    private boolean measurable() {
        return target == 0 || target * point.impostor() >= 1;
    }

    private Estimate tooFew() {
        // The product above may round to 1 - 2^-53 where 1/target rounds down to N: at least one more is needed then.
        double needed = Math.max(Math.ceil(1 / target), point.impostor() + 1.0);
        return Estimate.tooFew(point.impostor(), (long) Math.min(Long.MAX_VALUE, needed), Rates.RATE);
    }
}
