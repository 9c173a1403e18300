package org.facegap.evaluation.scores.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DeLong;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.RocCurve;
import org.facegap.evaluation.verification.ScoreSplit;
import org.facegap.evaluation.verification.VerificationEstimates;
import org.jspecify.annotations.Nullable;

/** What needs no threshold: area under the ROC, equal error rate, d', and the curve; means over the trainings of a system. */
final class GroupCurves {
    private final ScoreSpec settings;

    GroupCurves(ScoreSpec settings) {
        this.settings = settings;
    }

    /** One group, with intervals. */
    GroupScores of(SystemGroup group) {
        return scores(
                group.pairs().group(),
                group.splits(),
                area(group),
                equalErrorRate(group),
                group.pairs().failuresCount());
    }

    /** All groups together, without intervals: their identities would have to be told apart over ten million pairs. */
    GroupScores pooled(List<ScoreSplit> splits, boolean failuresCount) {
        return scores(
                PooledErrors.NAME,
                splits,
                mean(splits, VerificationEstimates::areaUnderRoc),
                mean(splits, VerificationEstimates::equalErrorRate),
                failuresCount);
    }

    private GroupScores scores(
            String name, List<ScoreSplit> splits, Estimate area, Estimate equalErrorRate, boolean failuresCount) {
        ScoreSplit first = splits.get(0);
        return new GroupScores(
                name,
                first.genuine().length,
                first.impostor().length,
                first.failedGenuine(),
                first.failedImpostor(),
                area,
                equalErrorRate,
                mean(splits, split -> separation(split, failuresCount)),
                RocPoints.of(
                        splits.stream().map(RocCurve::of).toList(), settings.rocPoints(), first.impostor().length));
    }

    /** The mean of estimates without intervals; where one is no number, that one. */
    private static Estimate mean(List<ScoreSplit> splits, Function<ScoreSplit, Estimate> metric) {
        double sum = 0;
        Estimate last = metric.apply(splits.get(0));
        for (ScoreSplit split : splits) {
            last = splits.size() == 1 ? last : metric.apply(split);
            if (!last.isOk()) {
                return last;
            }
            sum += last.value();
        }
        return splits.size() == 1 ? last : Estimate.point(sum / splits.size(), last.n(), last.unit());
    }

    private static Estimate separation(ScoreSplit split, boolean failuresCount) {
        boolean failed = split.failedGenuine() + split.failedImpostor() > 0;
        long n = (long) split.genuine().length + split.impostor().length;
        return failuresCount && failed
                ? Estimate.undefined("failures have no score", n, "standard deviations")
                : DPrime.of(split).population();
    }

    private @Nullable Estimate missing(ScoreSplit split) {
        if (!split.hasBothKinds()) {
            return VerificationEstimates.areaUnderRoc(split);
        }
        int fewest = Math.min(split.genuine().length, split.impostor().length);
        return fewest < settings.minimumTrials()
                ? Estimate.tooFew(fewest, settings.minimumTrials(), GroupPoint.RATE)
                : null;
    }

    private Estimate area(SystemGroup group) {
        Estimate missing = missing(group.splits().get(0));
        if (missing != null) {
            return missing;
        }
        UsablePairs pairs = group.pairs();
        int trainings = group.trainings();
        double[] mean = new double[pairs.size()];
        double[][] residuals = new double[trainings][pairs.size()];
        double[] values = new double[trainings];
        for (int t = 0; t < trainings; t++) {
            double[] placements =
                    AreaUnderRoc.of(group.scores().get(t), group.labels()).placements();
            // the area by counting, since a sum of placements may pass 1 by rounding
            values[t] = AreaUnderRoc.value(group.splits().get(t));
            for (int i = 0; i < mean.length; i++) {
                mean[i] += placements[i] / trainings;
                residuals[t][i] =
                        (placements[i] - values[t]) / (i < pairs.genuine() ? pairs.genuine() : pairs.impostor());
            }
        }
        IdentityPairs identities = pairs.identities();
        double variance;
        if (identities != null) {
            double own = DeLong.clustered(identities, mean).variance();
            variance = own
                    + SeedSpread.of(identities, values, residuals)
                            .extra(own, identities.identities(), settings.confidence());
        } else {
            double[] genuine = Arrays.copyOf(mean, pairs.genuine());
            double[] impostor = Arrays.copyOfRange(mean, pairs.genuine(), mean.length);
            variance = DeLong.of(genuine, impostor).variance();
        }
        double value = Arrays.stream(values).average().orElseThrow();
        return Double.isNaN(variance)
                ? Estimate.point(value, pairs.size(), GroupPoint.RATE)
                : GroupPoint.estimate(
                        value,
                        new DeLong(value, variance, pairs.genuine(), pairs.impostor()).interval(settings.confidence()),
                        pairs.size());
    }

    /** With the variance of the errors at its threshold, which takes the threshold as fixed. */
    private Estimate equalErrorRate(SystemGroup group) {
        Estimate missing = missing(group.splits().get(0));
        if (missing != null) {
            return missing;
        }
        UsablePairs pairs = group.pairs();
        List<EqualErrorRate> rates =
                group.splits().stream().map(EqualErrorRate::of).toList();
        double[] values = rates.stream().mapToDouble(EqualErrorRate::value).toArray();
        GroupPoint point =
                group.at(rates.stream().mapToDouble(EqualErrorRate::threshold).toArray(), settings.confidence());
        GroupPoint.Side matches = Objects.requireNonNull(point.side(false));
        GroupPoint.Side nonMatches = Objects.requireNonNull(point.side(true));
        IdentityCounts a = matches.counts();
        IdentityCounts b = nonMatches.counts();
        double variance;
        if (a == null || b == null) {
            variance = (variance(point.rate(false)) + variance(point.rate(true))) / 4;
        } else {
            double own = (a.variance() + b.variance() + 2 * a.covariance(b)) / 4;
            double shared = SeedSpread.shared(List.of(matches.term(0.5), nonMatches.term(0.5)));
            variance = own + SeedSpread.ofMeans(values, shared).extra(own, a.identities(), settings.confidence());
        }
        double value = Arrays.stream(values).average().orElseThrow();
        ClusteredRate rate =
                ClusteredRate.withVariance(value, variance, pairs.size(), Math.min(pairs.genuine(), pairs.impostor()));
        return GroupPoint.estimate(value, rate.interval(settings.confidence()), pairs.size());
    }

    private static double variance(@Nullable ClusteredRate rate) {
        return Objects.requireNonNull(rate, "both kinds of pairs were there").variance();
    }
}
