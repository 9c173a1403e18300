package org.facegap.evaluation.scores.analysis;

import java.util.List;
import java.util.Objects;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.differential.GroupCounts;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one group at one threshold, or of several trainings each at its own, counted by identity where people are
 * known. With several trainings a rate is the mean over them, and its variance covers other trainings too ({@link
 * SeedSpread}).
 */
final class GroupPoint {
    /** Unit of all rates. */
    static final String RATE = "rate";

    /** What one training got wrong. */
    record Errors(ErrorColumn falseMatches, ErrorColumn falseNonMatches) {}

    /**
     * One kind of error.
     *
     * @param errors which pairs, the mean over trainings; empty where only their number is known
     * @param wrong their number
     * @param trials pairs of this kind
     * @param counts the same errors by identity; null where people are not known
     * @param trainings the errors of each training by identity; empty where people are not known
     */
    record Side(
            ErrorColumn errors,
            double wrong,
            long trials,
            @Nullable IdentityCounts counts,
            List<IdentityCounts> trainings) {
        static Side of(UsablePairs pairs, List<ErrorColumn> trainings, long trials) {
            IdentityPairs identities = pairs.identities();
            ErrorColumn mean = ErrorColumn.mean(trainings);
            if (identities == null) {
                return new Side(mean, mean.sum(), trials, null, List.of());
            }
            IdentityCounts counts = IdentityCounts.of(identities, mean);
            return trainings.size() == 1
                    ? new Side(mean, mean.sum(), trials, counts, List.of(counts))
                    : new Side(
                            mean,
                            mean.sum(),
                            trials,
                            counts,
                            trainings.stream()
                                    .map(column -> IdentityCounts.of(identities, column))
                                    .toList());
        }

        /** The rate; null without trials. */
        @Nullable
        ClusteredRate rate(double confidence) {
            if (trials == 0) {
                return null;
            }
            if (counts == null) {
                return ClusteredRate.independent(wrong, trials);
            }
            double extra = spread().extra(counts.variance(), counts.identities(), confidence);
            return ClusteredRate.withVariance(counts.rate(), counts.variance() + extra, trials, counts.clusters());
        }

        /** What other trainings would change; nothing is known of them with a single one, or where people are not known. */
        SeedSpread spread() {
            return counts == null || trainings.size() < 2 ? SeedSpread.NONE : SeedSpread.ofCounts(List.of(term(1)));
        }

        /** This rate in a weighted sum. */
        SeedSpread.Term term(double weight) {
            return new SeedSpread.Term(weight, Objects.requireNonNull(counts), trainings);
        }
    }

    private final UsablePairs pairs;
    private final @Nullable Side matches;
    private final @Nullable Side nonMatches;
    private final String reason;
    private final double confidence;

    private GroupPoint(
            UsablePairs pairs, @Nullable Side matches, @Nullable Side nonMatches, String reason, double confidence) {
        this.pairs = pairs;
        this.matches = matches;
        this.nonMatches = nonMatches;
        this.reason = reason;
        this.confidence = confidence;
    }

    /**
     * Counted errors.
     *
     * @param trainings the errors of each training, at least one
     * @param confidence of the intervals that will be asked for
     */
    static GroupPoint of(UsablePairs pairs, List<Errors> trainings, double confidence) {
        return new GroupPoint(
                pairs,
                Side.of(pairs, trainings.stream().map(Errors::falseMatches).toList(), pairs.impostor()),
                Side.of(pairs, trainings.stream().map(Errors::falseNonMatches).toList(), pairs.genuine()),
                "",
                confidence);
    }

    /** Errors of which only the numbers are known. */
    static GroupPoint ofCounts(String group, long genuine, long falseNonMatches, long impostor, long falseMatches) {
        return new GroupPoint(
                UsablePairs.none(group),
                new Side(new ErrorColumn(false, new int[0]), falseMatches, impostor, null, List.of()),
                new Side(new ErrorColumn(true, new int[0]), falseNonMatches, genuine, null, List.of()),
                "",
                Double.NaN);
    }

    /** A group that could not be decided, and why. */
    static GroupPoint undecided(UsablePairs pairs, String reason) {
        return new GroupPoint(pairs, null, null, reason, Double.NaN);
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
        return side == null ? null : side.rate(confidence);
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
        double errors = m.wrong() + n.wrong();
        IdentityCounts a = m.counts();
        IdentityCounts b = n.counts();
        if (a == null || b == null) {
            return ClusteredRate.independent(errors, trials);
        }
        double u = m.trials() / (double) trials;
        double v = n.trials() / (double) trials;
        double variance = u * u * a.variance() + v * v * b.variance() + 2 * u * v * a.covariance(b);
        double extra = errorSpread().extra(variance, a.identities(), confidence);
        return ClusteredRate.withVariance(
                errors / trials, variance + extra, trials, (long) a.clusters() + b.clusters());
    }

    /** What other trainings would change in the rate of both kinds of errors together. */
    SeedSpread errorSpread() {
        Side m = matches;
        Side n = nonMatches;
        if (m == null || n == null || m.trainings().size() < 2) {
            return SeedSpread.NONE;
        }
        double trials = m.trials() + n.trials();
        return SeedSpread.ofCounts(List.of(m.term(m.trials() / trials), n.term(n.trials() / trials)));
    }

    /** Rates with intervals; {@code resampled} holds percentiles of false matches and false non-matches, or null. */
    GroupErrors errors(ScoreSpec settings, @Nullable Interval resampledMatch, @Nullable Interval resampledNonMatch) {
        return new GroupErrors(
                group(),
                rate(settings, false, resampledMatch),
                rate(settings, true, resampledNonMatch),
                accuracy(settings));
    }

    private ErrorRate rate(ScoreSpec settings, boolean genuine, @Nullable Interval resampled) {
        Side side = side(genuine);
        long trials = side == null ? 0 : side.trials();
        ClusteredRate rate = rate(genuine);
        if (side == null || rate == null) {
            String why = !reason.isEmpty() ? reason : genuine ? "no genuine pairs" : "no impostor pairs";
            Estimate none = Estimate.undefined(why, 0, RATE);
            return new ErrorRate(0, 0, Double.NaN, none, none);
        }
        double errors = side.wrong();
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

    private Estimate accuracy(ScoreSpec settings) {
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
