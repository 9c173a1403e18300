package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.core.words.Counted;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;

/**
 * All groups together: errors and trials of each kind are summed, and with {@code w_g} the group's share of the trials the variance is
 * {@code sum w_g^2 Var_g}. Identities of different groups are taken for different identities; trainings are those of all groups, so
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

    /** What to tell where the accuracy over all groups leaves some of them out, for want of one kind of pairs; a sentence for each set of groups. */
    static List<String> leftOut(String system, List<PointResults> points) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        for (PointResults point : points) {
            List<String> without = new ArrayList<>();
            for (GroupErrors group : point.groups()) {
                long impostor = group.falseMatch().trials();
                long genuine = group.falseNonMatch().trials();
                if ((impostor == 0) != (genuine == 0)) {
                    without.add("'" + group.group() + "' has no " + (genuine == 0 ? "genuine" : "impostor")
                            + " pairs that were decided");
                }
            }
            if (!without.isEmpty() && point.pooled().accuracy().isOk()) {
                String all = "The accuracy of all groups together covers "
                        + (point.groups().size() - without.size()) + " of "
                        + Counted.of(point.groups().size(), "groups") + ": " + String.join(", ", without);
                told.computeIfAbsent(all, a -> new ArrayList<>()).add(point.name());
            }
        }
        return told.entrySet().stream()
                .map(entry -> system + ": " + entry.getKey() + " (at " + String.join(", ", entry.getValue()) + ").")
                .toList();
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
            Estimate none = Estimate.undefined(
                    undecided(genuine ? "no genuine pairs" : "no impostor pairs"), 0, GroupPoint.RATE);
            return new ErrorRate(0, 0, Double.NaN, none, none);
        }
        Pool held = new Pool();
        Pool pool = new Pool();
        for (GroupPoint point : points) {
            GroupPoint.Side side = point.side(genuine);
            ClusteredRate rate = point.rate(genuine);
            if (side != null && rate != null) {
                double weight = side.trials() / (double) trials;
                IdentityCounts counts = side.counts();
                double own = counts == null ? rate.variance() : counts.variance();
                long clusters = counts == null ? side.trials() : counts.clusters();
                held.add(point.held(), genuine ? 0 : weight, genuine ? weight : 0, weight * weight * own, clusters);
                pool.add(
                        genuine ? point : point.held(),
                        genuine ? 0 : weight,
                        genuine ? weight : 0,
                        weight * weight * own,
                        clusters);
            }
        }
        ClusteredRate pooled = held.rate(errors / trials, trials);
        double effective = Math.min(trials, pooled.effective());
        if (trials < settings.minimumTrials()) {
            Estimate few = Estimate.tooFew(trials, settings.minimumTrials(), GroupPoint.RATE);
            return new ErrorRate(errors, trials, effective, few, few);
        }
        Interval interval = pool.rate(errors / trials, trials).interval(settings.confidence());
        Estimate shown = GroupPoint.estimate(pooled.rate(), interval, trials);
        return new ErrorRate(errors, trials, effective, shown, resampled(genuine, pooled.rate(), trials, pool.parts));
    }

    /** Why no group was decided; {@code other} where one was. */
    private String undecided(String other) {
        boolean none = !points.isEmpty() && points.stream().noneMatch(GroupPoint::isDecided);
        return none ? points.get(0).reason() : other;
    }

    /** What the groups add up to. */
    private final class Pool {
        private final List<ThresholdError.Part> parts = new ArrayList<>();
        private double variance;
        private int subjects;
        private long clusters;

        void add(GroupPoint point, double match, double nonMatch, double own, long ownClusters) {
            parts.add(new ThresholdError.Part(point, match, nonMatch));
            variance += own;
            clusters += ownClusters;
            IdentityPairs identities = point.pairs().identities();
            subjects += identities == null ? 0 : identities.identities();
        }

        ClusteredRate rate(double value, long trials) {
            int trainings = parts.isEmpty() ? 1 : parts.get(0).point().trainings();
            double own = variance + ThresholdError.variance(parts);
            double extra = ThresholdError.spread(parts, trainings).extra(own, subjects, settings.confidence());
            return ClusteredRate.ofTrainings(value, own + extra, trials, clusters, trainings);
        }
    }

    private Estimate resampled(boolean genuine, double rate, long trials, List<ThresholdError.Part> parts) {
        if (replicates.stream().noneMatch(GroupReplicates::isKnown)) {
            return Estimate.undefined("not resampled", trials, GroupPoint.RATE);
        }
        double[] moved = new double[settings.replicates()];
        for (int g = 0; g < points.size(); g++) {
            GroupPoint.Side side = points.get(g).side(genuine);
            double[] deviations = replicates.get(g).deviations(number, genuine);
            if (deviations != null && side != null) {
                double weight = side.trials() / (double) trials;
                for (int r = 0; r < moved.length; r++) {
                    moved[r] += weight * deviations[r];
                }
            }
        }
        Interval subjects = Quantiles.middle(moved, settings.confidence()).plus(rate);
        Interval interval = OtherTrainings.widened(subjects, rate, moved, List.of(), parts, settings.confidence())
                .within(0, 1);
        return GroupPoint.estimate(rate, interval, trials);
    }

    /** Both error rates over all groups, each counting half: a group counts for its shares of both kinds of pairs. */
    private Estimate accuracy() {
        List<GroupPoint> decided =
                points.stream().filter(point -> point.errorRate() != null).toList();
        if (decided.isEmpty()) {
            return Estimate.undefined(undecided("accuracy needs genuine and impostor pairs"), 0, GroupPoint.RATE);
        }
        long impostor = decided.stream().mapToLong(p -> p.trials(false)).sum();
        long genuine = decided.stream().mapToLong(p -> p.trials(true)).sum();
        Pool pool = new Pool();
        double wrong = 0;
        double bias = 0;
        for (GroupPoint point : decided) {
            GroupPoint.Side matches = Objects.requireNonNull(point.side(false));
            GroupPoint.Side nonMatches = Objects.requireNonNull(point.side(true));
            double u = GroupPoint.HALF * matches.trials() / impostor;
            double v = GroupPoint.HALF * nonMatches.trials() / genuine;
            wrong += u * matches.wrong() / matches.trials() + v * nonMatches.wrong() / nonMatches.trials();
            FoldError byFolds = point.foldError();
            bias += byFolds == null ? 0 : (u + v) * byFolds.bias();
            double own = point.errorVariance(u, v) + (byFolds == null ? 0 : (u + v) * (u + v) * byFolds.corrected());
            IdentityCounts a = matches.counts();
            IdentityCounts b = nonMatches.counts();
            long clusters = a == null || b == null
                    ? GroupPoint.balanced(matches.trials(), nonMatches.trials())
                    : GroupPoint.balanced(a.clusters(), b.clusters());
            pool.add(point, u, v, own, clusters);
        }
        double rate = Math.max(0, Math.min(1, wrong));
        Interval interval = pool.rate(Math.max(0, rate - bias), GroupPoint.balanced(impostor, genuine))
                .interval(settings.confidence());
        return GroupPoint.estimate(1 - rate, new Interval(1 - interval.high(), 1 - interval.low()), impostor + genuine);
    }
}
