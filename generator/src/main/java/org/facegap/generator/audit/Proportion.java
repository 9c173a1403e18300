package org.facegap.generator.audit;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Wilson;

/** Shares of counts with their Wilson score interval (95 per cent). */
public final class Proportion {
    private static final double CONFIDENCE = 0.95;

    private Proportion() {}

    /** {@code hits / n} as a rate; undefined when n is 0. */
    public static Estimate of(long hits, long n) {
        if (n == 0) {
            return Estimate.undefined("nothing was counted", 0, "rate");
        }
        double rate = (double) hits / n;
        Interval interval = Wilson.of(rate, n, CONFIDENCE);
        return Estimate.ok(rate, interval.low(), interval.high(), n, "rate");
    }
}
