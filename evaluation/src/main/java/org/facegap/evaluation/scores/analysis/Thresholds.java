package org.facegap.evaluation.scores.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Threshold;
import org.facegap.evaluation.scores.ScoredSystem;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.ScoreSplit;
import org.jspecify.annotations.Nullable;

/**
 * Chooses thresholds for all groups of a system, on the pairs that are evaluated or on others kept for it; each training of
 * the system has its own.
 *
 * @param settings targets and rule
 * @param pools for each training the pairs of all groups together, and with them the impostor pairs across groups when the
 *     rule says so
 * @param groups each group's own pairs, for the rule of the worst group
 * @param calibration the pairs
 */
record Thresholds(ScoreSpec settings, List<ScoreSplit> pools, List<SystemGroup> groups, Calibration calibration) {
    /** A threshold for each fixed value, on the scale of the column, and for each target; fixed ones first. */
    List<ThresholdChoice> choose(ScoredSystem system) {
        List<ThresholdChoice> choices = new ArrayList<>();
        Double fixed = settings.fixed().get(system.name());
        if (fixed != null) {
            Threshold card = new Threshold("given", Double.NaN, fixed, notYet());
            double[] values = new double[pools.size()];
            Arrays.fill(values, system.turned(fixed));
            choices.add(new ThresholdChoice("threshold " + plain(fixed), Double.NaN, card, values));
        }
        for (double target : settings.targets()) {
            double[] values = at(target);
            String rule = settings.thresholdRule().words() + ", chosen on "
                    + (calibration.own() ? "these same pairs" : "other pairs, kept for it")
                    + (values.length > 1 ? ", for each training; the value is their mean" : "");
            Threshold card = new Threshold(
                    rule, target, system.turned(Arrays.stream(values).average().orElse(Double.NaN)), notYet());
            choices.add(new ThresholdChoice(name(target), target, card, values));
        }
        return choices;
    }

    private static Estimate notYet() {
        return Estimate.undefined("not measured", 0, GroupPoint.RATE);
    }

    /** The threshold of each training for a target; NaN without impostor pairs. */
    double[] at(double target) {
        double[] values = new double[pools.size()];
        Arrays.setAll(values, training -> at(training, target));
        return values;
    }

    private double at(int training, double target) {
        ScoreSplit deciding = deciding(training, target);
        return deciding == null
                ? Double.NaN
                : MatchThreshold.atFmr(deciding, target).value();
    }

    /** The impostor scores that decide a threshold: all, or those of the worst group; null where there are none. */
    private @Nullable ScoreSplit deciding(int training, double target) {
        if (settings.thresholdRule() == ThresholdRule.POOLED) {
            ScoreSplit pool = pools.get(training);
            return pool.impostor().length == 0 ? null : pool;
        }
        double highest = Double.NaN;
        ScoreSplit worst = null;
        for (SystemGroup group : groups) {
            ScoreSplit split = group.splits().get(training);
            if (split.impostor().length >= settings.minimumTrials()) {
                double value = MatchThreshold.atFmr(split, target).value();
                if (!(value <= highest)) {
                    highest = value;
                    worst = split;
                }
            }
        }
        return worst;
    }

    /** The false matches of some systems or choices on pairs that thresholds were chosen on, each at its threshold. */
    List<GroupPoint> sources(UsablePairs pairs, List<ScoredSystem> systems, List<double[]> thresholds) {
        List<GroupPoint> points = new ArrayList<>();
        for (int s = 0; s < thresholds.size(); s++) {
            List<double[]> scores =
                    systems.get(s).trainings().stream().map(pairs::scores).toList();
            points.add(SystemGroup.at(pairs, scores, thresholds.get(s), settings.confidence()));
        }
        return points;
    }

    /**
     * The error of a threshold that was chosen here.
     *
     * @param points each group's false matches at the threshold, on the pairs that it was chosen on
     * @param replicates of each group
     * @param number which of the replicates' points they are
     * @param beside a point that they move with, or the same
     * @return null for a threshold that was given, or where none could be chosen
     */
    @Nullable
    ThresholdError error(
            ThresholdChoice choice, List<GroupPoint> points, List<GroupReplicates> replicates, int number, int beside) {
        double target = choice.target();
        if (Double.isNaN(target) || !choice.isKnown()) {
            return null;
        }
        double trials = points.stream().mapToLong(p -> p.trials(false)).sum();
        List<ThresholdError.Source> sources = new ArrayList<>();
        for (int g = 0; g < points.size(); g++) {
            GroupPoint.Side side = points.get(g).side(false);
            double weight = settings.thresholdRule() == ThresholdRule.POOLED
                    ? points.get(g).trials(false) / trials
                    : worst(g, target);
            if (side != null && side.trials() > 0) {
                sources.add(new ThresholdError.Source(
                        side,
                        points.get(g).pairs(),
                        weight,
                        replicates.get(g).matchVariance(number),
                        replicates.get(g).matchDeviations(number, beside)));
            }
        }
        List<ScoreSplit> deciding = new ArrayList<>();
        for (int t = 0; t < pools.size(); t++) {
            deciding.add(Objects.requireNonNull(deciding(t, target)));
        }
        return new ThresholdError(sources, target, rate -> at(deciding, rate), settings.replicates());
    }

    private static double[] at(List<ScoreSplit> deciding, double rate) {
        return deciding.stream()
                .mapToDouble(split -> MatchThreshold.atFmr(split, rate).value())
                .toArray();
    }

    /** Share of the trainings whose threshold a group decides. */
    private double worst(int group, double target) {
        int count = 0;
        for (int t = 0; t < pools.size(); t++) {
            count += deciding(t, target) == groups.get(group).splits().get(t) ? 1 : 0;
        }
        return count / (double) pools.size();
    }

    /** A rate in percent without needless zeros. */
    static String name(double target) {
        return "FMR " + plain(100 * target) + " %";
    }

    static String plain(double value) {
        String text = BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
        return text.length() > 16 ? Double.toString(value) : text;
    }

    /** An estimate of errors in trials with the variance that identities shared by pairs give it. */
    static Estimate rate(GroupPoint.Side side, ScoreSpec settings) {
        ClusteredRate rate = side.rate(settings.confidence());
        return rate == null
                ? Estimate.undefined("no impostor pairs", 0, GroupPoint.RATE)
                : GroupPoint.estimate(rate.rate(), rate.interval(settings.confidence()), side.trials());
    }
}
