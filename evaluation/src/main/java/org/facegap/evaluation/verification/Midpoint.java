package org.facegap.evaluation.verification;

/** Thresholds between neighbouring scores. */
final class Midpoint {
    private Midpoint() {}

    /** A threshold above {@code low} and not above {@code high}; the midpoint unless both are neighbours. */
    static double between(double low, double high) {
        double mid = low + (high - low) / 2;
        return mid > low && mid <= high ? mid : high;
    }
}
