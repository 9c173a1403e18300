package org.facegap.evaluation.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.uncertainty.CountDraws;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferentialAnalysisTest {
    private static final Differential FPD = new Differential.Single(Measure.GINI, RateKind.FMR);
    private static final Differential GAP = new Differential.Single(Measure.MAX_MIN, RateKind.FMR);
    private static final Differential RATIO = new Differential.Single(Measure.MAX_OVER_MIN, RateKind.FMR);

    private static GroupSample sample(String group, long fm, long impostor, long fnm, long genuine) {
        return GroupSample.ofPairs(
                new GroupCounts(group, fm, impostor, 0, 0), new GroupCounts(group, fnm, genuine, 0, 0));
    }

    private static List<GroupSample> four(long... falseMatches) {
        List<GroupSample> groups = new ArrayList<>();
        for (int g = 0; g < falseMatches.length; g++) {
            groups.add(sample("g" + g, falseMatches[g], 3000, 150 + 10 * g, 3000));
        }
        return groups;
    }

    private static DifferentialAnalysis analysis(SuppressionRule rule) {
        return new DifferentialAnalysis(new DifferentialSpec(rule, 999, 1_000_000_000, 7));
    }

    private static DifferentialResult one(List<GroupSample> groups, Differential d, SuppressionRule rule) {
        List<DifferentialResult> results = analysis(rule).of(groups, List.of(d));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    @Test
    void thresholdsOfTheirOwnMakeLargerGapsLikely() {
        Differential gap = new Differential.Single(Measure.MAX_MIN, RateKind.ERROR);
        List<GroupSample> common = List.of(sample("a", 30, 3000, 150, 3000), sample("b", 30, 3000, 180, 3000));
        List<GroupSample> own =
                common.stream().map(g -> g.withThresholdVariance(1e-4)).toList();
        double before =
                one(common, gap, SuppressionRule.NONE).chance().expected().value();
        double after = one(own, gap, SuppressionRule.NONE).chance().expected().value();
        // |difference| of two rates with variances p (1 - p) / n + 1e-4: mean sqrt(2 / pi) sqrt(2 * variance)
        double p = 390 / 12000.0;
        assertThat(before).isCloseTo(Math.sqrt(4 / Math.PI * p * (1 - p) / 6000), within(3e-4));
        assertThat(after).isCloseTo(Math.sqrt(4 / Math.PI * (p * (1 - p) / 6000 + 1e-4)), within(1e-3));
        Differential other = new Differential.Single(Measure.MAX_MIN, RateKind.FNMR);
        assertThat(one(own, other, SuppressionRule.NONE).chance())
                .isEqualTo(one(common, other, SuppressionRule.NONE).chance());
    }

    @ParameterizedTest
    @CsvSource({"7 2 1 1, 19, .0792", "8 1 1 1, 21, .0335", "8 2 1 0, 25, .0048"})
    void elevenErrorsOverFourGroupsExactly(String errors, int of33, double p) {
        long[] split = java.util.Arrays.stream(errors.split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
        List<GroupSample> groups = new ArrayList<>();
        for (int g = 0; g < 4; g++) {
            // trials without end, so that the draw of errors is the multinomial of the printed figures
            groups.add(sample("g" + g, split[g], 1_000_000_000_000L, 10, 100));
        }
        DifferentialResult result = one(groups, FPD, SuppressionRule.NONE);
        assertThat(result.chance().method()).isEqualTo(Chance.Method.EXACT);
        assertThat(result.chance().draws()).isEqualTo(364);
        assertThat(result.value().value()).isCloseTo(of33 / 33.0, within(1e-12));
        assertThat(result.chance().expected().value()).isCloseTo(.33638, within(5e-6));
        assertThat(result.chance().p()).isCloseTo(p, within(5e-5));
    }

    @Test
    void listingAndDrawingAgree() {
        List<GroupSample> groups = four(6, 3, 2, 0);
        DifferentialResult exact = one(groups, FPD, SuppressionRule.NONE);
        List<DifferentialResult> all = new DifferentialAnalysis(
                        new DifferentialSpec(SuppressionRule.NONE, 20_000, 1_000_000_000, 7))
                .of(groups, List.of(new Differential.Joint(JointMeasure.GARBE, 1)));
        Chance drawn = all.get(0).chance();
        assertThat(drawn.method()).isEqualTo(Chance.Method.PAIRS);
        assertThat(drawn.expected().value()).isCloseTo(exact.chance().expected().value(), within(.005));
        assertThat(drawn.p()).isCloseTo(exact.chance().p(), within(.012));
        assertThat(drawn.median()).isCloseTo(exact.chance().median(), within(1e-9));
        assertThat(drawn.limit()).isCloseTo(exact.chance().limit(), within(1e-9));
    }

    @Test
    void expectationsAtEqualRatesFollowTheirRules() {
        List<DifferentialResult> results =
                analysis(SuppressionRule.DEFAULT).of(four(150, 150, 150, 150), Differential.all(.5, .05));
        for (DifferentialResult r : results) {
            if (r.differential().equals(GAP)) {
                // d2(4) sqrt(p (1-p) / n)
                assertThat(r.chance().expected().value()).isCloseTo(2.059 * Math.sqrt(.05 * .95 / 3000), within(4e-4));
                assertThat(r.chance().p()).isEqualTo(1);
            }
            if (r.differential().equals(FPD)) {
                assertThat(r.chance().expected().value()).isCloseTo(1 / Math.sqrt(Math.PI * 150), within(.003));
            }
            assertThat(r.notes()).contains(DifferentialAnalysis.NO_IDENTITIES);
        }
        assertThat(results).hasSize(Differential.all(.5, .05).size());
    }

    @Test
    void permutedGroupsChangeNoValueAndNoExactP() {
        List<GroupSample> groups = four(6, 3, 2, 0);
        List<GroupSample> turned = List.of(groups.get(2), groups.get(0), groups.get(3), groups.get(1));
        List<DifferentialResult> a = analysis(SuppressionRule.NONE).of(groups, Differential.all(.5, .001));
        List<DifferentialResult> b = analysis(SuppressionRule.NONE).of(turned, Differential.all(.5, .001));
        for (int i = 0; i < a.size(); i++) {
            assertThat(b.get(i).value().status()).isEqualTo(a.get(i).value().status());
            if (a.get(i).value().isOk()) {
                assertThat(b.get(i).value().value()).isCloseTo(a.get(i).value().value(), within(1e-12));
            }
            assertThat(b.get(i).chance().p())
                    .isCloseTo(
                            a.get(i).chance().p(),
                            within(a.get(i).chance().method() == Chance.Method.EXACT ? 1e-9 : .06));
        }
    }

    @Test
    void smallCellsAreLeftOutByWhatIsExpectedOfThemAndNotByWhatTheyShow() {
        List<GroupSample> groups = new ArrayList<>(four(6, 3, 2, 0));
        groups.add(sample("tiny", 1, 29, 10, 100));
        groups.add(sample("short", 0, 100, 10, 100));
        groups.add(sample("empty", 0, 0, 0, 0));
        DifferentialResult result = one(groups, GAP, SuppressionRule.DEFAULT);
        // g3 showed no error at 3000 trials and stays; "short" would have had .1
        assertThat(result.groups()).containsExactly("g0", "g1", "g2", "g3");
        assertThat(result.suppressed()).extracting(Suppression::group).containsExactly("tiny", "short", "empty");
        assertThat(result.suppressed())
                .extracting(Suppression::reason)
                .anySatisfy(r -> assertThat(r).contains("29 trials, 30 needed"));
        assertThat(result.value().value()).isCloseTo(.002, within(1e-12));
        DifferentialResult all = one(groups, GAP, SuppressionRule.NONE);
        assertThat(all.groups()).hasSize(6);
        assertThat(all.value().value()).isCloseTo(1 / 29.0, within(1e-12));
    }

    @Test
    void infiniteUndefinedAndTooFewAreSaid() {
        assertThat(one(four(6, 3, 2, 0), RATIO, SuppressionRule.DEFAULT).value().status())
                .isEqualTo(Estimate.Status.INFINITE);
        DifferentialResult nothing = one(four(0, 0, 0, 0), RATIO, SuppressionRule.NONE);
        assertThat(nothing.value().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(nothing.value().reason()).contains("0/0");
        assertThat(nothing.chance().p()).isNaN();
        assertThat(nothing.groups()).hasSize(4);
        DifferentialResult asked = one(four(0, 0, 0, 0), GAP, SuppressionRule.DEFAULT);
        assertThat(asked.value().reason()).isEqualTo("no group has an error");
        assertThat(asked.groups()).isEmpty();
        assertThat(asked.suppressed()).hasSize(4);
        DifferentialResult gini = one(four(0, 0, 0, 0), FPD, SuppressionRule.NONE);
        assertThat(gini.value().value()).isZero();
        assertThat(gini.chance().p()).isEqualTo(1);
        assertThat(gini.notes()).anySatisfy(n -> assertThat(n).contains("no group has an error"));
        DifferentialResult few = one(four(1, 0, 0), GAP, new SuppressionRule(4000, 1));
        assertThat(few.value().status()).isEqualTo(Estimate.Status.TOO_FEW);
        assertThat(few.value().needed()).isEqualTo(9000);
        assertThat(few.value().n()).isEqualTo(3000);
        assertThat(few.suppressed()).hasSize(3);
        DifferentialResult single = one(four(3), GAP, SuppressionRule.DEFAULT);
        assertThat(single.value().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(single.value().reason()).contains("two groups");
        assertThat(analysis(SuppressionRule.DEFAULT).of(List.of(), List.of(GAP)))
                .isEmpty();
    }

    @Test
    void chanceOfAnInfiniteRatioIsSaidToo() {
        Chance chance = one(four(4, 3, 2, 2), RATIO, SuppressionRule.DEFAULT).chance();
        assertThat(chance.expected().status()).isEqualTo(Estimate.Status.INFINITE);
        assertThat(chance.median()).isBetween(2.0, 10.0);
        assertThat(chance.limit()).isInfinite();
        assertThat(chance.p()).isGreaterThan(.5);
    }

    @Test
    void theErrorRateIsMadeOfBothUnlessGivenItself() {
        List<GroupSample> groups = four(6, 3, 2, 0);
        Differential ser = new Differential.Single(Measure.MAX_OVER_MIN, RateKind.ERROR);
        // 156, 163, 172, 180 wrong of 6000
        assertThat(one(groups, ser, SuppressionRule.DEFAULT).value().value()).isCloseTo(180 / 156.0, within(1e-12));
        List<GroupSample> own = List.of(
                new GroupSample("a", Map.of(RateKind.ERROR, new GroupCounts("a", 10, 100, 0, 0)), Map.of()),
                new GroupSample("b", Map.of(RateKind.ERROR, new GroupCounts("b", 30, 100, 0, 0)), Map.of()));
        assertThat(one(own, ser, SuppressionRule.DEFAULT).value().value()).isCloseTo(3, within(1e-12));
        assertThat(analysis(SuppressionRule.DEFAULT).of(own, List.of(GAP))).isEmpty();
    }

    @Test
    void pairPermutationKeepsItsLevel() {
        CountDraws draws = new CountDraws(91);
        SplittableRandom random = new SplittableRandom(4);
        Differential.Joint joint = new Differential.Joint(JointMeasure.GARBE, .5);
        int runs = 500;
        int called = 0;
        for (int run = 0; run < runs; run++) {
            List<GroupSample> groups = new ArrayList<>();
            for (int g = 0; g < 4; g++) {
                groups.add(sample("g" + g, draws.binomial(3000, .003), 3000, draws.binomial(1500, .05), 1500));
            }
            DifferentialSpec settings =
                    new DifferentialSpec(SuppressionRule.DEFAULT, 199, 1_000_000_000, random.nextLong());
            called += new DifferentialAnalysis(settings)
                                    .of(groups, List.of(joint))
                                    .get(0)
                                    .chance()
                                    .p()
                            <= .05
                    ? 1
                    : 0;
        }
        assertThat(called / (double) runs).isBetween(.02, .08);
    }

    @Test
    void aMillionGroupsEnd() {
        CountDraws draws = new CountDraws(1);
        List<GroupSample> groups = new ArrayList<>();
        for (int g = 0; g < 1_000_000; g++) {
            String name = "g" + g;
            GroupCounts counts = new GroupCounts(name, draws.binomial(20, .05), g % 3 == 0 ? 200 : 20, 0, 0);
            groups.add(new GroupSample(name, Map.of(RateKind.FMR, counts), Map.of()));
        }
        List<Differential> some = List.of(GAP, RATIO, FPD, new Differential.Mape(.01));
        Assertions.assertTimeout(Duration.ofSeconds(120), () -> {
            List<DifferentialResult> results = new DifferentialAnalysis(
                            new DifferentialSpec(SuppressionRule.DEFAULT, 2000, 60_000_000, 1))
                    .of(groups, some);
            assertThat(results).hasSize(some.size());
            for (DifferentialResult r : results) {
                assertThat(r.value().status()).isIn(Estimate.Status.OK, Estimate.Status.INFINITE);
                assertThat(r.chance().draws()).isEqualTo(DifferentialSpec.LEAST_DRAWS);
                assertThat(r.groups()).hasSize(333_334);
            }
        });
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> new GroupCounts("a", 4, 3, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("group 'a'");
        assertThatThrownBy(() -> new SuppressionRule(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DifferentialSpec(SuppressionRule.DEFAULT, 3, 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
