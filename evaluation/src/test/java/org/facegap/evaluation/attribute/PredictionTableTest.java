package org.facegap.evaluation.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.Wilson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PredictionTableTest {
    private static PredictionTable table(
            List<String> truth, List<String> said, Map<String, Labels> groups, @Nullable Labels identities) {
        return new PredictionTable("s", "a", Labels.of(truth), Labels.of(said), groups, identities);
    }

    /** Ten rows: race x x x x y y y y y -, sex m m f f m m m m m f; the last but one failed. */
    private static PredictionTable ten() {
        return table(
                List.of("1", "1", "0", "0", "1", "1", "1", "0", "0", "1"),
                List.of("1", "0", "0", "1", "1", "1", "0", "0", "", "1"),
                Map.of(
                        "race", Labels.of(List.of("x", "x", "x", "x", "y", "y", "y", "y", "y", "")),
                        "sex", Labels.of(List.of("m", "m", "f", "f", "m", "m", "m", "m", "m", "f"))),
                null);
    }

    @Test
    void failuresAreCountedAndAreNoTrials() {
        PredictionTable table = ten();
        assertThat(table.rows()).hasSize(9).doesNotContain(8);
        assertThat(table.failures()).isEqualTo(1);
        assertThat(table.counts(table.rows(), "1")).isEqualTo(new BinaryCounts(4, 1, 2, 2));
        assertThat(table.counts(table.rows(), "0")).isEqualTo(new BinaryCounts(4, 1, 2, 2).swapped());
        CellGrid grid = CellGrid.of(table, List.of("race"));
        assertThat(grid.unlabelled()).isEqualTo(1);
        assertThat(grid.cells()).extracting(CellGrid.Cell::name).containsExactly("x", "y");
        assertThat(grid.cells()).extracting(CellGrid.Cell::failures).containsExactly(0L, 1L);
        assertThat(grid.cells().get(1).rows()).containsExactly(4, 5, 6, 7);
    }

    @Test
    void combinationsThatDoNotOccurAreListed() {
        CellGrid grid = CellGrid.of(ten(), List.of("race", "sex"));
        assertThat(grid.cells()).extracting(CellGrid.Cell::name).containsExactly("x | f", "x | m", "y | m");
        assertThat(grid.empty()).containsExactly("y | f");
        assertThat(grid.emptyCount()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> CellGrid.of(ten(), List.of("race", "race")));
        assertThatIllegalArgumentException().isThrownBy(() -> CellGrid.of(ten(), List.of("rase")));
    }

    @Test
    void everyRowIsInOneCellWhateverIsCrossed() {
        List<String> names = IntStream.range(0, 500).mapToObj(i -> "v" + i % 7).toList();
        List<String> others =
                IntStream.range(0, 500).mapToObj(i -> "w" + i % 11).toList();
        PredictionTable table = table(names, others, Map.of("g", Labels.of(names), "h", Labels.of(others)), null);
        CellGrid grid = CellGrid.of(table, List.of("g", "h"));
        assertThat(grid.cells()).hasSize(77);
        assertThat(grid.cells().stream()
                        .flatMapToInt(c -> IntStream.of(c.rows()))
                        .sorted())
                .containsExactly(IntStream.range(0, 500).boxed().toArray(Integer[]::new));
    }

    @Test
    void ratesHaveWilsonsInterval() {
        PredictionTable table = ten();
        RateEstimator rates = new RateEstimator(table, MinimumCounts.NONE, 0.95);
        Estimate tpr = rates.rate(table.rows(), BinaryRate.TPR, "1");
        assertThat(tpr.value()).isEqualTo(4.0 / 6);
        assertThat(tpr.n()).isEqualTo(6);
        assertThat(tpr.low()).isEqualTo(Wilson.of(4.0 / 6, 6, 0.95).low());
        assertThat(rates.accuracy(table.rows()).value()).isEqualTo(6.0 / 9);
        assertThat(rates.balancedAccuracy(table.rows()).value()).isCloseTo((4.0 / 6 + 2.0 / 3) / 2, within(1e-15));
    }

    @Test
    void f1HasTheIntervalOfItsShareOfTheUnion() {
        PredictionTable table = ten();
        Estimate f1 = new RateEstimator(table, MinimumCounts.NONE, 0.95).f1(table.rows(), "1");
        assertThat(f1.value()).isCloseTo(8.0 / 11, within(1e-15));
        assertThat(f1.n()).isEqualTo(7);
        double low = Wilson.of(4.0 / 7, 7, 0.95).low();
        assertThat(f1.low()).isCloseTo(2 * low / (1 + low), within(1e-15));
    }

    @Test
    void nothingIsMeasuredOnTooFewOrOnNothing() {
        PredictionTable table = ten();
        int[] x = CellGrid.of(table, List.of("race")).cells().get(0).rows();
        RateEstimator strict = new RateEstimator(table, new MinimumCounts(5, 1), 0.95);
        assertThat(strict.rate(x, BinaryRate.TPR, "1").status()).isEqualTo(Estimate.Status.TOO_FEW);
        assertThat(strict.rate(x, BinaryRate.TPR, "1").needed()).isEqualTo(5);
        RateEstimator denominators = new RateEstimator(table, new MinimumCounts(1, 3), 0.95);
        assertThat(denominators.rate(x, BinaryRate.TPR, "1").n()).isEqualTo(2);
        assertThat(denominators.rate(x, BinaryRate.TPR, "1").status()).isEqualTo(Estimate.Status.TOO_FEW);
        assertThat(denominators.rate(x, BinaryRate.SELECTION_RATE, "1").isOk()).isTrue();
        RateEstimator all = new RateEstimator(table, MinimumCounts.NONE, 0.95);
        assertThat(all.rate(x, BinaryRate.TPR, "2").status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(all.f1(x, "2").status()).isEqualTo(Estimate.Status.UNDEFINED);
    }

    @Test
    void imagesOfOneIdentityAreNotIndependent() {
        List<String> truth = Collections.nCopies(400, "1");
        List<String> said = IntStream.range(0, 400)
                .mapToObj(i -> i / 10 % 4 == 0 ? "0" : "1")
                .toList();
        List<String> subjects =
                IntStream.range(0, 400).mapToObj(i -> "p" + i / 10).toList();
        int[] rows = IntStream.range(0, 400).toArray();
        Estimate alone = new RateEstimator(table(truth, said, Map.of(), null), MinimumCounts.NONE, 0.95)
                .rate(rows, BinaryRate.TPR, "1");
        Estimate together = new RateEstimator(
                        table(truth, said, Map.of(), Labels.of(subjects)), MinimumCounts.NONE, 0.95)
                .rate(rows, BinaryRate.TPR, "1");
        assertThat(together.value()).isEqualTo(alone.value()).isEqualTo(0.75);
        // ten images an identity that are all right or all wrong: as wide as that of 40 images
        assertThat(together.high() - together.low())
                .isCloseTo(
                        Wilson.of(0.75, 40, 0.95).high()
                                - Wilson.of(0.75, 40, 0.95).low(),
                        within(0.005))
                .isGreaterThan(3 * (alone.high() - alone.low()) * 0.98);
    }

    @Test
    void confusionOfManyClasses() {
        List<String> truth = new ArrayList<>(List.of("a", "a", "b", "b", "c", "c", "c", "a"));
        List<String> said = new ArrayList<>(List.of("a", "b", "b", "b", "a", "c", "c", "c"));
        ConfusionMatrix matrix = ConfusionMatrix.of(List.of("a", "b", "c"), truth, said);
        assertThat(matrix.oneVersusRest("a")).isEqualTo(new BinaryCounts(1, 1, 2, 4));
        assertThat(matrix.oneVersusRest("b")).isEqualTo(new BinaryCounts(2, 1, 0, 5));
        // F1 of a, b, c: 2/5, 4/5, 4/6
        assertThat(matrix.macroF1()).isCloseTo((0.4 + 0.8 + 2.0 / 3) / 3, within(1e-15));
        assertThat(ConfusionMatrix.of(List.of("a", "b", "c", "d"), truth, said).counts()[3])
                .containsExactly(0, 0, 0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> ConfusionMatrix.of(List.of("a", "b"), truth, said));
    }

    @Test
    void everyRateIsItsFormula() {
        BinaryCounts c = new BinaryCounts(7, 3, 2, 11);
        assertThat(BinaryRate.SELECTION_RATE.of(c)).isEqualTo(10 / 23.0);
        assertThat(BinaryRate.PREVALENCE.of(c)).isEqualTo(9 / 23.0);
        assertThat(BinaryRate.TPR.of(c)).isEqualTo(7 / 9.0);
        assertThat(BinaryRate.FPR.of(c)).isEqualTo(3 / 14.0);
        assertThat(BinaryRate.TNR.of(c)).isEqualTo(11 / 14.0);
        assertThat(BinaryRate.FNR.of(c)).isEqualTo(2 / 9.0);
        assertThat(BinaryRate.PRECISION.of(c)).isEqualTo(7 / 10.0);
        assertThat(BinaryRate.NPV.of(c)).isEqualTo(11 / 13.0);
        assertThat(BinaryRate.FDR.of(c)).isEqualTo(3 / 10.0);
        assertThat(BinaryRate.FOR.of(c)).isEqualTo(2 / 13.0);
        assertThat(BinaryRate.ACCURACY.of(c)).isEqualTo(18 / 23.0);
        assertThat(BinaryRate.ERROR_RATE.of(c)).isEqualTo(5 / 23.0);
        assertThat(c.f1()).isEqualTo(14 / 19.0);
        assertThat(BinaryRate.TPR.of(BinaryCounts.NONE)).isNaN();
    }
}
