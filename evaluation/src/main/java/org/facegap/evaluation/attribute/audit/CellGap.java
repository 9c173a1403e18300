package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Gap;
import org.facegap.evaluation.uncertainty.GapPermutation;
import org.facegap.evaluation.uncertainty.IdentityPairs;

/** Collects cells with one value per trial and makes the gap over their means, with what chance would give. */
final class CellGap {
    private final List<String> names = new ArrayList<>();
    private final List<IdentityPairs> designs = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();
    private final List<Double> means = new ArrayList<>();
    private final String unit;
    private long trials;

    CellGap(String unit) {
        this.unit = unit;
    }

    void add(String name, IdentityPairs design, double[] perTrial) {
        double sum = 0;
        for (double v : perTrial) {
            sum += v;
        }
        names.add(name);
        designs.add(design);
        values.add(perTrial);
        means.add(sum / perTrial.length);
        trials += perTrial.length;
    }

    /** Highest minus lowest mean; the better end is named {@code best}. */
    Gap gap(boolean higherIsBetter, int permutations, long seed) {
        if (names.size() < 2) {
            String reason = "a gap needs two cells that can be measured, not " + names.size();
            return new Gap(Estimate.undefined(reason, trials, unit), Double.NaN, Double.NaN, 0, "", "");
        }
        int high = 0;
        int low = 0;
        for (int i = 1; i < means.size(); i++) {
            high = means.get(i) > means.get(high) ? i : high;
            low = means.get(i) < means.get(low) ? i : low;
        }
        double expected = Double.NaN;
        double p = Double.NaN;
        if (permutations > 0) {
            GapPermutation test = GapPermutation.of(designs, values, permutations, seed);
            expected = test.expectedByChance();
            p = test.p();
        }
        return new Gap(
                Estimate.point(means.get(high) - means.get(low), trials, unit),
                expected,
                p,
                permutations,
                names.get(higherIsBetter ? high : low),
                names.get(higherIsBetter ? low : high));
    }
}
