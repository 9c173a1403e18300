package org.facegap.evaluation.scores.analysis;

import java.util.List;
import java.util.Objects;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedSpread;

/**
 * Widens intervals under resampling of identities to what other trainings would change as well. What trainings show of a number over
 * several groups, such as a mean or a gap, is taken from that number of each training: a lucky training moves all groups, and what
 * moves them alike leaves a gap where it is.
 */
final class OtherTrainings {
    private OtherTrainings() {}

    /**
     * The interval, as many times as wide as the standard deviation grows.
     *
     * @param identities the interval under resampling of identities alone
     * @param about the value it is about
     * @param replicates deviations under resampling of identities
     * @param from what is taken off; empty for a number of one system
     * @param to the number as a weighted sum of rates; of a number that is none, with its derivatives for weights
     */
    static Interval widened(
            Interval subjects,
            double about,
            double[] replicates,
            List<ThresholdError.Part> from,
            List<ThresholdError.Part> to,
            double confidence) {
        int k = from.isEmpty() ? 1 : from.get(0).point().trainings();
        int m = to.isEmpty() ? 1 : to.get(0).point().trainings();
        double variance = variance(replicates);
        if ((k < 2 && m < 2) || !(variance > 0)) {
            return subjects;
        }
        SeedSpread spread = from.isEmpty() || k == m
                ? ThresholdError.spread(from, to, m)
                : ThresholdError.spread(from, k).and(ThresholdError.spread(to, m));
        int identities = 0;
        for (ThresholdError.Part part : to) {
            IdentityPairs pairs = Objects.requireNonNull(part.point().pairs().identities());
            identities += pairs.identities();
        }
        double factor = Math.sqrt(1 + spread.extra(variance, identities, confidence) / variance);
        return new Interval(about + factor * (subjects.low() - about), about + factor * (subjects.high() - about));
    }

    private static double variance(double[] moved) {
        double mean = 0;
        for (double v : moved) {
            mean += v / moved.length;
        }
        double squares = 0;
        for (double v : moved) {
            squares += (v - mean) * (v - mean);
        }
        return squares / (moved.length - 1);
    }
}
