package org.facegap.evaluation.scores.analysis;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.SeedSpread;
import org.jspecify.annotations.Nullable;

/**
 * All groups together: errors and trials are summed, and with {@code w_g} the group's share of the trials the variance is
 * {@code sum w_g^2 Var_g}. People of different groups are taken for different people; trainings are those of all groups, so
 * what other trainings would change is taken from each training's rate over all groups.
 */
final class PooledErrors {
    /** What stands for the name of a group. */
    static final String NAME = Measurement.ALL_GROUPS;

    private final List<GroupPoint> points;
    private final List<GroupReplicates> replicates;
    private final int number;
    private final ScoreSpec settings;

    /**
     * @param points each group at one point
     * @param replicates of each group
     * @param number which of the replicates' points it is
     */
    PooledErrors(List<GroupPoint> points, List<GroupReplicates> replicates, int number, ScoreSpec settings) {
        this.points = points;
        this.replicates = replicates;
        this.number = number;
        this.settings = settings;
    }

    GroupErrors errors() {
        return new GroupErrors(NAME, rate(false), rate(true), accuracy());
    }

    private ErrorRate rate(boolean genuine) {
        double errors = 0;
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
        Pool pool = new Pool(trainings());
        for (GroupPoint point : points) {
            GroupPoint.Side side = point.side(genuine);
            if (side != null && side.trials() > 0) {
                pool.add(side, side.trials() / (double) trials);
            }
        }
        ClusteredRate pooled = pool.rate(errors / trials, trials);
        if (trials < settings.minimumTrials()) {
            Estimate few = Estimate.tooFew(trials, settings.minimumTrials(), GroupPoint.RATE);
            return new ErrorRate(errors, trials, pooled.effective(), few, few);
        }
        Estimate shown = GroupPoint.estimate(pooled.rate(), pooled.interval(settings.confidence()), trials);
        return new ErrorRate(errors, trials, pooled.effective(), shown, resampled(genuine, pooled.rate(), trials));
    }

    private int trainings() {
        for (GroupPoint point : points) {
            GroupPoint.Side side = point.side(true);
            if (side != null) {
                return side.trainings().size();
            }
        }
        return 1;
    }

    /** What the groups add up to. */
    private final class Pool {
        private final double[] trainings;
        private double variance;
        private double shared;
        private int people;
        private long clusters;

        Pool(int trainings) {
            this.trainings = new double[trainings];
        }

        void add(GroupPoint.Side side, double weight) {
            IdentityCounts counts = side.counts();
            if (counts == null) {
                double rate = side.wrong() / side.trials();
                variance += weight * weight * rate * (1 - rate) / side.trials();
                clusters += side.trials();
                return;
            }
            add(List.of(side.term(1)), weight, counts.variance(), counts.identities(), counts.clusters());
        }

        void add(List<SeedSpread.Term> terms, double weight, double own, int identities, long ownClusters) {
            variance += weight * weight * own;
            shared += weight * weight * SeedSpread.shared(terms);
            people += identities;
            clusters += ownClusters;
            for (SeedSpread.Term term : terms) {
                for (int t = 0; t < trainings.length; t++) {
                    trainings[t] +=
                            weight * term.weight() * term.trainings().get(t).rate();
                }
            }
        }

        ClusteredRate rate(double value, long trials) {
            double extra = SeedSpread.ofMeans(trainings, shared).extra(variance, people, settings.confidence());
            return ClusteredRate.withVariance(value, variance + extra, trials, clusters);
        }
    }

    private Estimate resampled(boolean genuine, double rate, long trials) {
        if (replicates.stream().noneMatch(GroupReplicates::isKnown)) {
            return Estimate.undefined("not resampled", trials, GroupPoint.RATE);
        }
        double[] moved = new double[settings.replicates()];
        for (int g = 0; g < points.size(); g++) {
            GroupPoint.Side side = points.get(g).side(genuine);
            double[] deviations = replicates.get(g).deviations(number, genuine, settings.confidence());
            if (deviations != null && side != null) {
                double weight = side.trials() / (double) trials;
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
        long trials = 0;
        for (GroupPoint point : points) {
            @Nullable ClusteredRate rate = point.errorRate();
            trials += rate == null ? 0 : rate.pairs();
        }
        if (trials == 0) {
            return Estimate.undefined("accuracy needs genuine and impostor pairs", 0, GroupPoint.RATE);
        }
        Pool pool = new Pool(trainings());
        for (GroupPoint point : points) {
            @Nullable ClusteredRate rate = point.errorRate();
            GroupPoint.Side matches = point.side(false);
            GroupPoint.Side nonMatches = point.side(true);
            if (rate == null || matches == null || nonMatches == null) {
                continue;
            }
            double weight = rate.pairs() / (double) trials;
            wrong += weight * rate.rate();
            IdentityCounts a = matches.counts();
            IdentityCounts b = nonMatches.counts();
            if (a == null || b == null) {
                pool.variance += weight * weight * rate.variance();
                pool.clusters += matches.trials() + nonMatches.trials();
            } else {
                double u = matches.trials() / (double) rate.pairs();
                double v = nonMatches.trials() / (double) rate.pairs();
                double own = u * u * a.variance() + v * v * b.variance() + 2 * u * v * a.covariance(b);
                pool.add(
                        List.of(matches.term(u), nonMatches.term(v)),
                        weight,
                        own,
                        a.identities(),
                        (long) a.clusters() + b.clusters());
            }
        }
        double rate = Math.max(0, Math.min(1, wrong));
        Interval interval = pool.rate(rate, trials).interval(settings.confidence());
        return GroupPoint.estimate(1 - rate, new Interval(1 - interval.high(), 1 - interval.low()), trials);
    }
}
