package org.facegap.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    /** Computed apart from this code: SHA-256 of the eight bytes of the seed, then length and text of each name. */
    @Test
    void seedsAreStableForever() {
        assertThat(Seeds.derive(1, "train", "shuffle")).isEqualTo(6559433453394241799L);
        assertThat(Seeds.derive(0)).isEqualTo(-5812615543772869766L);
    }

    @Test
    void namesDoNotRunTogether() {
        Set<Long> seeds = new HashSet<>(Arrays.asList(
                Seeds.derive(1, "ab", "c"),
                Seeds.derive(1, "a", "bc"),
                Seeds.derive(1, "abc"),
                Seeds.derive(1, "abc", ""),
                Seeds.derive(2, "abc")));
        assertThat(seeds).hasSize(5);
    }

    @Test
    void gaussianNumbersAreStableAndNormal() {
        Gaussian gaussian = new Gaussian(7);
        float[] values = new float[200_001];
        gaussian.fill(values);
        double mean = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
        double square = IntStream.range(0, values.length)
                .mapToDouble(i -> (double) values[i] * values[i])
                .average()
                .orElseThrow();
        double fourth = IntStream.range(0, values.length)
                .mapToDouble(i -> Math.pow(values[i], 4))
                .average()
                .orElseThrow();
        long within = IntStream.range(0, values.length)
                .filter(i -> Math.abs(values[i]) < 1.959964)
                .count();
        assertThat(mean).isCloseTo(0, within(0.01));
        assertThat(square).isCloseTo(1, within(0.015));
        assertThat(fourth).isCloseTo(3, within(0.1));
        assertThat(within / (double) values.length).isCloseTo(0.95, within(0.003));
        Gaussian again = new Gaussian(7);
        assertThat((float) again.next()).isEqualTo(values[0]);
        assertThat((float) again.next()).isEqualTo(values[1]);
        assertThat(new Gaussian(8).next()).isNotEqualTo(new Gaussian(7).next());
    }

    @Test
    void permutationsAreStableAndUniform() {
        assertThat(Shuffle.permutation(101, 5))
                .containsExactlyInAnyOrder(IntStream.range(0, 101).toArray());
        assertThat(Shuffle.permutation(101, 5))
                .isEqualTo(Shuffle.permutation(101, 5))
                .isNotEqualTo(Shuffle.permutation(101, 6));
        assertThat(Shuffle.permutation(0, 1)).isEmpty();
        int[][] seen = new int[3][3];
        int draws = 30_000;
        for (int seed = 0; seed < draws; seed++) {
            int[] order = Shuffle.permutation(3, seed);
            for (int i = 0; i < 3; i++) {
                seen[i][order[i]]++;
            }
        }
        for (int[] row : seen) {
            for (int count : row) {
                assertThat(count / (double) draws).isCloseTo(1 / 3.0, within(0.015));
            }
        }
    }
}
