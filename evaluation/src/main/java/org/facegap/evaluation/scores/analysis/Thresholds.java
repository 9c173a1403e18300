package org.facegap.evaluation.scores.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Threshold;
import org.facegap.evaluation.scores.ScoredSystem;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * Chooses thresholds for all groups of a system, on the pairs that are evaluated or on others kept for it; each training of
 * the system has its own.
 *
 * @param settings targets and rule
 * @param pools for each training the pairs of all groups together, and with them the impostor pairs across groups when the
 *     rule says so
 * @param groups each group's own pairs, for the rule of the worst group
 * @param where on which pairs, in words
 */
record Thresholds(ScoreSpec settings, List<ScoreSplit> pools, List<SystemGroup> groups, String where) {
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
            String rule = settings.thresholdRule().words() + ", chosen on " + where
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
        if (settings.thresholdRule() == ThresholdRule.POOLED) {
            ScoreSplit pool = pools.get(training);
            return pool.impostor().length == 0
                    ? Double.NaN
                    : MatchThreshold.atFmr(pool, target).value();
        }
        double highest = Double.NaN;
        for (SystemGroup group : groups) {
            ScoreSplit split = group.splits().get(training);
            if (split.impostor().length >= settings.minimumTrials()) {
                double value = MatchThreshold.atFmr(split, target).value();
                highest = Double.isNaN(highest) ? value : Math.max(highest, value);
            }
        }
        return highest;
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

    /** An estimate of errors in trials with the variance that people shared by pairs give it. */
    static Estimate rate(GroupPoint.Side side, ScoreSpec settings) {
        ClusteredRate rate = side.rate(settings.confidence());
        return rate == null
                ? Estimate.undefined("no impostor pairs", 0, GroupPoint.RATE)
                : GroupPoint.estimate(rate.rate(), rate.interval(settings.confidence()), side.trials());
    }
}
