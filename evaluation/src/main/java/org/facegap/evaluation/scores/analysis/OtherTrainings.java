package org.facegap.evaluation.scores.analysis;

import java.util.List;
import java.util.Objects;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.NormalQuantile;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedSpread;

/**
 * Widens intervals under resampling of identities to what other trainings would change as well. What trainings show of a number over
 * several groups, such as a mean or a gap, is taken from that number of each training: a lucky training moves all groups, and what
 * moves them alike leaves a gap where it is.
 */
final class OtherTrainings {
    private static final double LEAST_P = 1e-9;
    private static final int STEPS = 40;

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
        Sum sum = Sum.of(replicates, from, to);
        if (sum.spread == SeedSpread.NONE || !(sum.variance > 0)) {
            return subjects;
        }
        double factor = Math.sqrt(1 + sum.extra(confidence) / sum.variance);
        return new Interval(about + factor * (subjects.low() - about), about + factor * (subjects.high() - about));
    }

    /**
     * A normal interval and a two-sided test of zero that belong together.
     *
     * @param interval about the value
     * @param p 1 minus the confidence at which the interval touches zero, 1e-9 at least
     */
    record Test(Interval interval, double p) {}

    /** Interval and test of a number that is near to normal, as is a weighted sum of many rates; arguments as of {@link #widened}. */
    static Test test(
            double about,
            double[] replicates,
            List<ThresholdError.Part> from,
            List<ThresholdError.Part> to,
            double confidence) {
        Sum sum = Sum.of(replicates, from, to);
        double half = sum.half(confidence);
        double low = LEAST_P;
        double high = sum.half(1 - LEAST_P) > Math.abs(about) ? 1 : LEAST_P;
        for (int step = 0; step < STEPS && high > low; step++) {
            // on a logarithmic scale, since a p may be very small
            double middle = Math.sqrt(low * high);
            if (sum.half(1 - middle) > Math.abs(about)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Test(new Interval(about - half, about + half), high);
    }

    /** What moves a weighted sum of rates: other people, and other trainings. */
    private record Sum(double variance, SeedSpread spread, int identities) {
        static Sum of(double[] replicates, List<ThresholdError.Part> from, List<ThresholdError.Part> to) {
            int k = from.isEmpty() ? 1 : from.get(0).point().trainings();
            int m = to.isEmpty() ? 1 : to.get(0).point().trainings();
            double variance = OtherTrainings.variance(replicates);
            if (k < 2 && m < 2) {
                return new Sum(variance, SeedSpread.NONE, 0);
            }
            SeedSpread spread = from.isEmpty() || k == m
                    ? ThresholdError.spread(from, to, m)
                    : ThresholdError.spread(from, k).and(ThresholdError.spread(to, m));
            int identities = 0;
            for (ThresholdError.Part part : to) {
                IdentityPairs pairs =
                        Objects.requireNonNull(part.point().pairs().identities());
                identities += pairs.identities();
            }
            return new Sum(variance, spread, identities);
        }

        double extra(double confidence) {
            return spread == SeedSpread.NONE ? 0 : spread.extra(variance, identities, confidence);
        }

        /** Half the width of the interval. */
        double half(double confidence) {
            return NormalQuantile.twoSided(confidence) * Math.sqrt(variance + extra(confidence));
        }
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
