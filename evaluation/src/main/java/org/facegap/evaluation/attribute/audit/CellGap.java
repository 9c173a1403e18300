package org.facegap.evaluation.attribute.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.attribute.GroupGap;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.differential.Chance;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.GroupCounts;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.SuppressionRule;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.facegap.evaluation.uncertainty.LabelPermutation;
import org.facegap.evaluation.uncertainty.OmnibusTest;

/**
 * Collects cells with one value per trial and makes the gap over their means, with what chance would give. A rate goes the way
 * of {@code score}: exact where its errors can be spread in few ways, else dealt with the identities, or the rows, that have them.
 */
final class CellGap {
    private static final long WORK = 200_000_000;
    private static final String RATE = "rate";

    private final List<String> names = new ArrayList<>();
    private final List<LabelPermutation.Group> cells = new ArrayList<>();
    private final List<Double> means = new ArrayList<>();
    private final String unit;
    private final int classes;
    private final boolean identities;
    private long trials;

    private CellGap(String unit, int classes, boolean identities) {
        this.unit = unit;
        this.classes = classes;
        this.identities = identities;
    }

    /** Of a rate: values are 1 and 0, or the share of trainings. Shares are dealt with the identities that designs know, or rows. */
    static CellGap ofRate(PredictionTable table) {
        return new CellGap(
                RATE, 1, table.identities() != null || table.trainings().size() > 1);
    }

    /** Of a mean of any values. */
    static CellGap ofMean(String unit) {
        return new CellGap(unit, 1, true);
    }

    /** Of a rate with every class counting the same. */
    static CellGap balanced(int classes) {
        return new CellGap(RATE, classes, true);
    }

    /** Adds a cell that holds trials of one class. */
    void add(String name, IdentityPairs design, double[] perTrial) {
        add(name, design, new int[perTrial.length], perTrial);
    }

    /** Adds a cell; it holds at least one trial of every class. */
    void add(String name, IdentityPairs design, int[] classOf, double[] perTrial) {
        double[] sums = new double[classes];
        long[] counts = new long[classes];
        for (int t = 0; t < perTrial.length; t++) {
            sums[classOf[t]] += perTrial[t];
            counts[classOf[t]]++;
        }
        double mean = 0;
        for (int k = 0; k < classes; k++) {
            mean += sums[k] / counts[k] / classes;
        }
        names.add(name);
        cells.add(new LabelPermutation.Group(design, classOf, perTrial));
        means.add(mean);
        trials += perTrial.length;
    }

    /** Highest minus lowest mean; the better end is named {@code best}. */
    GroupGap gap(boolean higherIsBetter, int permutations, long seed) {
        if (names.size() < 2) {
            return GroupGap.none("a gap needs two cells that can be measured, not " + names.size(), trials, unit);
        }
        int high = 0;
        int low = 0;
        for (int i = 1; i < means.size(); i++) {
            high = means.get(i) > means.get(high) ? i : high;
            low = means.get(i) < means.get(low) ? i : low;
        }
        low = low == high ? 1 : low;
        Estimate value = Estimate.point(means.get(high) - means.get(low), trials, unit);
        String best = names.get(higherIsBetter ? high : low);
        String worst = names.get(higherIsBetter ? low : high);
        if (permutations == 0) {
            return new GroupGap(value, Double.NaN, Double.NaN, 0, false, Double.NaN, best, worst);
        }
        if (unit.equals(RATE) && classes == 1) {
            Chance chance = chance(permutations, seed);
            return new GroupGap(
                    value,
                    chance.expected().value(),
                    chance.p(),
                    chance.draws(),
                    chance.method() == Chance.Method.EXACT,
                    allGroups(permutations, seed),
                    best,
                    worst);
        }
        long affordable = Math.max(DifferentialSpec.LEAST_DRAWS, WORK / Math.max(1, trials));
        LabelPermutation test = LabelPermutation.of(cells, classes, (int) Math.min(permutations, affordable), seed);
        return new GroupGap(
                value, test.expectedByChance(), test.p(), test.permutations(), false, Double.NaN, best, worst);
    }

    private double allGroups(int permutations, long seed) {
        List<ClusteredRate> rates = cells.stream()
                .map(cell -> {
                    double[] values = cell.values();
                    return identities
                            ? ClusteredRate.of(cell.identities(), values)
                            : ClusteredRate.independent(Arrays.stream(values).sum(), values.length);
                })
                .toList();
        return OmnibusTest.of(rates, Math.max(OmnibusTest.LEAST_DRAWS, permutations), Seeds.derive(seed, "all groups"))
                .p();
    }

    private Chance chance(int permutations, long seed) {
        List<GroupSample> samples = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            LabelPermutation.Group cell = cells.get(i);
            double[] values = cell.values();
            ErrorColumn wrong =
                    ErrorColumn.of(true, Arrays.stream(values).map(v -> 1 - v).toArray());
            IdentityPairs design = cell.identities();
            samples.add(new GroupSample(
                    names.get(i),
                    Map.of(
                            RateKind.ERROR,
                            new GroupCounts(
                                    names.get(i), wrong.sum(), values.length, identities ? design.identities() : 0, 0)),
                    identities ? Map.of(RateKind.ERROR, IdentityCounts.of(design, wrong)) : Map.of()));
        }
        DifferentialSpec settings = new DifferentialSpec(SuppressionRule.NONE, permutations, WORK, seed);
        return new DifferentialAnalysis(settings)
                .of(samples, List.of(new Differential.Single(Measure.MAX_MIN, RateKind.ERROR)))
                .get(0)
                .chance();
    }
}
