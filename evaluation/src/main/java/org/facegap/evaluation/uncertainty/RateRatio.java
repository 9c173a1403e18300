package org.facegap.evaluation.uncertainty;

import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.NormalQuantile;

/**
 * The ratio of two independent rates with the log interval of Katz and others 1978: {@code exp(ln(p1/p2) +- z
 * sqrt((1-p1)/(n1 p1) + (1-p2)/(n2 p2)))}, with effective numbers of trials ({@link ClusteredRate}).
 *
 * <p>When a rate is 0 the interval is that of {@code (e + 1/2) / (n + 1/2)} in both groups (Walter 1975), and {@code
 * adjusted} says so; the ratio itself is never changed: 0 in the numerator alone is 0, 0 in the denominator alone
 * infinite, 0/0 NaN. With 0/0 there is no interval.
 *
 * @param ratio first over second
 * @param interval ends above 0; both NaN for 0/0
 * @param adjusted whether half an error was added for the interval
 */
public record RateRatio(double ratio, Interval interval, boolean adjusted) {
    /**
     * The ratio {@code first / second}.
     *
     * @throws IllegalArgumentException when a rate has no trials
     */
    public static RateRatio of(ClusteredRate first, ClusteredRate second, double confidence) {
        if (!(first.effective() > 0) || !(second.effective() > 0)) {
            throw new IllegalArgumentException("a ratio needs trials in both groups");
        }
        double ratio = first.rate() / second.rate();
        boolean adjusted = first.rate() == 0 || second.rate() == 0;
        if (first.rate() == 0 && second.rate() == 0) {
            return new RateRatio(Double.NaN, new Interval(Double.NaN, Double.NaN), false);
        }
        double add = adjusted ? 0.5 : 0;
        double errorsA = first.rate() * first.effective() + add;
        double errorsB = second.rate() * second.effective() + add;
        double trialsA = first.effective() + add;
        double trialsB = second.effective() + add;
        double log = Math.log(errorsA / trialsA) - Math.log(errorsB / trialsB);
        double variance = 1 / errorsA - 1 / trialsA + 1 / errorsB - 1 / trialsB;
        double half = NormalQuantile.twoSided(confidence) * Math.sqrt(Math.max(0, variance));
        return new RateRatio(ratio, new Interval(Math.exp(log - half), Math.exp(log + half)), adjusted);
    }
}
