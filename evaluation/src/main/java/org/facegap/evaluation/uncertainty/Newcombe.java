package org.facegap.evaluation.uncertainty;

import org.facegap.core.statistics.Interval;

/**
 * Newcombe's hybrid score interval for the difference of two independent rates (1998, method 10): with Wilson's
 * intervals {@code [l, u]} of both, {@code low = d - sqrt((p1-l1)^2 + (u2-p2)^2)}, {@code high = d + sqrt((u1-p1)^2 +
 * (p2-l2)^2)}, {@code d = p1 - p2}.
 *
 * <p>Wilson's intervals are those with effective numbers ({@link ClusteredRate}), so the interval holds for pairs that
 * share identities, as long as the two groups do not share them. Never empty and never outside [-1, 1].
 */
public final class Newcombe {
    private Newcombe() {}

    /**
     * The interval of {@code first - second}.
     *
     * @throws IllegalArgumentException when a rate has no trials
     */
    public static Interval difference(ClusteredRate first, ClusteredRate second, double confidence) {
        Interval a = first.interval(confidence);
        Interval b = second.interval(confidence);
        double difference = first.rate() - second.rate();
        return new Interval(
                difference - Math.hypot(first.rate() - a.low(), b.high() - second.rate()),
                difference + Math.hypot(a.high() - first.rate(), second.rate() - b.low()));
    }
}
