package org.facegap.evaluation.scores.analysis;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.Interval;
import org.facegap.evaluation.uncertainty.Quantiles;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.jspecify.annotations.Nullable;

/**
 * All groups together: errors and trials are summed, and with {@code w_g} the group's share of the trials the variance is
 * {@code sum w_g^2 Var_g}. People of different groups are taken for different people.
 */
final class PooledErrors {
    /** What stands for the name of a group. */
    static final String NAME = "all groups";

    private final List<GroupPoint> points;
    private final List<GroupReplicates> replicates;
    private final int number;
    private final ScoreSettings settings;

    /**
     * @param points each group at one point
     * @param replicates of each group
     * @param number which of the replicates' points it is
     */
    PooledErrors(List<GroupPoint> points, List<GroupReplicates> replicates, int number, ScoreSettings settings) {
        this.points = points;
        this.replicates = replicates;
        this.number = number;
        this.settings = settings;
    }

    GroupErrors errors() {
        return new GroupErrors(NAME, rate(false), rate(true), accuracy());
    }

    private ErrorRate rate(boolean genuine) {
        long errors = 0;
        long trials = 0;
        for (GroupPoint point : points) {
            GroupPoint.Side side = point.side(genuine);
            errors += side == null ? 0 : side.wrong();
            trials += side == null ? 0 : side.trials();
        }
        if (trials == 0) {
            String why = genuine ? "no genuine pairs" : "no impostor pairs";
            Estimate none = Estimate.undefined(why, 0, GroupPoint.RATE);
            return new ErrorRate(0, 0, Double.NaN, none, none);
        }
        double variance = 0;
        double clusters = 0;
        for (GroupPoint point : points) {
            ClusteredRate rate = point.rate(genuine);
            if (rate != null) {
                double weight = rate.pairs() / (double) trials;
                variance += weight * weight * rate.variance();
                clusters += clusters(point, genuine);
            }
        }
        ClusteredRate pooled = ClusteredRate.withVariance(errors / (double) trials, variance, trials, (long) clusters);
        if (trials < settings.minimumTrials()) {
            Estimate few = Estimate.tooFew(trials, settings.minimumTrials(), GroupPoint.RATE);
            return new ErrorRate(errors, trials, pooled.effective(), few, few);
        }
        Estimate shown = GroupPoint.estimate(pooled.rate(), pooled.interval(settings.confidence()), trials);
        return new ErrorRate(errors, trials, pooled.effective(), shown, resampled(genuine, pooled.rate(), trials));
    }

    private static long clusters(GroupPoint point, boolean genuine) {
        GroupPoint.Side side = point.side(genuine);
        return side == null
                ? 0
                : side.counts() == null ? side.trials() : side.counts().clusters();
    }

    private Estimate resampled(boolean genuine, double rate, long trials) {
        if (replicates.stream().allMatch(r -> r.bootstrap() == null)) {
            return Estimate.undefined("not resampled", trials, GroupPoint.RATE);
        }
        double[] moved = new double[settings.replicates()];
        for (int g = 0; g < points.size(); g++) {
            RateBootstrap bootstrap = replicates.get(g).bootstrap();
            int column = replicates.get(g).column(number, genuine);
            GroupPoint.Side side = points.get(g).side(genuine);
            if (bootstrap != null && column >= 0 && side != null) {
                double weight = side.trials() / (double) trials;
                double[] deviations = bootstrap.deviations(column);
                for (int r = 0; r < moved.length; r++) {
                    moved[r] += weight * deviations[r];
                }
            }
        }
        Interval interval =
                Quantiles.middle(moved, settings.confidence()).plus(rate).within(0, 1);
        return GroupPoint.estimate(rate, interval, trials);
    }

    private Estimate accuracy() {
        double wrong = 0;
        double variance = 0;
        long trials = 0;
        long clusters = 0;
        for (GroupPoint point : points) {
            ClusteredRate rate = point.errorRate();
            if (rate != null) {
                trials += rate.pairs();
            }
        }
        for (GroupPoint point : points) {
            @Nullable ClusteredRate rate = point.errorRate();
            if (rate != null) {
                double weight = rate.pairs() / (double) trials;
                wrong += weight * rate.rate();
                variance += weight * weight * rate.variance();
                clusters += clusters(point, true) + clusters(point, false);
            }
        }
        if (trials == 0) {
            return Estimate.undefined("accuracy needs genuine and impostor pairs", 0, GroupPoint.RATE);
        }
        double rate = Math.max(0, Math.min(1, wrong));
        Interval interval =
                ClusteredRate.withVariance(rate, variance, trials, clusters).interval(settings.confidence());
        return GroupPoint.estimate(1 - rate, new Interval(1 - interval.high(), 1 - interval.low()), trials);
    }
}
