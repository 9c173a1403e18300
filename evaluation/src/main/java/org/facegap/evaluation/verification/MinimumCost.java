package org.facegap.evaluation.verification;

/**
 * Lowest cost over all thresholds, such as min HTER and min DCF. Candidates are the midpoints of neighbouring distinct
 * scores, accept all and accept none; of several equal ones the highest.
 *
 * <p>It is chosen on the scores it is measured on, so it is a lower bound of what a threshold from elsewhere costs.
 *
 * @param value the cost
 * @param point where it is reached
 */
public record MinimumCost(double value, OperatingPoint point) {
    /**
     * One pass over a split.
     *
     * @throws IllegalArgumentException without genuine or impostor scores
     */
    public static MinimumCost of(ScoreSplit scores, ErrorWeights weights) {
        scores.needBothKinds("a minimum cost");
        double m = scores.genuine().length;
        double n = scores.impostor().length;
        ThresholdSweep sweep = new ThresholdSweep(scores);
        double least = Double.POSITIVE_INFINITY;
        OperatingPoint best = sweep.midpointPoint();
        do {
            // Times m * n, so that equal costs of simple weights are equal numbers.
            double cost = weights.falseMatch() * (sweep.falseMatches() * m)
                    + weights.falseNonMatch() * (sweep.falseNonMatches() * n);
            if (cost <= least) {
                least = cost;
                best = sweep.midpointPoint();
            }
        } while (sweep.next());
        return new MinimumCost(weights.of(best), best);
    }
}
