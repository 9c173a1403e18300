package org.facegap.evaluation.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.random.Gaussian;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Group labels dealt to identities. */
class IdentityDrawsTest {
    private static final List<Differential> GAPS = List.of(
            new Differential.Single(Measure.MAX_MIN, RateKind.FMR),
            new Differential.Single(Measure.MAX_MIN, RateKind.FNMR),
            new Differential.Single(Measure.MAX_OVER_GEOMEAN, RateKind.FMR),
            new Differential.Joint(JointMeasure.GARBE, .5),
            new Differential.Single(Measure.STD_POPULATION, RateKind.ERROR));

    /** A group of people, each with an effect on the log-odds of errors. */
    static GroupSample draw(
            String name,
            int identities,
            int genuine,
            int impostor,
            double logit,
            double spread,
            SplittableRandom random) {
        Gaussian normal = new Gaussian(random.nextLong());
        double[] effect = IntStream.range(0, identities)
                .mapToDouble(i -> spread * normal.next())
                .toArray();
        int[] a = new int[genuine + impostor];
        int[] b = new int[a.length];
        boolean[] wrong = new boolean[a.length];
        for (int p = 0; p < a.length; p++) {
            a[p] = p < genuine ? p % identities : random.nextInt(identities);
            b[p] = a[p];
            while (p >= genuine && b[p] == a[p]) {
                b[p] = random.nextInt(identities);
            }
            double odds = logit + (p < genuine ? Math.sqrt(2) * effect[a[p]] : effect[a[p]] + effect[b[p]]);
            wrong[p] = random.nextDouble() < 1 / (1 + Math.exp(-odds));
        }
        IdentityPairs pairs = IdentityPairs.of(a, b);
        return GroupSample.ofIdentities(name, column(pairs, wrong, false), 0, column(pairs, wrong, true), 0);
    }

    private static IdentityCounts column(IdentityPairs pairs, boolean[] wrong, boolean genuine) {
        int[] places = IntStream.range(0, wrong.length)
                .filter(p -> wrong[p] && pairs.genuine(p) == genuine)
                .toArray();
        return IdentityCounts.of(pairs, new ErrorColumn(genuine, places));
    }

    private static List<DifferentialResult> measure(List<GroupSample> groups, int draws, long seed) {
        return new DifferentialAnalysis(new DifferentialSpec(SuppressionRule.DEFAULT, draws, 1L << 40, seed))
                .of(groups, GAPS);
    }

    @ParameterizedTest
    @CsvSource({
        // identities, genuine, impostor, spread: sparse and dense impostor pairs, with and without an effect of
        // identities
        "60, 300, 600, .8",
        "60, 300, 600, 0",
        "300, 600, 900, .8"
    })
    void equalGroupsAreRarelyCalledDifferent(int identities, int genuine, int impostor, double spread) {
        SplittableRandom random = new SplittableRandom(33);
        int runs = 200;
        double[] called = new double[GAPS.size()];
        double[] seen = new double[GAPS.size()];
        double[] chance = new double[GAPS.size()];
        for (int run = 0; run < runs; run++) {
            List<GroupSample> groups = new ArrayList<>();
            for (int g = 0; g < 4; g++) {
                groups.add(draw("g" + g, identities, genuine, impostor, -2, spread, random));
            }
            List<DifferentialResult> results = measure(groups, 99, random.nextLong());
            for (int d = 0; d < called.length; d++) {
                called[d] += results.get(d).chance().p() <= .05 ? 1.0 / runs : 0;
                seen[d] += results.get(d).value().value() / runs;
                chance[d] += results.get(d).chance().expected().value() / runs;
                assertThat(results.get(d).chance().method()).isEqualTo(Chance.Method.IDENTITIES);
                assertThat(results.get(d).notes()).isEmpty();
            }
        }
        for (int d = 0; d < called.length; d++) {
            // 5 % with a standard error of 1.5 %
            assertThat(called[d]).as(GAPS.get(d).name()).isBetween(.005, .095);
            double excess = seen[d] - GAPS.get(d).best();
            assertThat(chance[d]).as(GAPS.get(d).name()).isCloseTo(seen[d], within(.12 * excess));
        }
    }

    /** As of sets in which nobody has two images: few and many false matches, which are drawn differently. */
    @ParameterizedTest
    @CsvSource({"-2, 900", "-4, 900"})
    void impostorPairsAloneAreEnoughForTheirRate(double logit, int impostor) {
        SplittableRandom random = new SplittableRandom(35);
        int runs = 200;
        int[] columns = {0, 2};
        double[] called = new double[GAPS.size()];
        double[] seen = new double[GAPS.size()];
        double[] chance = new double[GAPS.size()];
        for (int run = 0; run < runs; run++) {
            List<GroupSample> groups = new ArrayList<>();
            for (int g = 0; g < 4; g++) {
                groups.add(draw("g" + g, 200, 0, impostor, logit, .6, random));
            }
            List<DifferentialResult> results = measure(groups, 99, random.nextLong());
            for (int d : columns) {
                called[d] += results.get(d).chance().p() <= .05 ? 1.0 / runs : 0;
                seen[d] += results.get(d).value().value() / runs;
                chance[d] += results.get(d).chance().expected().value() / runs;
                assertThat(results.get(d).chance().undefined()).isZero();
            }
            assertThat(results.get(1).value().isOk()).isFalse();
            assertThat(results.get(1).chance().p()).isNaN();
            assertThat(results.get(4).value().isOk()).isFalse();
        }
        for (int d : columns) {
            assertThat(called[d]).as(GAPS.get(d).name()).isBetween(.005, .095);
        }
        assertThat(chance[0]).isCloseTo(seen[0], within(.12 * seen[0]));
        List<GroupSample> unequal = new ArrayList<>();
        for (double shift : new double[] {0, 0, 1.5}) {
            unequal.add(draw("g" + unequal.size(), 200, 0, impostor, logit + shift, .6, random));
        }
        assertThat(measure(unequal, 999, 4).get(0).chance().p()).isEqualTo(.001);
    }

    @Test
    void aRealGapIsFound() {
        SplittableRandom random = new SplittableRandom(3);
        List<GroupSample> groups = new ArrayList<>();
        for (double logit : new double[] {-3, -3, -1.5}) {
            groups.add(draw("g" + groups.size(), 100, 500, 1000, logit, .5, random));
        }
        for (DifferentialResult r : measure(groups, 999, 4)) {
            assertThat(r.chance().p()).as(r.differential().name()).isEqualTo(.001);
            assertThat(r.chance().limit()).isLessThan(r.value().value());
        }
    }

    @Test
    void onePairForEachIdentityIsThePermutationOfPairs() {
        SplittableRandom random = new SplittableRandom(3);
        List<GroupSample> groups = new ArrayList<>();
        List<GroupSample> pairs = new ArrayList<>();
        for (int g = 0; g < 3; g++) {
            GroupSample group = draw("g" + g, 400, 400, 200, -2.5, 0, random);
            groups.add(group);
            pairs.add(new GroupSample(group.group(), group.counts(), Map.of()));
        }
        Differential fnmr = new Differential.Single(Measure.STD_SAMPLE, RateKind.FNMR);
        DifferentialAnalysis analysis =
                new DifferentialAnalysis(new DifferentialSpec(SuppressionRule.DEFAULT, 5000, 1L << 40, 1));
        Chance identities = analysis.of(groups, List.of(fnmr)).get(0).chance();
        Chance counts = analysis.of(pairs, List.of(fnmr)).get(0).chance();
        assertThat(identities.expected().value()).isCloseTo(counts.expected().value(), within(.04 * counts.limit()));
        assertThat(identities.p()).isCloseTo(counts.p(), within(.03));
    }

    @Test
    void theShareOfIdentitiesTellsNoiseOfPairsFromEffectsOfIdentities() {
        SplittableRandom random = new SplittableRandom(5);
        IdentityCounts[] noise = new IdentityCounts[4];
        IdentityCounts[] identities = new IdentityCounts[4];
        for (int g = 0; g < 4; g++) {
            noise[g] = draw("g", 300, 10, 3000, -1, 0, random).identities().get(RateKind.FMR);
            identities[g] =
                    draw("g", 30, 10, 20_000, -1, 1.5, random).identities().get(RateKind.FMR);
        }
        assertThat(IdentityDraws.share(noise)).isCloseTo(.5, within(.06));
        assertThat(IdentityDraws.share(identities)).isCloseTo(.25, within(.06));
    }

    @Test
    void oneIdentityAGroupAndNoErrorAtAllGiveAState() {
        IdentityPairs pairs = IdentityPairs.ofSingles(new int[40]);
        List<GroupSample> groups = new ArrayList<>();
        for (String name : new String[] {"a", "b"}) {
            IdentityCounts none = IdentityCounts.of(pairs, new ErrorColumn(true, new int[0]));
            groups.add(new GroupSample(
                    name, Map.of(RateKind.FNMR, new GroupCounts(name, 0, 40, 1, 0)), Map.of(RateKind.FNMR, none)));
        }
        List<DifferentialResult> results = measure(groups, 99, 1);
        assertThat(results).hasSize(1);
        assertThat(results.get(0).value().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(results.get(0).value().reason()).contains("error");
        assertThat(results.get(0).chance().p()).isNaN();
    }

    @Test
    void countsThatContradictTheTotalsAreRefused() {
        IdentityCounts none =
                IdentityCounts.of(IdentityPairs.ofSingles(new int[40]), new ErrorColumn(true, new int[0]));
        assertThatThrownBy(() -> new GroupSample(
                        "a", Map.of(RateKind.FNMR, new GroupCounts("a", 1, 40, 1, 0)), Map.of(RateKind.FNMR, none)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
