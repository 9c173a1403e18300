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
        ThresholdSweep sweep = new ThresholdSweep(scores);
        long least = Long.MAX_VALUE;
        double previous = Double.NEGATIVE_INFINITY;
        double above = previous;
        OperatingPoint best = sweep.point();
        do {
            long errors = (long) sweep.falseMatches() + sweep.falseNonMatches();
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
