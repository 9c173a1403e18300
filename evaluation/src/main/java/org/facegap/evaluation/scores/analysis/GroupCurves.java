package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.RocPoint;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.DeLong;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.EqualErrorRate;
import org.facegap.evaluation.verification.OperatingPoint;
import org.facegap.evaluation.verification.RocCurve;
import org.facegap.evaluation.verification.ScoreSplit;
import org.facegap.evaluation.verification.VerificationEstimates;
import org.jspecify.annotations.Nullable;

/** What needs no threshold: area under the ROC, equal error rate, d', and the curve. */
final class GroupCurves {
    private final ScoreSettings settings;

    GroupCurves(ScoreSettings settings) {
        this.settings = settings;
    }

    /** One group, with intervals. */
    GroupScores of(SystemGroup group) {
        ScoreSplit split = group.split();
        return new GroupScores(
                group.pairs().group(),
                split.genuine().length,
                split.impostor().length,
                split.failedGenuine(),
                split.failedImpostor(),
                area(group),
                equalErrorRate(group),
                separation(split, group.pairs().failuresCount()),
                curve(split));
    }

    /** All groups together, without intervals: their people would have to be told apart over ten million pairs. */
    GroupScores pooled(ScoreSplit split, boolean failuresCount) {
        return new GroupScores(
                PooledErrors.NAME,
                split.genuine().length,
                split.impostor().length,
                split.failedGenuine(),
                split.failedImpostor(),
                VerificationEstimates.areaUnderRoc(split),
                VerificationEstimates.equalErrorRate(split),
                separation(split, failuresCount),
                curve(split));
    }

    private static Estimate separation(ScoreSplit split, boolean failuresCount) {
        boolean failed = split.failedGenuine() + split.failedImpostor() > 0;
        long n = (long) split.genuine().length + split.impostor().length;
        return failuresCount && failed
                ? Estimate.undefined("failures have no score", n, "standard deviations")
                : DPrime.of(split).population();
    }

    private List<RocPoint> curve(ScoreSplit split) {
        List<RocPoint> roc = new ArrayList<>();
        for (OperatingPoint point : RocCurve.of(split).thinned(settings.rocPoints())) {
            roc.add(new RocPoint(point.fmr(), point.tmr()));
        }
        return roc;
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
        Estimate missing = missing(group.split());
        if (missing != null) {
            return missing;
        }
        UsablePairs pairs = group.pairs();
        double[] placements = AreaUnderRoc.of(group.scores(), group.labels()).placements();
        IdentityPairs identities = pairs.identities();
        DeLong area;
        if (identities != null) {
            area = DeLong.clustered(identities, placements);
        } else {
            double[] genuine = Arrays.copyOf(placements, pairs.genuine());
            double[] impostor = Arrays.copyOfRange(placements, pairs.genuine(), placements.length);
            area = DeLong.of(genuine, impostor);
        }
        // the area by counting, since a sum of placements may pass 1 by rounding
        double value = AreaUnderRoc.value(group.split());
        return Double.isNaN(area.variance())
                ? Estimate.point(value, pairs.size(), GroupPoint.RATE)
                : GroupPoint.estimate(
                        value,
                        new DeLong(value, area.variance(), area.genuine(), area.impostor())
                                .interval(settings.confidence()),
                        pairs.size());
    }

    /** With the variance of the errors at its threshold, which takes the threshold as fixed. */
    private Estimate equalErrorRate(SystemGroup group) {
        Estimate missing = missing(group.split());
        if (missing != null) {
            return missing;
        }
        UsablePairs pairs = group.pairs();
        EqualErrorRate eer = EqualErrorRate.of(group.split());
        GroupPoint point = GroupPoint.of(
                pairs,
                pairs.errors(group.scores(), false, eer.threshold()),
                pairs.errors(group.scores(), true, eer.threshold()));
        ClusteredRate fmr = point.rate(false);
        ClusteredRate fnmr = point.rate(true);
        if (fmr == null || fnmr == null) {
            throw new IllegalStateException("both kinds of pairs were there");
        }
        double covariance = 0;
        GroupPoint.Side matches = point.side(false);
        GroupPoint.Side nonMatches = point.side(true);
        if (matches != null && nonMatches != null) {
            IdentityCounts a = matches.counts();
            IdentityCounts b = nonMatches.counts();
            covariance = a == null || b == null ? 0 : a.covariance(b);
        }
        double variance = (fmr.variance() + fnmr.variance() + 2 * covariance) / 4;
        ClusteredRate rate = ClusteredRate.withVariance(
                eer.value(), variance, pairs.size(), Math.min(pairs.genuine(), pairs.impostor()));
        return GroupPoint.estimate(eer.value(), rate.interval(settings.confidence()), pairs.size());
    }
}
