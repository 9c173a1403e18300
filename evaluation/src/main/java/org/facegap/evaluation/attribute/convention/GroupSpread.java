package org.facegap.evaluation.attribute.convention;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;

/**
 * Largest and smallest of one rate over groups.
 *
 * @param rate which rate
 * @param highest group with the largest value; empty when no group has one
 * @param lowest group with the smallest value; empty when no group has one
 * @param high its value, NaN when no group has one
 * @param low its value, NaN when no group has one
 * @param trials trials of all groups that have a value
 * @param without groups that have too few trials, or none
 * @param groups number of groups that have a value
 */
public record GroupSpread(
        BinaryRate rate,
        String highest,
        String lowest,
        double high,
        double low,
        long trials,
        List<String> without,
        int groups) {
    private static final String UNIT = "rate";

    public GroupSpread {
        without = List.copyOf(without);
    }

    /**
     * Compares groups.
     *
     * @param counts group to its counts
     * @param needed trials a group needs; with fewer it is left out and listed. 0 takes every group, and a group without
     *     trials as one of rate 0, as scikit-learn and with it Fairlearn do
     */
    public static GroupSpread of(Map<String, BinaryCounts> counts, BinaryRate rate, long needed) {
        String highest = "";
        String lowest = "";
        double high = Double.NaN;
        double low = Double.NaN;
        double trials = 0;
        int groups = 0;
        List<String> without = new ArrayList<>();
        for (Map.Entry<String, BinaryCounts> group : counts.entrySet()) {
            double own = rate.trials(group.getValue());
            if (own < needed) {
                without.add(group.getKey());
                continue;
            }
            double value = own == 0 ? 0 : rate.of(group.getValue());
            trials += own;
            groups++;
            if (!(value <= high)) {
                high = value;
                highest = group.getKey();
            }
            if (!(value >= low)) {
                low = value;
                lowest = group.getKey();
            }
        }
        return new GroupSpread(rate, highest, lowest, high, low, Math.round(trials), without, groups);
    }

    /** {@code max - min}; undefined with fewer than two groups. */
    public Estimate difference() {
        return groups < 2 ? few() : Estimate.point(high - low, trials, UNIT);
    }

    /** {@code min / max}, at most 1; undefined with fewer than two groups and when all rates are 0. */
    public Estimate ratio() {
        if (groups < 2) {
            return few();
        }
        return high == 0
                ? Estimate.undefined(rate.title() + " is 0 in every group (0/0)", trials, "ratio")
                : Estimate.point(low / high, trials, "ratio");
    }

    private Estimate few() {
        return Estimate.undefined(
                "a comparison needs two groups with a " + rate.title() + ", not " + groups, trials, UNIT);
    }
}
