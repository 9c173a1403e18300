package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.core.statistics.Wilson;
import org.junit.jupiter.api.Test;

class RateBootstrapTest {
    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static double covariance(double[] x, double[] y) {
        double a = mean(x);
        double b = mean(y);
        return IntStream.range(0, x.length)
                        .mapToDouble(i -> (x[i] - a) * (y[i] - b))
                        .sum()
                / (x.length - 1);
    }

    @Test
    void replicatesHaveMeanZeroAndTheDyadicVariance() {
        SimulatedGroup group = SimulatedGroup.draw(80, 400, 800, -1.5, .7, new SplittableRandom(1));
        IdentityCounts genuine = IdentityCounts.of(group.pairs(), IdentityCountsTest.column(group, true));
        IdentityCounts impostor = IdentityCounts.of(group.pairs(), IdentityCountsTest.column(group, false));
        RateBootstrap bootstrap = RateBootstrap.ofIdentities(List.of(genuine, impostor), 3000, 5);
        double[] own = bootstrap.deviations(0);
        double[] cross = bootstrap.deviations(1);
        assertThat(mean(own)).isCloseTo(0, within(1e-12));
        assertThat(variance(own)).isCloseTo(genuine.variance() / (1 - genuine.centring()), within(1e-12));
        assertThat(variance(cross)).isCloseTo(impostor.variance() / (1 - impostor.centring()), within(1e-12));
        // an identity who is hard to recognise moves both rates
        double expected = genuine.covariance(impostor);
        double sd = Math.sqrt(variance(own) * variance(cross));
        assertThat(covariance(own, cross)).isCloseTo(expected, within(.12 * sd));
        assertThat(RateBootstrap.ofIdentities(List.of(genuine, impostor), 3000, 5)
                        .deviations(1))
                .isEqualTo(cross);
    }

    @Test
    void sparseReplicatesAgreeWithThoseOverAllPairs() {
        SimulatedGroup group = SimulatedGroup.draw(60, 0, 600, -2, .7, new SplittableRandom(3));
        IdentityCounts counts = IdentityCounts.of(group.pairs(), IdentityCountsTest.column(group, false));
        RateBootstrap sparse = RateBootstrap.ofIdentities(List.of(counts), 4000, 5);
        double[][] rows = IdentityBootstrap.deviations(group.pairs(), new double[][] {group.errors()}, 4000, 5);
        double[] dense = Arrays.stream(rows).mapToDouble(r -> r[0]).toArray();
        Interval a = sparse.interval(0, .95);
        Interval b = Quantiles.middle(dense, .95).plus(counts.rate());
        double width = b.high() - b.low();
        assertThat(a.low()).isCloseTo(b.low(), within(.06 * width));
        assertThat(a.high()).isCloseTo(b.high(), within(.06 * width));
    }

    @Test
    void aDifferenceHasTheVarianceOfItsOwnErrors() {
        SplittableRandom random = new SplittableRandom(12);
        SimulatedGroup one = SimulatedGroup.draw(80, 0, 900, -1.5, .9, random);
        double[] changed = one.errors().clone();
        for (int p = 0; p < changed.length; p += 11) {
            changed[p] = 1 - changed[p];
        }
        SimulatedGroup two = new SimulatedGroup(one.pairs(), changed);
        RateBootstrap bootstrap = RateBootstrap.ofIdentities(
                List.of(
                        IdentityCounts.of(one.pairs(), IdentityCountsTest.column(one, false)),
                        IdentityCounts.of(two.pairs(), IdentityCountsTest.column(two, false))),
                500,
                5);
        double[] change = new double[900];
        double mean = 0;
        for (int p = 0; p < 900; p++) {
            change[p] = changed[p] - one.errors()[p];
            mean += change[p] / 900;
        }
        double[][] target = IdentityBootstrap.covariance(one.pairs(), new double[][] {change});
        assertThat(variance(bootstrap.differences(0, 1))).isCloseTo(target[0][0], within(1e-12));
        assertThat(variance(bootstrap.differences(0, 1))).isLessThan(variance(bootstrap.deviations(0)));
        assertThat(bootstrap.difference(0, 1, .95).contains(mean)).isTrue();
    }

    @Test
    void pairsWithoutIdentitiesAreResampledByTheirPatterns() {
        int[] first = IntStream.range(0, 300).toArray();
        int[] second = IntStream.range(150, 400).toArray();
        int[] impostor = IntStream.range(5000, 5050).toArray();
        RateBootstrap bootstrap = RateBootstrap.ofPairs(
                3000,
                4000,
                List.of(new ErrorColumn(true, first), new ErrorColumn(false, impostor), new ErrorColumn(true, second)),
                20_000,
                9);
        assertThat(bootstrap.rate(0)).isEqualTo(.1);
        assertThat(variance(bootstrap.deviations(0))).isCloseTo(.1 * .9 / 3000, within(1e-7));
        assertThat(variance(bootstrap.deviations(1))).isCloseTo(.0125 * .9875 / 4000, within(1e-7));
        // 150 pairs are wrong in both: cov = (150/3000 - .1 * 250/3000) / 3000
        double expected = (.05 - .1 * 250 / 3000) / 3000;
        assertThat(covariance(bootstrap.deviations(0), bootstrap.deviations(2)))
                .isCloseTo(expected, within(.06 * expected));
        assertThat(covariance(bootstrap.deviations(0), bootstrap.deviations(1))).isCloseTo(0, within(5e-7));
        Interval exact = Wilson.of(.1, 3000, .95);
        assertThat(bootstrap.interval(0, .95).low()).isCloseTo(exact.low(), within(1e-3));
        assertThat(bootstrap.interval(0, .95).high()).isCloseTo(exact.high(), within(1e-3));
    }

    @Test
    void noErrorIsNotCertainty() {
        IdentityPairs pairs = IdentityPairs.ofSingles(IntStream.range(0, 200).toArray());
        IdentityCounts none = IdentityCounts.of(pairs, new ErrorColumn(true, new int[0]));
        RateBootstrap bootstrap = RateBootstrap.ofIdentities(List.of(none, none), 500, 5);
        assertThat(variance(bootstrap.deviations(0))).isCloseTo(1 / 202.0 / 202, within(1e-12));
        assertThat(variance(bootstrap.differences(0, 1))).isCloseTo(1 / 202.0 / 202, within(1e-12));
        assertThat(bootstrap.interval(0, .95).low()).isZero();
        assertThatThrownBy(() -> RateBootstrap.ofIdentities(
                        List.of(IdentityCounts.of(pairs, new ErrorColumn(false, new int[0]))), 500, 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneIdentityAloneGivesAnAnswer() {
        IdentityPairs pairs = IdentityPairs.ofSingles(new int[50]);
        IdentityCounts counts = IdentityCounts.of(pairs, new ErrorColumn(true, new int[] {3, 8}));
        assertThat(RateBootstrap.ofIdentities(List.of(counts), 200, 1)
                        .interval(0, .95)
                        .high())
                .isBetween(.04, 1.0);
        // the only cluster says nothing about other people: one trial
        assertThat(ClusteredRate.of(counts).effective()).isEqualTo(1);
    }
}
