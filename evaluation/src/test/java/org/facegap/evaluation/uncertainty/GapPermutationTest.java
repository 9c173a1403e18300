package org.facegap.evaluation.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapPermutationTest {
    @ParameterizedTest
    @CsvSource({
        // identities, genuine, impostor, spread: sparse and dense impostor graphs, with and without an effect of
        // identities
        "60, 300, 300, 0.8",
        "60, 300, 300, 0",
        "400, 300, 300, 0.8",
        "60, 0, 600, 0.8",
        "60, 600, 0, 0.8"
    })
    void equalGroupsAreRarelyCalledDifferent(int identities, int genuine, int impostor, double spread) {
        SplittableRandom random = new SplittableRandom(101);
        int runs = 400;
        int called = 0;
        double observed = 0;
        double chance = 0;
        for (int run = 0; run < runs; run++) {
            List<IdentityPairs> groups = new ArrayList<>();
            List<double[]> errors = new ArrayList<>();
            for (int g = 0; g < 4; g++) {
                SimulatedGroup group = SimulatedGroup.draw(identities, genuine, impostor, -2, spread, random);
                groups.add(group.pairs());
                errors.add(group.errors());
            }
            GapPermutation test = GapPermutation.of(groups, errors, 199, random.nextLong());
            if (test.p() <= .05) {
                called++;
            }
            observed += test.observed() / runs;
            chance += test.expectedByChance() / runs;
        }
        // 400 runs at a level of 5 % give 5 % with a standard error of 1.1 %: two of them above
        assertThat(called / (double) runs).isBetween(.01, .072);
        assertThat(chance).isCloseTo(observed, within(.12 * observed));
    }

    @Test
    void aRealGapIsFound() {
        SplittableRandom random = new SplittableRandom(3);
        List<IdentityPairs> groups = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        for (double logit : new double[] {-3, -3, -1.5}) {
            SimulatedGroup group = SimulatedGroup.draw(60, 300, 300, logit, .5, random);
            groups.add(group.pairs());
            errors.add(group.errors());
        }
        GapPermutation test = GapPermutation.of(groups, errors, 999, 4);
        assertThat(test.p()).isEqualTo(.001);
        assertThat(test.expectedByChance()).isLessThan(test.observed() / 3);
    }

    @Test
    void chanceGapAgreesWithTheFormulaForIndependentTrials() {
        SplittableRandom random = new SplittableRandom(3);
        List<IdentityPairs> groups = new ArrayList<>();
        List<double[]> errors = new ArrayList<>();
        double rate = 0;
        for (int g = 0; g < 4; g++) {
            SimulatedGroup group = SimulatedGroup.draw(3000, 3000, 0, Math.log(.05 / .95), 0, random);
            groups.add(group.pairs());
            errors.add(group.errors());
            rate += ClusteredRate.of(group.pairs(), group.errors()).rate() / 4;
        }
        // 2.059 is the mean range of four normal values
        double formula = 2.059 * Math.sqrt(rate * (1 - rate) / 3000);
        assertThat(GapPermutation.of(groups, errors, 2000, 4).expectedByChance())
                .isCloseTo(formula, within(.05 * formula));
    }

    @Test
    void withoutAnyErrorThereIsNoGap() {
        IdentityPairs pairs = IdentityPairs.ofSingles(new int[] {0, 1, 2});
        GapPermutation test = GapPermutation.of(List.of(pairs, pairs), List.of(new double[3], new double[3]), 100, 1);
        assertThat(test.observed()).isZero();
        assertThat(test.p()).isEqualTo(1);
    }
}
