package org.facegap.benchmarks;

import java.util.Arrays;

/**
 * What repeated runs of one thing took.
 *
 * @param median seconds of one operation
 * @param fastest seconds of one operation
 * @param slowest seconds of one operation
 * @param samples how many runs were timed
 */
record Timing(double median, double fastest, double slowest, int samples) {
    /** Summarises the seconds of single operations; at least one. */
    static Timing of(double[] seconds) {
        if (seconds.length == 0) {
            throw new IllegalArgumentException("no run was timed");
        }
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Timing(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** Operations per second at the median. */
    double perSecond() {
        return 1 / median;
    }
}
