package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.facegap.core.statistics.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupTestsTest {
    private static ClusteredRate rate(long errors, long trials) {
        return ClusteredRate.independent(errors, trials);
    }

    @ParameterizedTest
    @CsvSource({
        // the examples of Newcombe 1998, method 10
        "56, 70, 48, 80, .0524, .3339",
        "9, 10, 3, 10, .1705, .8090",
        "6, 7, 2, 7, .0582, .8062",
        "5, 56, 0, 29, -.0381, .1926",
        "0, 10, 0, 20, -.1611, .2775",
        "10, 10, 0, 20, .6791, 1"
    })
    void newcombeGivesThePublishedExamples(long a, long n, long b, long m, double low, double high) {
        Interval interval = Newcombe.difference(rate(a, n), rate(b, m), .95);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
        Interval turned = Newcombe.difference(rate(b, m), rate(a, n), .95);
        assertThat(turned.low()).isCloseTo(-interval.high(), within(1e-12));
    }

    @Test
    void ratiosHaveALogIntervalAndAZeroPolicy() {
        RateRatio ratio = RateRatio.of(rate(12, 300), rate(30, 400), .95);
        assertThat(ratio.ratio()).isCloseTo(.04 / .075, within(1e-15));
        assertThat(ratio.interval().low()).isCloseTo(.27772806571723774, within(1e-9));
        assertThat(ratio.interval().high()).isCloseTo(1.0241832913424198, within(1e-9));
        assertThat(ratio.adjusted()).isFalse();
        RateRatio none = RateRatio.of(rate(4, 100), rate(0, 100), .95);
        assertThat(none.ratio()).isInfinite();
        assertThat(none.adjusted()).isTrue();
        assertThat(none.interval().low()).isBetween(.1, 1.0);
        assertThat(RateRatio.of(rate(0, 100), rate(0, 100), .95).ratio()).isNaN();
        assertThat(RateRatio.of(rate(0, 100), rate(4, 100), .95).ratio()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "8, 10, 1, 6, 0.03496503496503497",
        "3, 4, 1, 4, 0.4857142857142857",
        "12, 3000, 30, 3000, 0.007703642597941283",
        "0, 30, 5, 40, 0.06614170652037583",
        "0, 30, 0, 40, 1",
        "30, 30, 40, 40, 1",
        "0, 0, 4, 9, 1"
    })
    void fisherIsThatOfRAndScipy(long a, long n, long b, long m, double p) {
        assertThat(FisherExact.p(a, n, b, m)).isCloseTo(p, within(1e-12));
        assertThat(FisherExact.p(b, m, a, n)).isCloseTo(p, within(1e-12));
    }

    @Test
    void fisherManagesMillions() {
        assertThat(FisherExact.p(125_000, 1_250_000, 125_800, 1_250_000)).isBetween(.05, .10);
        assertThat(FisherExact.p(0, 5_000_000, 5_000_000, 5_000_000)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10, 3, .09228515625, true", "0, 6, .03125, true", "12, 12, 1, true", "0, 0, 1, true"})
    void fewDiscordantPairsAreTestedExactly(long b, long c, double p, boolean exact) {
        McNemar test = McNemar.of(b, c);
        assertThat(test.p()).isCloseTo(p, within(1e-12));
        assertThat(test.exact()).isEqualTo(exact);
    }

    @Test
    void manyDiscordantPairsByChiSquare() {
        McNemar test = McNemar.of(10, 15);
        assertThat(test.exact()).isFalse();
        assertThat(test.statistic()).isEqualTo(1);
        assertThat(test.p()).isCloseTo(.31731050786291415, within(1e-9));
    }

    @Test
    void tailsOfChiSquareAreThoseOfScipy() {
        assertThat(ChiSquareTail.of(3.1, 1)).isCloseTo(7.82922941e-2, within(1e-9));
        assertThat(ChiSquareTail.of(50, 3)).isCloseTo(7.98917924e-11, within(1e-18));
        assertThat(ChiSquareTail.of(700, 9)).isCloseTo(6.91635784e-145, within(1e-151));
        assertThat(ChiSquareTail.noncentral(7.814727903251178, 3, 5)).isCloseTo(.4405089845402524, within(1e-9));
        assertThat(ChiSquareTail.quantile(.05, 7)).isCloseTo(14.067140449340167, within(1e-9));
    }

    @Test
    void omnibusIsTheChiSquareForIndependentPairs() {
        OmnibusTest test = OmnibusTest.of(List.of(rate(20, 500), rate(35, 500), rate(28, 600)), 99, 1);
        assertThat(test.statistic()).isCloseTo(5.10413440181292, within(1e-9));
        assertThat(test.p()).isCloseTo(.07792042222947368, within(1e-9));
        assertThat(test.designEffect()).isEqualTo(1);
        assertThat(test.draws()).isZero();
        assertThat(test.pairs()).hasSize(3);
        assertThat(test.pairs().get(0).adjusted()).isCloseTo(3 * FisherExact.p(20, 500, 35, 500), within(1e-12));
    }

    @Test
    void sharedIdentitiesDivideTheChiSquare() {
        List<ClusteredRate> clustered = List.of(
                ClusteredRate.withVariance(.04, 4 * .04 * .96 / 500, 500, 100),
                ClusteredRate.withVariance(.08, 4 * .08 * .92 / 500, 500, 100));
        OmnibusTest test = OmnibusTest.of(clustered, 99, 1);
        OmnibusTest naive = OmnibusTest.of(List.of(rate(20, 500), rate(40, 500)), 99, 1);
        assertThat(test.designEffect()).isCloseTo(4, within(1e-12));
        assertThat(test.statistic()).isCloseTo(naive.statistic() / 4, within(1e-9));
        assertThat(test.pairs().get(0).p()).isGreaterThan(naive.pairs().get(0).p());
    }

    @Test
    void smallExpectedCountsAreSplitAtRandom() {
        OmnibusTest test = OmnibusTest.of(List.of(rate(6, 200), rate(0, 200), rate(1, 200), rate(1, 200)), 9999, 3);
        assertThat(test.draws()).isEqualTo(9999);
        // the sum over all ways to spread 8 errors over four groups of 200
        assertThat(test.p()).isCloseTo(.01616372, within(.004));
        assertThat(OmnibusTest.of(List.of(rate(0, 50), rate(0, 70)), 99, 1).p()).isEqualTo(1);
    }

    @Test
    void omnibusRarelyCallsEqualGroupsDifferent() {
        SplittableRandom random = new SplittableRandom(23);
        int called = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            List<ClusteredRate> rates = new ArrayList<>();
            for (int g = 0; g < 4; g++) {
                SimulatedGroup group = SimulatedGroup.draw(300, 0, 1500, -2.5, .8, random);
                rates.add(ClusteredRate.of(IdentityCounts.of(group.pairs(), IdentityCountsTest.column(group, false))));
            }
            called += OmnibusTest.of(rates, 99, run).p() <= .05 ? 1 : 0;
        }
        // 5 % with a standard error of 1.1 %
        assertThat(called / (double) runs).isBetween(.01, .075);
    }

    @ParameterizedTest
    @CsvSource({"1, 7.8488605093262", "2, 9.634688867970233", "3, 10.902563290133195", "7, 14.350526605463259"})
    void noncentralityForEightyPercentPower(double degrees, double lambda) {
        assertThat(DetectableGap.noncentrality(degrees, .8, .05)).isCloseTo(lambda, within(1e-6));
    }

    @Test
    void theDetectableGapIsFoundFourTimesInFive() {
        List<ClusteredRate> rates = List.of(rate(150, 3000), rate(150, 3000), rate(150, 3000), rate(150, 3000));
        DetectableGap gap = DetectableGap.of(rates);
        assertThat(gap.effective()).isEqualTo(gap.independent());
        CountDraws draws = new CountDraws(8);
        int found = 0;
        int runs = 1000;
        for (int run = 0; run < runs; run++) {
            List<ClusteredRate> seen = new ArrayList<>();
            for (double p : new double[] {.05 - gap.effective() / 2, .05, .05, .05 + gap.effective() / 2}) {
                seen.add(rate(draws.binomial(3000, p), 3000));
            }
            found += OmnibusTest.of(seen, 99, run).p() <= .05 ? 1 : 0;
        }
        assertThat(found / (double) runs).isBetween(.76, .84);
    }

    @Test
    void clustersCostPowerAndTwoGroupsFollowTheTextbook() {
        List<ClusteredRate> rates = List.of(
                ClusteredRate.withVariance(.05, 4 * .05 * .95 / 3000, 3000, 300),
                ClusteredRate.withVariance(.05, 4 * .05 * .95 / 3000, 3000, 300));
        DetectableGap gap = DetectableGap.of(rates);
        // the equation solved by another program, with 3000 and with 750 pairs a group
        assertThat(gap.independent()).isCloseTo(.016971127770907375, within(1e-9));
        assertThat(gap.effective()).isCloseTo(.03644775758026727, within(1e-9));
        assertThat(DetectableGap.of(List.of(rate(1, 3), rate(1, 3))).effective())
                .isNaN();
        assertThatThrownBy(() -> DetectableGap.of(List.of(rate(1, 3)))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsAreDrawnFromTheirDistributions() {
        CountDraws draws = new CountDraws(4);
        double[] sums = new double[4];
        int n = 40_000;
        for (int i = 0; i < n; i++) {
            double h = draws.hypergeometric(5000, 40, 1200);
            double b = draws.binomial(700, .02);
            sums[0] += h / n;
            sums[1] += h * h / n;
            sums[2] += b / n;
            sums[3] += b * b / n;
        }
        assertThat(sums[0]).isCloseTo(9.6, within(.06));
        assertThat(sums[1] - sums[0] * sums[0]).isCloseTo(9.6 * .76 * 4960 / 4999, within(.2));
        assertThat(sums[2]).isCloseTo(14, within(.08));
        assertThat(sums[3] - sums[2] * sums[2]).isCloseTo(14 * .98, within(.4));
        assertThat(draws.hypergeometric(10, 10, 4)).isEqualTo(4);
        assertThat(draws.binomial(5, 1)).isEqualTo(5);
        assertThat(draws.hypergeometric(2_000_000_000L, 1_000_000_000L, 1_000_000L))
                .isBetween(490_000L, 510_000L);
    }
}
