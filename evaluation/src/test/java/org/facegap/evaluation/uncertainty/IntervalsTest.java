package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;
import org.facegap.core.statistics.Wilson;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void wilsonSolvesItsEquation() {
        // the ends are where |p - x| = z sqrt(x (1-x) / n)
        Interval interval = Wilson.of(0.1, 50, 0.95);
        for (double end : new double[] {interval.low(), interval.high()}) {
            assertThat(Math.abs(0.1 - end)).isCloseTo(1.959963985 * Math.sqrt(end * (1 - end) / 50), within(1e-9));
        }
        double z2 = 3.8414588206941254;
        assertThat(Wilson.of(0, 3000, 0.95).low()).isZero();
        assertThat(Wilson.of(0, 3000, 0.95).high()).isCloseTo(z2 / (3000 + z2), within(1e-12));
        assertThat(Wilson.of(1, 3000, 0.95).high()).isEqualTo(1);
        assertThatThrownBy(() -> Wilson.of(0.5, 0, 0.95)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quantilesAreThoseOfNumpy() {
        // numpy.quantile([1, 2, 4, 8], [.25, .75]) = 1.75, 5
        Interval middle = Quantiles.middle(new double[] {8, 1, 4, 2}, 0.5);
        assertThat(middle.low()).isEqualTo(1.75);
        assertThat(middle.high()).isEqualTo(5);
    }

    @Test
    void dyadicVarianceOfTheToy() {
        int[] a = {0, 0, 1, 2, 3, 0, 4, 4};
        int[] b = {1, 2, 2, 3, 4, 1, 5, 0};
        double[] errors = {1, 0, 1, 0, 0, 1, 0, 0};
        ClusteredRate rate = ClusteredRate.of(IdentityPairs.of(a, b), errors);
        assertThat(rate.rate()).isEqualTo(.375);
        assertThat(rate.variance()).isCloseTo(.04833984375, within(1e-15));
        assertThat(rate.effective()).isCloseTo(4.848485, within(1e-6));
    }

    @Test
    void clusteredVarianceByHand() {
        // identity 0: 2 of 3 wrong, identity 1: 0 of 1; p = 1/2; ((2 - 1.5)^2 + (0 - .5)^2) / 16 = 1/32
        ClusteredRate rate =
                ClusteredRate.of(IdentityPairs.ofSingles(new int[] {7, 7, 7, 9}), new double[] {1, 1, 0, 0});
        assertThat(rate.variance()).isCloseTo(1 / 32.0, within(1e-15));
        assertThat(rate.effective()).isEqualTo(4);
    }

    @Test
    void noErrorIsNotCertainty() {
        ClusteredRate identities = ClusteredRate.of(IdentityPairs.ofSingles(new int[] {0, 0, 1, 1}), new double[4]);
        assertThat(identities.effective()).isEqualTo(2);
        assertThat(identities.interval(0.95).high())
                .isEqualTo(Wilson.of(0, 2, 0.95).high());
        ClusteredRate none = ClusteredRate.of(IdentityPairs.ofSingles(new int[0]), new double[0]);
        assertThat(none.rate()).isNaN();
    }

    @Test
    void duplicatedPairsDoNotNarrowAnInterval() {
        SplittableRandom random = new SplittableRandom(2);
        SimulatedGroup group = SimulatedGroup.draw(50, 200, 0, -1, 1, random);
        int n = group.pairs().size();
        int[] twice = new int[2 * n];
        double[] errors = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            twice[i] = group.pairs().first(i % n);
            errors[i] = group.errors()[i % n];
        }
        ClusteredRate one = ClusteredRate.of(group.pairs(), group.errors());
        ClusteredRate two = ClusteredRate.of(IdentityPairs.ofSingles(twice), errors);
        assertThat(two.rate()).isCloseTo(one.rate(), within(1e-12));
        assertThat(two.variance()).isCloseTo(one.variance(), within(1e-12));
        assertThat(two.interval(.95).high()).isCloseTo(one.interval(.95).high(), within(1e-9));
    }

    @Test
    void dyadicWilsonCoversWhereIndependentWilsonDoesNot() {
        double truth = 0;
        SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < 400; i++) {
            double[] errors = SimulatedGroup.draw(150, 0, 1500, -3, .8, random).errors();
            for (double e : errors) {
                truth += e / errors.length / 400;
            }
        }
        int clustered = 0;
        int independent = 0;
        int runs = 200;
        for (int i = 0; i < runs; i++) {
            SimulatedGroup group = SimulatedGroup.draw(150, 0, 1500, -3, .8, random);
            ClusteredRate rate = ClusteredRate.of(group.pairs(), group.errors());
            if (rate.interval(.95).contains(truth)) {
                clustered++;
            }
            if (Wilson.of(rate.rate(), rate.pairs(), .95).contains(truth)) {
                independent++;
            }
        }
        assertThat(clustered / (double) runs).isBetween(.89, .99);
        assertThat(independent / (double) runs).isLessThan(.85);
    }
}
