package org.facegap.validation.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.core.statistics.Wilson;
import org.facegap.evaluation.differential.Differential;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.differential.DifferentialSpec;
import org.facegap.evaluation.differential.GroupCounts;
import org.facegap.evaluation.differential.GroupSample;
import org.facegap.evaluation.differential.Measure;
import org.facegap.evaluation.differential.RateKind;
import org.facegap.evaluation.differential.SuppressionRule;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.CountDraws;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.Newcombe;
import org.facegap.evaluation.uncertainty.OmnibusTest;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.facegap.evaluation.uncertainty.RateRatio;

/** Groups of independent pairs that all have one rate. */
public final class IndependentGroups implements Scenario {
    /** Name of the percentile interval of max - min. */
    public static final String PERCENTILE = "percentile bootstrap of max - min";

    /** Name of the basic bootstrap interval of max - min. */
    public static final String BASIC = "basic bootstrap of max - min";

    /** Name of the permutation test of max - min. */
    public static final String PERMUTATION = "permutation of pairs, max - min";

    private static final Differential GAP = new Differential.Single(Measure.MAX_MIN, RateKind.FMR);
    private static final Differential GINI = new Differential.Single(Measure.GINI, RateKind.FMR);

    private final int groups;
    private final int n;
    private final double p;
    private final int replicates;
    private double gaps;
    private int runs;

    /**
     * A scenario.
     *
     * @param groups number of groups, at least 2
     * @param n pairs of each
     * @param p their common rate
     * @param replicates bootstrap replicates in each repetition
     */
    public IndependentGroups(int groups, int n, double p, int replicates) {
        this.groups = groups;
        this.n = n;
        this.p = p;
        this.replicates = replicates;
    }

    @Override
    public String title() {
        return String.format(Locale.ROOT, "%d equal groups of %d independent pairs, rate %s", groups, n, p);
    }

    @Override
    public boolean large() {
        return true;
    }

    /** Mean observed gap over the repetitions so far. */
    public double meanGap() {
        return gaps / runs;
    }

    /** Mean observed gap so far, beside what the formula expects. */
    String gapLine() {
        return String.format(
                Locale.ROOT,
                "| %d | %d | %s | %.5f | %.5f |%n",
                groups,
                n,
                p,
                gaps / runs,
                ChanceGap.expected(groups, p, n));
    }

    @Override
    public List<Method> methods() {
        return List.of(
                Method.interval("Wilson, one rate"),
                Method.poorInterval("Clopper-Pearson, one rate", "never too narrow, but wider than need be"),
                Method.poorInterval("percentile bootstrap of pairs, one rate", "do not use below 30 errors"),
                Method.interval("Newcombe, difference of two groups"),
                Method.interval("log interval, ratio of two groups"),
                Method.poorInterval(PERCENTILE, "never use: it cannot hold 0 for more than two groups"),
                Method.poorInterval(BASIC, "never use: it gets worse with every group"),
                Method.test(PERMUTATION),
                Method.test("permutation of pairs, Gini"),
                Method.test("omnibus chi-square"),
                Method.test("Fisher with Holm, any two groups"));
    }

    @Override
    public void run(SplittableRandom random, boolean[] hits) {
        CountDraws draws = new CountDraws(random);
        long[] errors = new long[groups];
        List<ClusteredRate> rates = new ArrayList<>();
        List<GroupSample> samples = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            errors[g] = draws.binomial(n, p);
            rates.add(ClusteredRate.independent(errors[g], n));
            String name = "g" + g;
            samples.add(
                    new GroupSample(name, Map.of(RateKind.FMR, new GroupCounts(name, errors[g], n, 0, 0)), Map.of()));
        }
        double first = rates.get(0).rate();
        hits[0] = Wilson.of(first, n, .95).contains(p);
        hits[1] = ClopperPearson.of(errors[0], n, .95).contains(p);
        ErrorColumn column =
                new ErrorColumn(false, IntStream.range(0, (int) errors[0]).toArray());
        hits[2] = RateBootstrap.ofPairs(0, n, List.of(column), replicates, random.nextLong())
                .interval(0, .95)
                .contains(p);
        hits[3] = Newcombe.difference(rates.get(0), rates.get(1), .95).contains(0);
        Interval ratio = RateRatio.of(rates.get(0), rates.get(1), .95).interval();
        hits[4] = Double.isNaN(ratio.low()) || ratio.contains(1);
        gap(draws, errors, hits);
        DifferentialSpec settings = new DifferentialSpec(SuppressionRule.NONE, 199, Long.MAX_VALUE, random.nextLong());
        var results = new DifferentialAnalysis(settings).of(samples, List.of(GAP, GINI));
        hits[7] = results.get(0).chance().p() <= .05;
        hits[8] = results.get(1).chance().p() <= .05;
        OmnibusTest omnibus = OmnibusTest.of(rates, 199, random.nextLong());
        hits[9] = omnibus.p() <= .05;
        hits[10] = omnibus.pairs().stream().anyMatch(c -> c.adjusted() <= .05);
    }

    private void gap(CountDraws draws, long[] errors, boolean[] hits) {
        double observed = range(Arrays.stream(errors).mapToDouble(e -> e).toArray()) / n;
        gaps += observed;
        runs++;
        double[] replicate = new double[replicates];
        double[] moved = new double[groups];
        for (int r = 0; r < replicates; r++) {
            for (int g = 0; g < groups; g++) {
                moved[g] = draws.binomial(n, errors[g] / (double) n);
            }
            replicate[r] = range(moved) / n;
        }
        Interval percentile = Quantiles.middle(replicate, .95);
        hits[5] = percentile.contains(0);
        hits[6] = 2 * observed - percentile.high() <= 0;
    }

    private static double range(double[] values) {
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }
}
