package org.facegap.evaluation.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.junit.jupiter.api.Test;

/** The change of a differential from one system to another. */
class PairedDifferentialTest {
    private static final PairedDifferential.Columns BASELINE = new PairedDifferential.Columns(0, 1);
    private static final PairedDifferential.Columns CANDIDATE = new PairedDifferential.Columns(2, 3);
    private static final int PAIRS = 2000;

    /** Groups whose pairs are wrong with these rates, of both kinds, in both systems. */
    private static List<PairedDifferential.Group> groups(double[] first, double[] second, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PairedDifferential.Group> groups = new ArrayList<>();
        for (int g = 0; g < first.length; g++) {
            List<ErrorColumn> columns = new ArrayList<>();
            double[] luck = random.doubles(2 * PAIRS).toArray();
            for (double rate : new double[] {first[g], second[g]}) {
                for (boolean genuine : new boolean[] {false, true}) {
                    int from = genuine ? PAIRS : 0;
                    columns.add(new ErrorColumn(
                            genuine,
                            IntStream.range(from, from + PAIRS)
                                    .filter(p -> luck[p] < rate)
                                    .toArray()));
                }
            }
            groups.add(PairedDifferential.Group.of(
                    RateBootstrap.ofPairs(PAIRS, PAIRS, columns, 500, random.nextLong()), BASELINE, CANDIDATE, .5));
        }
        return groups;
    }

    private static PairedDifferential change(Differential d, double[] first, double[] second) {
        return PairedDifferential.of(d, groups(first, second, 5), 2L * PAIRS * first.length, .95);
    }

    @Test
    void aClosedGapIsSeenAndItsIntervalReachesBeyondTheObservedChange() {
        Differential gap = new Differential.Single(Measure.MAX_MIN, RateKind.ERROR);
        PairedDifferential change = change(gap, new double[] {.05, .08, .2}, new double[] {.08, .08, .08});
        assertThat(change.baseline()).isCloseTo(.15, within(.02));
        assertThat(change.difference().value()).isCloseTo(change.candidate() - change.baseline(), within(1e-12));
        assertThat(change.difference().high()).isNegative();
        // the small gap that is left is chance, so the true change may well be the whole baseline
        assertThat(change.difference().low()).isLessThan(-change.baseline());
        assertThat(change.difference().n()).isEqualTo(12_000);
    }

    @Test
    void noChangeIsNotCalledOne() {
        double[] rates = {.05, .08, .2};
        for (Differential d : Differential.all(.5, .1)) {
            PairedDifferential change = change(d, rates, rates);
            assertThat(change.difference().value()).as(d.name()).isZero();
            assertThat(change.difference().low()).as(d.name()).isNotPositive();
            assertThat(change.difference().high()).as(d.name()).isNotNegative();
        }
    }

    @Test
    void aGapMovesWithItsWorstAndItsBestGroup() {
        List<PairedDifferential.Group> groups = groups(new double[] {.05, .2, .1}, new double[] {.2, .1, .05}, 5);
        Differential gap = new Differential.Single(Measure.MAX_MIN, RateKind.FNMR);
        double[][] first = PairedDifferential.slopes(gap, groups, false);
        double[][] second = PairedDifferential.slopes(gap, groups, true);
        double[][] expected = {{-1, 1, 0}, {1, 0, -1}};
        for (int g = 0; g < 3; g++) {
            assertThat(first[g][1]).isCloseTo(expected[0][g], within(1e-6));
            assertThat(second[g][1]).isCloseTo(expected[1][g], within(1e-6));
            assertThat(first[g][0]).isZero();
            assertThat(first[g][2]).isZero();
        }
    }

    @Test
    void fdrGrowsWhereGapsShrink() {
        Differential fdr = new Differential.Joint(JointMeasure.FDR, .5);
        PairedDifferential change = change(fdr, new double[] {.05, .08, .2}, new double[] {.08, .08, .08});
        assertThat(change.difference().low()).isPositive();
        assertThat(change.difference().high()).isGreaterThan(1 - change.baseline());
    }

    @Test
    void infiniteValuesGiveAStateAndNoInterval() {
        Differential ratio = new Differential.Single(Measure.MAX_OVER_MIN, RateKind.FMR);
        PairedDifferential infinite = change(ratio, new double[] {.05, 0}, new double[] {.05, .05});
        assertThat(infinite.difference().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(infinite.difference().reason()).contains("infinite or undefined");
        PairedDifferential nearly = change(ratio, new double[] {.05, .001}, new double[] {.05, .05});
        assertThat(nearly.difference().reason()).contains("with other people");
    }
}
