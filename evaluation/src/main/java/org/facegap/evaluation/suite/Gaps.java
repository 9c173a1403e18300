package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.suite.Gap;
import org.facegap.evaluation.uncertainty.GapPermutation;
import org.facegap.evaluation.uncertainty.IdentityPairs;

/** Collects the groups that could be measured and makes the gap over them. */
final class Gaps {
    private static final String UNIT = "rate";

    private final List<String> groups = new ArrayList<>();
    private final List<Double> rates = new ArrayList<>();
    private final List<IdentityPairs> designs = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private long trials;

    /** Adds a group; {@code values} has one entry per pair of the design. */
    void add(String group, double rate, IdentityPairs design, double[] perPair) {
        groups.add(group);
        rates.add(rate);
        designs.add(design);
        values.add(perPair);
        trials += perPair.length;
    }

    /** Max - min, what chance would give, and the permutation p; UNDEFINED for fewer than two groups. */
    Gap gap(boolean higherIsBetter, int permutations, long seed) {
        if (groups.size() < 2) {
            String reason = "a gap needs two groups that can be measured, not " + groups.size();
            return new Gap(Estimate.undefined(reason, trials, UNIT), Double.NaN, Double.NaN, 0, "", "");
        }
        int high = 0;
        int low = 0;
        for (int g = 1; g < rates.size(); g++) {
            if (rates.get(g) > rates.get(high)) {
                high = g;
            }
            if (rates.get(g) < rates.get(low)) {
                low = g;
            }
        }
        GapPermutation test = GapPermutation.of(designs, values, permutations, seed);
        return new Gap(
                Estimate.point(rates.get(high) - rates.get(low), trials, UNIT),
                test.expectedByChance(),
                test.p(),
                permutations,
                groups.get(higherIsBetter ? high : low),
                groups.get(higherIsBetter ? low : high));
    }
}
