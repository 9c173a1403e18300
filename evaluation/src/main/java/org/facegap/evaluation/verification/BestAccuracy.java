package org.facegap.evaluation.verification;

/**
 * Highest share of right decisions over all thresholds, and the thresholds that reach it. It is chosen on the scores it
 * is measured on: an upper bound, to be compared with published tables that do so, and not an accuracy.
 *
 * @param point counts at the best threshold
 * @param above every threshold above this score and up to the point's threshold decides alike; negative infinity when
 *     everything is accepted
 */
public record BestAccuracy(OperatingPoint point, double above) {
    /**
     * One pass over a split; of several best thresholds the highest.
     *
     * @throws IllegalArgumentException without scores
     */
    public static BestAccuracy of(ScoreSplit scores) {
        return of(scores, 1, 1);
    }

    /**
     * The point of the highest {@code (TMR + TNMR) / 2}; of several the one of the highest threshold.
     *
     * @throws IllegalArgumentException without scores
     */
    public static OperatingPoint balanced(ScoreSplit scores) {
        return of(scores, scores.genuine().length, scores.impostor().length).point;
    }

    private static BestAccuracy of(ScoreSplit scores, long falseMatch, long falseNonMatch) {
        ThresholdSweep sweep = new ThresholdSweep(scores);
        long least = Long.MAX_VALUE;
        double previous = Double.NEGATIVE_INFINITY;
        double above = previous;
        OperatingPoint best = sweep.point();
        do {
            long errors = falseMatch * sweep.falseMatches() + falseNonMatch * sweep.falseNonMatches();
            if (errors <= least) {
                least = errors;
                above = previous;
                best = sweep.point();
            }
            previous = sweep.score();
        } while (sweep.next());
        return new BestAccuracy(best, above);
    }

    /** The accuracy. */
    public double value() {
        return point.accuracy();
    }
}
