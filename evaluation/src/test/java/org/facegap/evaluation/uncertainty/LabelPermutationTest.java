package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.facegap.evaluation.uncertainty.LabelPermutation.Group;
import org.junit.jupiter.api.Test;

class LabelPermutationTest {
    private static Group group(int right, int wrong) {
        double[] values = new double[right + wrong];
        Arrays.fill(values, 0, right, 1);
        int[] rows = IntStream.range(0, values.length).toArray();
        return new Group(IdentityPairs.ofSingles(rows), new int[values.length], values);
    }

    @Test
    void aRealGapDoesNotShrinkWhatChanceWouldGive() {
        LabelPermutation test = LabelPermutation.of(List.of(group(40, 0), group(0, 40)), 1, 20_000, 3);
        assertThat(test.observed()).isEqualTo(1);
        // sum over k of C(40, k) C(40, 40 - k) / C(80, 40) |2k - 40| / 40
        double ways = 0;
        double expected = 0;
        double logAll = CombinatoricsUtils.binomialCoefficientLog(80, 40);
        for (int k = 0; k <= 40; k++) {
            double p = Math.exp(2 * CombinatoricsUtils.binomialCoefficientLog(40, k) - logAll);
            ways += p;
            expected += p * Math.abs(2 * k - 40) / 40;
        }
        assertThat(ways).isCloseTo(1, within(1e-9));
        assertThat(expected).isCloseTo(0.0884, within(1e-4));
        assertThat(test.expectedByChance()).isCloseTo(expected, within(0.002));
        assertThat(test.p()).isEqualTo(1 / 20_001.0);
    }

    @Test
    void allWaysOfAFewIdentitiesHaveTheirShare() {
        // 2 identities of 4 in each group; one of 4 is wrong: every deal gives a gap of a half
        LabelPermutation one = LabelPermutation.of(List.of(group(1, 1), group(2, 0)), 1, 100, 1);
        assertThat(one.expectedByChance()).isCloseTo(0.5, within(1e-12));
        assertThat(one.p()).isEqualTo(1);
        // two wrong: a gap of 1 in 2 of 6 deals, else 0
        LabelPermutation two = LabelPermutation.of(List.of(group(0, 2), group(2, 0)), 1, 30_000, 1);
        assertThat(two.expectedByChance()).isCloseTo(1 / 3.0, within(0.01));
        assertThat(two.p()).isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void anIdentityKeepsAllTrials() {
        // 3 identities a group with 10 images each, everybody always right or always wrong
        int[] identities = IntStream.range(0, 30).map(t -> t / 10).toArray();
        double[] mixed = IntStream.range(0, 30).mapToDouble(t -> t < 10 ? 1 : 0).toArray();
        Group group = new Group(IdentityPairs.ofSingles(identities), new int[30], mixed);
        LabelPermutation test = LabelPermutation.of(List.of(group, group), 1, 30_000, 9);
        // 2 of 6 identities are right: both in one group in 2 of 5 deals, a gap of 2/3; else 0
        assertThat(test.expectedByChance()).isCloseTo(2 / 3.0 * 2 / 5, within(0.01));
    }

    /** Accuracy .95 and .75 of two classes in both groups, which hold them 9 to 1 and 1 to 9. */
    private static Group mixed(SplittableRandom random, double share, double[] accuracy) {
        int n = 400;
        int[] classes = new int[n];
        double[] values = new double[n];
        for (int t = 0; t < n; t++) {
            classes[t] = t < share * n ? 0 : 1;
            values[t] = random.nextDouble() < accuracy[classes[t]] ? 1 : 0;
        }
        return new Group(IdentityPairs.ofSingles(IntStream.range(0, n).toArray()), classes, values);
    }

    @Test
    void theMixOfClassesMakesNoBalancedGap() {
        double[] accuracy = {.95, .75};
        int called = 0;
        for (int run = 0; run < 200; run++) {
            SplittableRandom random = new SplittableRandom(run);
            LabelPermutation test =
                    LabelPermutation.of(List.of(mixed(random, .9, accuracy), mixed(random, .1, accuracy)), 2, 99, run);
            called += test.p() <= .05 ? 1 : 0;
        }
        assertThat(called).as("of 200 at a level of 5 %").isBetween(2, 20);
        SplittableRandom random = new SplittableRandom(1);
        LabelPermutation real = LabelPermutation.of(
                List.of(mixed(random, .9, accuracy), mixed(random, .1, new double[] {.8, .6})), 2, 999, 1);
        assertThat(real.observed()).isBetween(.05, .25);
        assertThat(real.p()).isLessThan(.02);
    }

    @Test
    void nothingToCompareIsRefused() {
        assertThatThrownBy(() -> LabelPermutation.of(List.of(group(1, 1)), 1, 10, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Group(IdentityPairs.ofSingles(new int[2]), new int[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
