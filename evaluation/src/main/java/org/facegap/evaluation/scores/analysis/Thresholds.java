package org.facegap.evaluation.scores.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Threshold;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.verification.MatchThreshold;
import org.facegap.evaluation.verification.ScoreSplit;
import org.jspecify.annotations.Nullable;

/**
 * Chooses thresholds for all groups of a system, on the pairs that are evaluated or on others kept for it.
 *
 * @param settings targets and rule
 * @param pool impostor pairs of all groups together, and with them those across groups when the rule says so
 * @param groups each group's own pairs, for the rule of the worst group
 * @param where on which pairs, in words
 */
record Thresholds(ScoreSettings settings, ScoreSplit pool, List<SystemGroup> groups, String where) {
    /** A threshold for each fixed value, on the scale of the column, and for each target; fixed ones first. */
    List<ThresholdChoice> choose(ScoreColumn system) {
        List<ThresholdChoice> choices = new ArrayList<>();
        Double fixed = settings.fixed().get(system.system());
        if (fixed != null) {
            Threshold card = new Threshold("given", Double.NaN, fixed, notYet());
            choices.add(new ThresholdChoice("threshold " + plain(fixed), Double.NaN, system.turned(fixed), card));
        }
        for (double target : settings.targets()) {
            double value = at(target);
            String rule = settings.thresholdRule().words() + ", chosen on " + where;
            Threshold card = new Threshold(rule, target, system.turned(value), notYet());
            choices.add(new ThresholdChoice(name(target), target, value, card));
        }
        return choices;
    }

    private static Estimate notYet() {
        return Estimate.undefined("not measured", 0, GroupPoint.RATE);
    }

    /** The threshold for a target; NaN without impostor pairs. */
    double at(double target) {
        if (settings.thresholdRule() == ThresholdRule.POOLED) {
            return pool.impostor().length == 0
                    ? Double.NaN
                    : MatchThreshold.atFmr(pool, target).value();
        }
        double highest = Double.NaN;
        for (SystemGroup group : groups) {
            if (group.split().impostor().length >= settings.minimumTrials()) {
                double value = MatchThreshold.atFmr(group.split(), target).value();
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
    static Estimate rate(long errors, long trials, @Nullable IdentityCounts counts, ScoreSettings settings) {
        if (trials == 0) {
            return Estimate.undefined("no impostor pairs", 0, GroupPoint.RATE);
        }
        ClusteredRate rate = counts == null ? ClusteredRate.independent(errors, trials) : ClusteredRate.of(counts);
        return GroupPoint.estimate(rate.rate(), rate.interval(settings.confidence()), trials);
    }
}
