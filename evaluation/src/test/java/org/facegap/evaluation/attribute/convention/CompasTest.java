package org.facegap.evaluation.attribute.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.Json;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.RateEstimator;
import org.facegap.evaluation.attribute.convention.FairlearnDisparity.Aggregate;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.facegap.evaluation.attribute.input.PredictionReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COMPAS in Aequitas' layout against what Aequitas, Fairlearn and AIF360 give for it. */
class CompasTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final PredictionFile FILE = read();
    private static final PredictionTable TABLE = FILE.tables().get(0);

    private static PredictionFile read() {
        try {
            return new PredictionReader(null, null, null)
                    .read(Path.of(Objects.requireNonNull(CompasTest.class.getResource(
                                    "/org/facegap/evaluation/aequitas/compas_for_aequitas.csv"))
                            .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode expected(String name) throws IOException {
        try (InputStream in = CompasTest.class.getResourceAsStream("/org/facegap/evaluation/aequitas/" + name)) {
            return Json.mapper().readTree(Objects.requireNonNull(in));
        }
    }

    private static Map<String, BinaryCounts> groups(String... by) {
        return CellGrid.of(TABLE, List.of(by)).counts(TABLE, "1");
    }

    @Test
    void allRowsAreUsed() {
        assertThat(TABLE.size()).isEqualTo(7214);
        assertThat(FILE.rows()).isEqualTo(7214);
        assertThat(FILE.skipped()).isEmpty();
        assertThat(TABLE.groups().keySet()).containsExactly("race", "sex", "age_cat");
    }

    @Test
    void aequitas() throws IOException {
        JsonNode expected = expected("aequitas_compas.json");
        int compared = 0;
        Parity overall = Parity.PASSED;
        for (String attribute : TABLE.groups().keySet()) {
            AequitasAudit audit = AequitasAudit.of(
                    groups(attribute),
                    AequitasAudit.Reference.PREDEFINED,
                    expected.path("ref_groups").path(attribute).asText(),
                    expected.path("tau").asDouble());
            overall = overall.and(audit.overall());
            for (String group : audit.groups()) {
                String key = attribute + "|" + group;
                AequitasAudit.Row row = audit.row(group);
                JsonNode theirs = expected.path("crosstab").path(key);
                assertThat(row.counts())
                        .isEqualTo(new BinaryCounts(
                                theirs.path("tp").asLong(-1),
                                theirs.path("fp").asLong(-1),
                                theirs.path("fn").asLong(-1),
                                theirs.path("tn").asLong(-1)));
                assertThat(BinaryRate.ACCURACY.of(row.counts()))
                        .isCloseTo(theirs.path("accuracy").asDouble(), EXACT);
                assertThat(BinaryRate.PREVALENCE.of(row.counts()))
                        .isCloseTo(theirs.path("prev").asDouble(), EXACT);
                for (AequitasMeasure measure : AequitasMeasure.values()) {
                    assertThat(row.values().getOrDefault(measure, Double.NaN))
                            .as(key + " " + measure)
                            .isCloseTo(theirs.path(measure.column()).asDouble(Double.NaN), EXACT);
                    assertThat(row.disparities().getOrDefault(measure, Double.NaN))
                            .as(key + " " + measure + " disparity")
                            .isCloseTo(
                                    expected.path("disparity_to_ref")
                                            .path(key)
                                            .path(measure.column() + "_disparity")
                                            .asDouble(Double.NaN),
                                    EXACT);
                    JsonNode parity = expected.path("parity").path(key).path(measure.parity());
                    assertThat(parity.isBoolean()).as(measure.parity()).isTrue();
                    assertThat(audit.parity(group, measure))
                            .isEqualTo(parity.asBoolean() ? Parity.PASSED : Parity.FAILED);
                    compared += 3;
                }
                for (Map.Entry<String, Parity> pair : Map.of(
                                "TypeI Parity", audit.typeOne(group),
                                "TypeII Parity", audit.typeTwo(group),
                                "Equalized Odds", audit.equalizedOdds(group),
                                "Unsupervised Fairness", audit.unsupervised(group),
                                "Supervised Fairness", audit.supervised(group))
                        .entrySet()) {
                    assertThat(pair.getValue() == Parity.PASSED)
                            .as(key + " " + pair.getKey())
                            .isEqualTo(expected.path("parity")
                                    .path(key)
                                    .path(pair.getKey())
                                    .asBoolean());
                }
            }
        }
        assertThat(compared).isEqualTo(11 * 30);
        assertThat(overall).isEqualTo(Parity.FAILED);
        assertThat(expected.path("overall").path("Overall Fairness").asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"race", "sex", "age_cat"})
    void fairlearn(String attribute) throws IOException {
        JsonNode expected = expected("fairlearn_compas.json").path(attribute);
        FairlearnDisparity ours = FairlearnDisparity.asFairlearn(groups(attribute));
        Map<String, Estimate> metrics = new LinkedHashMap<>();
        metrics.put("demographic_parity_difference", ours.demographicParityDifference());
        metrics.put("demographic_parity_ratio", ours.demographicParityRatio());
        metrics.put("equalized_odds_difference", ours.equalizedOddsDifference(Aggregate.WORST_CASE));
        metrics.put("equalized_odds_ratio", ours.equalizedOddsRatio(Aggregate.WORST_CASE));
        metrics.put("equal_opportunity_difference", ours.equalOpportunityDifference());
        metrics.forEach((name, value) ->
                assertThat(value.value()).as(name).isCloseTo(expected.path(name).asDouble(Double.NaN), EXACT));
        assertThat(metrics).hasSize(expected.size());
    }

    @Test
    void fairlearnByRaceAndSexAndWhatSmallCellsDoToIt() throws IOException {
        JsonNode expected = expected("fairlearn_compas.json");
        Map<String, BinaryCounts> cells = groups("race", "sex");
        assertThat(cells).hasSize(12);
        cells.forEach((name, counts) -> {
            JsonNode theirs = expected.path("race_x_sex_by_group").path(name.replace(" | ", "|"));
            assertThat((double) counts.n()).isEqualTo(theirs.path("n").asDouble());
            assertThat(BinaryRate.TPR.of(counts)).isCloseTo(theirs.path("tpr").asDouble(), EXACT);
            assertThat(BinaryRate.FPR.of(counts)).isCloseTo(theirs.path("fpr").asDouble(), EXACT);
            assertThat(BinaryRate.SELECTION_RATE.of(counts))
                    .isCloseTo(theirs.path("sel").asDouble(), EXACT);
        });
        FairlearnDisparity all = FairlearnDisparity.asFairlearn(cells);
        JsonNode difference = expected.path("race_x_sex_difference");
        assertThat(all.equalOpportunityDifference().value()).isEqualTo(1.0);
        assertThat(all.equalOpportunityDifference().value())
                .isCloseTo(difference.path("tpr").asDouble(), EXACT);
        assertThat(all.spread(BinaryRate.FPR).difference().value())
                .isCloseTo(difference.path("fpr").asDouble(), EXACT);
        assertThat(all.demographicParityDifference().value())
                .isCloseTo(difference.path("sel").asDouble(), EXACT);
        assertThat(all.demographicParityRatio().value()).isZero();
        GroupSpread tpr = all.spread(BinaryRate.TPR);
        assertThat(tpr.highest()).isEqualTo("Native American | Female");
        assertThat(tpr.lowest()).isEqualTo("Asian | Female");

        Map<String, BinaryCounts> large = new LinkedHashMap<>(cells);
        large.values().removeIf(counts -> counts.n() < 30);
        assertThat(cells.keySet().stream().filter(name -> !large.containsKey(name)))
                .containsExactlyInAnyOrder("Asian | Female", "Native American | Female", "Native American | Male");
        FairlearnDisparity measured = FairlearnDisparity.strict(large, 1);
        assertThat(measured.equalOpportunityDifference().value()).isCloseTo(0.75 - 12.0 / 44, within(0.01));
        assertThat(measured.demographicParityRatio().value()).isBetween(0.2, 0.3);
    }

    @Test
    void aif360() throws IOException {
        JsonNode expected = expected("aif360_compas.json");
        CellGrid grid = CellGrid.of(TABLE, List.of("race"));
        int[] unprivileged = rows(grid, "African-American");
        int[] privileged = rows(grid, "Caucasian");
        RateEstimator rates = new RateEstimator(TABLE, MinimumCounts.NONE, 0.95);
        PrivilegedComparison both = new PrivilegedComparison(
                rate -> rates.share(unprivileged, rate, "0"), rate -> rates.share(privileged, rate, "0"), 0.95);
        Map<String, BinaryCounts> groups = new LinkedHashMap<>();
        groups.put("African-American", TABLE.counts(unprivileged, "0"));
        groups.put("Caucasian", TABLE.counts(privileged, "0"));
        BinaryCounts together = TABLE.counts(
                IntStream.concat(IntStream.of(unprivileged), IntStream.of(privileged))
                        .toArray(),
                "0");
        BenefitInequality benefit = new BenefitInequality(together, 0.95);
        DifferentialFairness smoothed = new DifferentialFairness(groups, 1);
        Map<String, Estimate> metrics = new LinkedHashMap<>();
        metrics.put("statistical_parity_difference", both.statisticalParityDifference());
        metrics.put("disparate_impact", both.disparateImpact());
        metrics.put("average_odds_difference", both.averageOddsDifference());
        metrics.put("average_abs_odds_difference", both.averageAbsoluteOddsDifference());
        metrics.put("equal_opportunity_difference", both.equalOpportunityDifference());
        metrics.put("equalized_odds_difference", both.equalizedOddsDifference());
        metrics.put("theil_index", benefit.theil());
        metrics.put("generalized_entropy_index_alpha2", benefit.entropy(2));
        metrics.put("error_rate_difference", both.difference(BinaryRate.ERROR_RATE));
        metrics.put("error_rate_ratio", both.ratio(BinaryRate.ERROR_RATE));
        metrics.put("smoothed_empirical_differential_fairness(labels)", smoothed.ofLabels());
        metrics.put("differential_fairness_bias_amplification", smoothed.biasAmplification());
        metrics.forEach((name, value) ->
                assertThat(value.value()).as(name).isCloseTo(expected.path(name).asDouble(Double.NaN), EXACT));
        assertThat(metrics).as("everything but the note and n").hasSize(expected.size() - 2);
        assertThat(together.n()).isEqualTo(6150).isEqualTo(expected.path("n").asLong());
        for (String signed : List.of("statistical_parity_difference", "average_odds_difference", "error_rate_ratio")) {
            Estimate e = Objects.requireNonNull(metrics.get(signed));
            assertThat(e.low()).as(signed.toUpperCase(Locale.ROOT)).isLessThan(e.value());
            assertThat(e.high()).isGreaterThan(e.value());
        }
    }

    private static int[] rows(CellGrid grid, String group) {
        return grid.cells().stream()
                .filter(cell -> cell.name().equals(group))
                .findFirst()
                .orElseThrow()
                .rows();
    }
}
