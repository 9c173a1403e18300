package org.facegap.evaluation.verification;

/** Thresholds between neighbouring scores. */
final class Midpoint {
    private Midpoint() {}

    /**
     * The threshold that rejects exactly the first {@code rejected} of the ascending distinct scores: the lowest score
     * itself for 0, the number after the highest one for all, else the midpoint.
     */
    static double candidate(double[] distinct, int rejected) {
        if (rejected == 0) {
            return distinct[0];
        }
        if (rejected == distinct.length) {
            return Math.nextUp(distinct[distinct.length - 1]);
        }
        return between(distinct[rejected - 1], distinct[rejected]);
    }

    /** A threshold above {@code low} and not above {@code high}; the midpoint unless both are neighbours. */
    static double between(double low, double high) {
        double mid = low + (high - low) / 2;
        return mid > low && mid <= high ? mid : high;
    }
}
