package org.facegap.evaluation.scores.analysis;

import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.evaluation.differential.GroupCounts;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.Interval;
import org.jspecify.annotations.Nullable;

/** The errors of one group at one threshold, counted by identity where people are known. */
final class GroupPoint {
    /** Unit of all rates. */
    static final String RATE = "rate";

    /**
     * One kind of error.
     *
     * @param errors which pairs; empty where only their number is known
     * @param wrong their number
     * @param trials pairs
     * @param counts by identity; null where nobody knows the people
     */
    record Side(
            ErrorColumn errors,
            long wrong,
            long trials,
            @Nullable IdentityCounts counts) {
        /** The rate; null without trials. */
        @Nullable
        ClusteredRate rate() {
            if (trials == 0) {
                return null;
            }
            return counts != null ? ClusteredRate.of(counts) : ClusteredRate.independent(wrong, trials);
        }
    }

    private final UsablePairs pairs;
    private final @Nullable Side matches;
    private final @Nullable Side nonMatches;
    private final String reason;

    private GroupPoint(UsablePairs pairs, @Nullable Side matches, @Nullable Side nonMatches, String reason) {
        this.pairs = pairs;
        this.matches = matches;
        this.nonMatches = nonMatches;
        this.reason = reason;
    }

    /** Counted errors. */
    static GroupPoint of(UsablePairs pairs, ErrorColumn falseMatches, ErrorColumn falseNonMatches) {
        return new GroupPoint(
                pairs, side(pairs, falseMatches, pairs.impostor()), side(pairs, falseNonMatches, pairs.genuine()), "");
    }

    /** Errors of which only the numbers are known. */
    static GroupPoint ofCounts(String group, long genuine, long falseNonMatches, long impostor, long falseMatches) {
        return new GroupPoint(
                UsablePairs.none(group),
                new Side(new ErrorColumn(false, new int[0]), falseMatches, impostor, null),
                new Side(new ErrorColumn(true, new int[0]), falseNonMatches, genuine, null),
                "");
    }

    /** A group that could not be decided, and why. */
    static GroupPoint undecided(UsablePairs pairs, String reason) {
        return new GroupPoint(pairs, null, null, reason);
    }

    private static Side side(UsablePairs pairs, ErrorColumn errors, long trials) {
        IdentityPairs identities = pairs.identities();
        return new Side(
                errors,
                errors.pairs().length,
                trials,
                identities == null ? null : IdentityCounts.of(identities, errors));
    }

    UsablePairs pairs() {
        return pairs;
    }

    String group() {
        return pairs.group();
    }

    /** False matches, or false non-matches; null when the group was not decided. */
    @Nullable
    Side side(boolean genuine) {
        return genuine ? nonMatches : matches;
    }

    /** Pairs of a kind that were decided. */
    long trials(boolean genuine) {
        Side side = side(genuine);
        return side == null ? 0 : side.trials();
    }

    /** The rate of a kind; null without trials. */
    @Nullable
    ClusteredRate rate(boolean genuine) {
        Side side = side(genuine);
        return side == null ? null : side.rate();
    }

    /** What differentials are made of; a group that was not decided has no trials. */
    GroupSample sample() {
        Side m = matches;
        Side n = nonMatches;
        if (m != null && n != null && m.counts() != null && n.counts() != null) {
            return GroupSample.ofIdentities(
                    group(), m.counts(), pairs.failedImpostor(), n.counts(), pairs.failedGenuine());
        }
        return GroupSample.ofPairs(counts(m, pairs.failedImpostor()), counts(n, pairs.failedGenuine()));
    }

    private GroupCounts counts(@Nullable Side side, long failures) {
        return side == null
                ? new GroupCounts(group(), 0, 0, 0, failures)
                : new GroupCounts(group(), side.wrong(), side.trials(), 0, failures);
    }

    /** The rate of both kinds of errors together, each pair counting once; null when a kind has no trials. */
    @Nullable
    ClusteredRate errorRate() {
        Side m = matches;
        Side n = nonMatches;
        if (m == null || n == null || m.trials() == 0 || n.trials() == 0) {
            return null;
        }
        long trials = m.trials() + n.trials();
        long errors = m.wrong() + n.wrong();
        IdentityCounts a = m.counts();
        IdentityCounts b = n.counts();
        if (a == null || b == null) {
            return ClusteredRate.independent(errors, trials);
        }
        double u = m.trials() / (double) trials;
        double v = n.trials() / (double) trials;
        double variance = u * u * a.variance() + v * v * b.variance() + 2 * u * v * a.covariance(b);
        return ClusteredRate.withVariance(
                errors / (double) trials, variance, trials, (long) a.clusters() + b.clusters());
    }

    /** Rates with intervals; {@code resampled} holds percentiles of false matches and false non-matches, or null. */
    GroupErrors errors(
            ScoreSettings settings, @Nullable Interval resampledMatch, @Nullable Interval resampledNonMatch) {
        return new GroupErrors(
                group(),
                rate(settings, false, resampledMatch),
                rate(settings, true, resampledNonMatch),
                accuracy(settings));
    }

    private ErrorRate rate(ScoreSettings settings, boolean genuine, @Nullable Interval resampled) {
        Side side = side(genuine);
        long trials = side == null ? 0 : side.trials();
        ClusteredRate rate = rate(genuine);
        if (side == null || rate == null) {
            String why = !reason.isEmpty() ? reason : genuine ? "no genuine pairs" : "no impostor pairs";
            Estimate none = Estimate.undefined(why, 0, RATE);
            return new ErrorRate(0, 0, Double.NaN, none, none);
        }
        long errors = side.wrong();
        if (trials < settings.minimumTrials()) {
            Estimate few = Estimate.tooFew(trials, settings.minimumTrials(), RATE);
            return new ErrorRate(errors, trials, rate.effective(), few, few);
        }
        Estimate shown = estimate(rate.rate(), rate.interval(settings.confidence()), trials);
        Estimate moved = resampled == null
                ? Estimate.undefined("not resampled", trials, RATE)
                : estimate(rate.rate(), resampled, trials);
        return new ErrorRate(errors, trials, rate.effective(), shown, moved);
    }

    private Estimate accuracy(ScoreSettings settings) {
        ClusteredRate rate = errorRate();
        long trials = rate == null ? 0 : rate.pairs();
        if (rate == null) {
            return Estimate.undefined(
                    !reason.isEmpty() ? reason : "accuracy needs genuine and impostor pairs", trials, RATE);
        }
        long fewest = Math.min(trials(true), trials(false));
        if (fewest < settings.minimumTrials()) {
            return Estimate.tooFew(fewest, settings.minimumTrials(), RATE);
        }
        Interval wrong = rate.interval(settings.confidence());
        return estimate(1 - rate.rate(), new Interval(1 - wrong.high(), 1 - wrong.low()), trials);
    }

    /** An estimate whose interval holds its value also after rounding. */
    static Estimate estimate(double value, Interval interval, long n) {
        return Estimate.ok(value, Math.min(value, interval.low()), Math.max(value, interval.high()), n, RATE);
    }
}
