package org.facegap.evaluation.uncertainty;

import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;

/**
 * Whether a difference is shown to be smaller than a margin: two one-sided tests at 5 %, which is the 90 % interval
 * lying inside {@code (-margin, margin)} (Schuirmann 1987). A wide interval shows nothing either way.
 *
 * @param difference the estimate
 * @param interval its 90 % interval
 * @param margin largest difference that does not matter, above 0
 * @param equivalent whether the interval lies inside the margin
 */
public record Equivalence(double difference, Interval interval, double margin, boolean equivalent) {
    /** Level of the interval. */
    public static final double CONFIDENCE = 0.9;

    /** The test with a 90 % interval of the difference. */
    public static Equivalence of(double difference, Interval interval, double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("margin: must be above 0, not " + margin);
        }
        return new Equivalence(difference, interval, margin, interval.low() > -margin && interval.high() < margin);
    }

    /** The test on replicates of the difference which are centred on the estimate. */
    public static Equivalence of(double difference, double[] replicates, double margin) {
        return of(difference, Quantiles.middle(replicates, CONFIDENCE), margin);
    }
}
