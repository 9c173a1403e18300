package org.facegap.evaluation.uncertainty;

import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;

/**
 * An interval around an observed value from replicates that are shifted, such as those of a difference of two gaps: the
 * percentiles moved so that the mean of the replicates is the value, joined with the same moved once more by the shift.
 * Widening only the side that the shift points away from keeps the interval honest where the shift is not known to be
 * only the resampling's own.
 */
public final class RecentredInterval {
    private RecentredInterval() {}

    /** The interval around {@code value}; it need not contain it when the replicates are very skewed. */
    public static Interval of(double value, double[] replicates, double confidence) {
        double mean = 0;
        for (double r : replicates) {
            mean += r / replicates.length;
        }
        double shift = mean - value;
        Interval recentred = Quantiles.middle(replicates, confidence).plus(-shift);
        Interval corrected = recentred.plus(-shift);
        return new Interval(Math.min(recentred.low(), corrected.low()), Math.max(recentred.high(), corrected.high()));
    }
}
