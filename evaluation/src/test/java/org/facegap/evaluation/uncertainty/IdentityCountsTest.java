package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityCountsTest {
    /** Places of the pairs of one kind whose value is not 0. */
    static ErrorColumn column(SimulatedGroup group, boolean genuine) {
        return new ErrorColumn(
                genuine,
                IntStream.range(0, group.errors().length)
                        .filter(p -> group.pairs().genuine(p) == genuine && group.errors()[p] != 0)
                        .toArray());
    }

    @Test
    void theToyOfPairsThatShareIdentities() {
        IdentityPairs pairs = IdentityPairs.of(new int[] {0, 0, 1, 2, 3, 0, 4, 4}, new int[] {1, 2, 2, 3, 4, 1, 5, 0});
        IdentityCounts counts = IdentityCounts.of(pairs, new ErrorColumn(false, new int[] {0, 2, 5}));
        assertThat(counts.rate()).isEqualTo(.375);
        assertThat(counts.variance()).isCloseTo(.04833984375, within(1e-15));
        assertThat(counts.rate() * (1 - counts.rate()) / counts.trials()).isCloseTo(.029296875, within(1e-15));
        assertThat(ClusteredRate.of(counts).effective()).isCloseTo(4.848485, within(1e-6));
        assertThat(counts.errors(0)).isEqualTo(2);
        assertThat(counts.trials(0)).isEqualTo(4);
        assertThat(counts.clusters()).isEqualTo(7);
    }

    @Test
    void countsGiveTheSumsOfPairs() {
        SplittableRandom random = new SplittableRandom(6);
        for (int identities : new int[] {40, 90, 400}) {
            SimulatedGroup one = SimulatedGroup.draw(identities, 200, 500, -1.5, .8, random);
            double[] other = new double[700];
            for (int p = 0; p < 700; p++) {
                other[p] = random.nextDouble() < .3 ? 1 - one.errors()[p] : one.errors()[p];
            }
            SimulatedGroup two = new SimulatedGroup(one.pairs(), other);
            IdentityCounts[] counts = new IdentityCounts[4];
            double[][] residuals = new double[4][700];
            for (int c = 0; c < 4; c++) {
                boolean genuine = c % 2 == 0;
                SimulatedGroup group = c < 2 ? one : two;
                counts[c] = IdentityCounts.of(group.pairs(), column(group, genuine));
                for (int p = 0; p < 700; p++) {
                    residuals[c][p] = group.pairs().genuine(p) == genuine
                            ? (group.errors()[p] - counts[c].rate()) / counts[c].trials()
                            : 0;
                }
            }
            double[][] dense = DyadicCovariance.of(one.pairs(), residuals);
            for (int a = 0; a < 4; a++) {
                for (int b = 0; b < 4; b++) {
                    assertThat(counts[a].covariance(counts[b]))
                            .as("%d identities, columns %d and %d", identities, a, b)
                            .isCloseTo(dense[a][b], within(1e-12));
                }
            }
            assertThat(counts[1].identitySquares(0))
                    .isEqualTo(IntStream.range(0, counts[1].identities())
                            .mapToDouble(i -> counts[1].errors(i) * (double) counts[1].errors(i))
                            .sum());
        }
    }

    @Test
    void aRateOfCountsIsTheRateOfItsPairs() {
        SimulatedGroup genuine = SimulatedGroup.draw(40, 300, 0, -1.5, .8, new SplittableRandom(5));
        SimulatedGroup impostor = SimulatedGroup.draw(40, 0, 300, -1.5, .8, new SplittableRandom(5));
        for (SimulatedGroup group : new SimulatedGroup[] {genuine, impostor}) {
            ClusteredRate dense = ClusteredRate.of(group.pairs(), group.errors());
            IdentityCounts counts = IdentityCounts.of(group.pairs(), column(group, group == genuine));
            ClusteredRate sparse = ClusteredRate.of(counts);
            assertThat(sparse.rate()).isCloseTo(dense.rate(), within(1e-12));
            assertThat(sparse.variance()).isCloseTo(dense.variance(), within(1e-14));
            assertThat(sparse.effective()).isCloseTo(dense.effective(), within(1e-6));
            assertThat(counts.centring()).isCloseTo(DyadicCovariance.centring(group.pairs()), within(1e-12));
        }
    }

    @Test
    void keysAreNumberedAsTheyAreSeen() {
        SplittableRandom random = new SplittableRandom(5);
        FirstSeen numbers = new FirstSeen(1);
        java.util.Map<Long, Integer> known = new java.util.HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long key = random.nextInt(5000) * (1L << 32) - random.nextInt(3);
            Integer next = known.size();
            known.putIfAbsent(key, next);
            assertThat(numbers.number(key)).isEqualTo(known.get(key));
        }
        assertThat(numbers.size()).isEqualTo(known.size());
    }

    @Test
    void misplacedErrorsAreRefused() {
        IdentityPairs pairs = IdentityPairs.of(new int[] {0, 0}, new int[] {0, 1});
        assertThatThrownBy(() -> IdentityCounts.of(pairs, new ErrorColumn(true, new int[] {1})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IdentityCounts.of(pairs, new ErrorColumn(true, new int[] {2})))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ErrorColumn(true, new int[] {1, 1})).isInstanceOf(IllegalArgumentException.class);
    }
}
