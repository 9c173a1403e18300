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
 * The errors of one group at one threshold, or of several trainings each at its own, counted by identity where identities are
 * known. With several trainings a rate is the mean over them, and its variance covers other trainings too ({@link
 * SeedSpread}).
 */
final class GroupPoint {
    /** Unit of all rates. */
    static final String RATE = "rate";

    /** What each kind of error counts for in an accuracy, whatever the numbers of pairs: accuracy is (TMR + TNMR) / 2. */
    static final double HALF = 0.5;

    /** What one training got wrong. */
    record Errors(ErrorColumn falseMatches, ErrorColumn falseNonMatches) {}

    /**
     * One kind of error.
     *
     * @param errors which pairs, the mean over trainings; empty where only their number is known
     * @param wrong their number
     * @param trials pairs of this kind
     * @param counts the same errors by identity; null where identities are not known
     * @param trainings the errors of each training by identity; empty where identities are not known
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
            double extra = trainings.size() < 2
                    ? 0
                    : SeedSpread.ofCounts(List.of(term(1))).extra(counts.variance(), counts.identities(), confidence);
            return ClusteredRate.ofTrainings(
                    counts.rate(), counts.variance() + extra, trials, counts.clusters(), trainings.size());
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
    private final ThresholdError.@Nullable Moves moves;
    private final @Nullable FoldError foldError;

    private GroupPoint(
            UsablePairs pairs, @Nullable Side matches, @Nullable Side nonMatches, String reason, double confidence) {
        this(pairs, matches, nonMatches, reason, confidence, null, null);
    }

    private GroupPoint(
            UsablePairs pairs,
            @Nullable Side matches,
            @Nullable Side nonMatches,
            String reason,
            double confidence,
            ThresholdError.@Nullable Moves moves,
            @Nullable FoldError foldError) {
        this.pairs = pairs;
        this.matches = matches;
        this.nonMatches = nonMatches;
        this.reason = reason;
        this.confidence = confidence;
        this.moves = moves;
        this.foldError = foldError;
    }

    /** The same at a threshold that was chosen for a false match rate, with what that adds to the errors. */
    GroupPoint with(ThresholdError.Moves error) {
        return new GroupPoint(pairs, matches, nonMatches, reason, confidence, error, null);
    }

    /** The same where each fold has a threshold that was chosen on the others. */
    GroupPoint with(FoldError error) {
        return new GroupPoint(pairs, matches, nonMatches, reason, confidence, null, error);
    }

    /** The same at the threshold as it is, however it was chosen. */
    GroupPoint held() {
        return moves == null && foldError == null
                ? this
                : new GroupPoint(pairs, matches, nonMatches, reason, confidence);
    }

    /** Number of trainings whose errors are known by identity, at least 1. */
    int trainings() {
        Side side = nonMatches != null ? nonMatches : matches;
        return side == null ? 1 : Math.max(1, side.trainings().size());
    }

    /** What the choice of the threshold does to the rates; null where the threshold was given, or one for each fold. */
    ThresholdError.@Nullable Moves moves() {
        return moves;
    }

    /** What the choice of thresholds by folds does to the accuracy; null at one threshold. */
    @Nullable
    FoldError foldError() {
        return foldError;
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

    boolean isDecided() {
        return matches != null || nonMatches != null;
    }

    /** Why the group could not be decided; "" where it was. */
    String reason() {
        return reason;
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

    /** The rate of a kind at the threshold as it is; null without trials. */
    @Nullable
    ClusteredRate rate(boolean genuine) {
        Side side = side(genuine);
        return side == null ? null : side.rate(confidence);
    }

    /**
     * The rate of false non-matches at the false match rate that was aimed at, with the error of the threshold; at a threshold that was
     * given, or without trials, that of {@link #rate}.
     */
    @Nullable
    ClusteredRate nonMatchAtTarget() {
        Side side = nonMatches;
        ClusteredRate rate = rate(true);
        if (side == null || rate == null || moves == null) {
            return rate;
        }
        IdentityCounts counts = side.counts();
        List<ThresholdError.Part> parts = List.of(new ThresholdError.Part(this, 0, 1));
        double own = (counts == null ? rate.variance() : counts.variance()) + ThresholdError.variance(parts);
        return withTrainings(rate.rate(), own, parts, side.trials());
    }

    /** What differentials are made of; a group that was not decided has no trials. */
    GroupSample sample() {
        Side m = matches;
        Side n = nonMatches;
        GroupSample sample = m != null && n != null && m.counts() != null && n.counts() != null
                ? GroupSample.ofIdentities(
                        group(), m.counts(), pairs.failedImpostor(), n.counts(), pairs.failedGenuine())
                : GroupSample.ofPairs(counts(m, pairs.failedImpostor()), counts(n, pairs.failedGenuine()));
        return foldError == null ? sample : sample.withThresholdVariance(foldError.variance());
    }

    private GroupCounts counts(@Nullable Side side, long failures) {
        return side == null
                ? new GroupCounts(group(), 0, 0, 0, failures)
                : new GroupCounts(group(), side.wrong(), side.trials(), 0, failures);
    }

    /**
     * The mean of both error rates, 1 - accuracy, for tests between groups: with the error of the threshold
     * about its own mean. Null when a kind has no trials.
     */
    @Nullable
    ClusteredRate errorRate() {
        return errorRate(0, foldError == null ? 0 : foldError.variance());
    }

    /** The same for intervals: by folds it is that of the best threshold. */
    private @Nullable ClusteredRate correctedErrorRate() {
        return foldError == null ? errorRate() : errorRate(foldError.bias(), foldError.corrected());
    }

    private @Nullable ClusteredRate errorRate(double bias, double further) {
        Side m = matches;
        Side n = nonMatches;
        if (m == null || n == null || m.trials() == 0 || n.trials() == 0) {
            return null;
        }
        List<ThresholdError.Part> parts = List.of(new ThresholdError.Part(this, HALF, HALF));
        double rate = Math.max(0, HALF * (m.wrong() / m.trials() + n.wrong() / n.trials()) - bias);
        double variance = errorVariance(HALF, HALF) + ThresholdError.variance(parts) + further;
        return withTrainings(rate, variance, parts, balanced(m.trials(), n.trials()));
    }

    /** As many trials, half of each kind, as tell as much of the mean of two rates as these do: their sum where both are equal. */
    static long balanced(long matches, long nonMatches) {
        return Math.round(4 / (1.0 / matches + 1.0 / nonMatches));
    }

    /**
     * The variance of {@code u FMR + v FNMR} with other people, at the thresholds as they are; both kinds must have trials.
     *
     * @param u weight of the false match rate
     * @param v weight of the false non-match rate
     */
    double errorVariance(double u, double v) {
        Side m = Objects.requireNonNull(matches);
        Side n = Objects.requireNonNull(nonMatches);
        IdentityCounts a = m.counts();
        IdentityCounts b = n.counts();
        if (a == null || b == null) {
            return u * u * ClusteredRate.independent(m.wrong(), m.trials()).variance()
                    + v * v * ClusteredRate.independent(n.wrong(), n.trials()).variance();
        }
        return u * u * a.variance() + v * v * b.variance() + 2 * u * v * a.covariance(b);
    }

    /** A rate made of this point's, whose variance with other people is {@code variance}, with what other trainings would change. */
    private ClusteredRate withTrainings(double rate, double variance, List<ThresholdError.Part> parts, long trials) {
        int subjects = 0;
        int trainings = 1;
        long clusters = 0;
        for (Side side : new Side[] {matches, nonMatches}) {
            boolean used = side != null
                    && side.trials() > 0
                    && (side == nonMatches || parts.get(0).match() != 0);
            IdentityCounts counts = side == null ? null : side.counts();
            if (side != null && used) {
                subjects = counts == null ? 0 : counts.identities();
                trainings = Math.max(1, side.trainings().size());
                long own = counts == null ? side.trials() : counts.clusters();
                clusters = clusters == 0 ? own : balanced(clusters, own);
            }
        }
        double extra = ThresholdError.spread(parts, trainings).extra(variance, subjects, confidence);
        return ClusteredRate.ofTrainings(rate, variance + extra, trials, clusters, trainings);
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
        double effective = Math.min(trials, rate.effective());
        if (trials < settings.minimumTrials()) {
            Estimate few = Estimate.tooFew(trials, settings.minimumTrials(), RATE);
            return new ErrorRate(errors, trials, effective, few, few);
        }
        ClusteredRate target = genuine ? Objects.requireNonNull(nonMatchAtTarget()) : rate;
        Estimate shown = estimate(rate.rate(), target.interval(settings.confidence()), trials);
        Estimate moved = resampled == null
                ? Estimate.undefined("not resampled", trials, RATE)
                : estimate(rate.rate(), resampled, trials);
        return new ErrorRate(errors, trials, effective, shown, moved);
    }

    private Estimate accuracy(ScoreSpec settings) {
        ClusteredRate rate = correctedErrorRate();
        long trials = rate == null ? 0 : trials(true) + trials(false);
        if (rate == null) {
            return Estimate.undefined(
                    !reason.isEmpty() ? reason : "accuracy needs genuine and impostor pairs", trials, RATE);
        }
        long fewest = Math.min(trials(true), trials(false));
        if (fewest < settings.minimumTrials()) {
            return Estimate.tooFew(fewest, settings.minimumTrials(), RATE);
        }
        Interval wrong = rate.interval(settings.confidence());
        double observed = Objects.requireNonNull(errorRate()).rate();
        return estimate(1 - observed, new Interval(1 - wrong.high(), 1 - wrong.low()), trials);
    }

    /** An estimate whose interval holds its value also after rounding. */
    static Estimate estimate(double value, Interval interval, long n) {
        return Estimate.ok(value, Math.min(value, interval.low()), Math.max(value, interval.high()), n, RATE);
    }
}
