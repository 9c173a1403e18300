package org.facegap.evaluation.attribute.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;
import org.facegap.evaluation.attribute.CellGrid;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.input.PredictionReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The inputs and expected outputs of Aequitas' own tests. */
class AequitasFilesTest {
    private static final double EXACT = 1e-12;

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(
                            AequitasFilesTest.class.getResource("/org/facegap/evaluation/aequitas/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PredictionTable table(String name) {
        return new PredictionReader(null, null, null)
                .read(resource(name))
                .tables()
                .get(0);
    }

    /**
     * Every column of the expected output that is a number or a parity. Known to differ: {@code ppr} of file 2, which an
     * older Aequitas divided by the positives of all attributes together; and Aequitas' tests say nothing of columns that
     * the program no longer writes.
     */
    @ParameterizedTest
    @CsvSource({
        "test_1, expected_output_group_test_1, 0.8",
        "test_1, expected_output_bias_test_1, 0.8",
        "test_1, expected_output_fairness_test_1, 0.8",
        "test_1, expected_output_test_1, 0.8",
        "test_1, test_1_aequitas_20180501-114554, 0.8",
        "test_2, expected_output_test_2, 0.8",
        "test_3, expected_output_test_3, 0.8",
        "test_4, expected_output_test_4, 0.8",
        "test_5, expected_output_test_5, 0.8",
        "test_6, expected_output_test_6, 0.8",
        "test_7, expected_output_test_7, 0.5",
        "test_8, expected_output_test_8, 0.9",
        "test_10, expected_output_test_10, 0.5",
    })
    void outputsAreThose(String input, String expected, double tau) {
        PredictionTable table = table(input + ".csv");
        Map<String, AequitasAudit> audits = new LinkedHashMap<>();
        table.groups().keySet().forEach(attribute -> {
            String reference = attribute.equals("not_class") ? "Low" : "High";
            audits.put(
                    attribute,
                    AequitasAudit.of(
                            CellGrid.of(table, List.of(attribute)).counts(table, "1"),
                            AequitasAudit.Reference.PREDEFINED,
                            reference,
                            tau));
        });
        int compared = 0;
        try (CsvRows rows = CsvRows.open(resource(expected + ".csv"))) {
            while (rows.next()) {
                AequitasAudit audit = Objects.requireNonNull(audits.get(rows.get(rows.column("attribute_name"))));
                String group = rows.get(rows.column("attribute_value"));
                for (int c = 0; c < rows.header().size(); c++) {
                    String column = rows.header().get(c);
                    boolean old = column.startsWith("ppr") && !column.contains("disparity") && input.equals("test_2");
                    if (!old) {
                        compared += check(audit, group, column, rows.get(c)) ? 1 : 0;
                    }
                }
            }
        }
        assertThat(compared).as("compared fields").isGreaterThanOrEqualTo(25);
    }

    private static boolean check(AequitasAudit audit, String group, String column, String text) {
        if (column.endsWith("_ref")) {
            String reference = audit.row(group).references().getOrDefault(AequitasMeasure.FPR, "");
            return check(audit, reference, column.substring(0, column.length() - 4), text);
        }
        Parity parity = parity(audit, group, column);
        if (parity != null) {
            Parity theirs = CsvRows.missing(text)
                    ? Parity.UNDEFINED
                    : Boolean.parseBoolean(text.toLowerCase(Locale.ROOT)) ? Parity.PASSED : Parity.FAILED;
            assertThat(parity).as(group + " " + column).isEqualTo(theirs);
            return true;
        }
        Double ours = number(audit, group, column);
        if (ours == null) {
            return false;
        }
        double theirs = CsvRows.missing(text) ? Double.NaN : Double.parseDouble(text);
        if (Double.isNaN(theirs)) {
            assertThat(ours).as(group + " " + column).isNaN();
        } else {
            assertThat(ours).as(group + " " + column).isCloseTo(theirs, within(EXACT));
        }
        return true;
    }

    private static @Nullable Double number(AequitasAudit audit, String group, String column) {
        AequitasAudit.Row row = audit.row(group);
        BinaryCounts c = row.counts();
        for (AequitasMeasure measure : AequitasMeasure.values()) {
            if (column.equals(measure.column())) {
                return row.values().get(measure);
            }
            if (column.equals(measure.column() + "_disparity")) {
                return row.disparities().get(measure);
            }
        }
        return switch (column) {
            case "tp" -> (double) c.tp();
            case "fp" -> (double) c.fp();
            case "fn" -> (double) c.fn();
            case "tn" -> (double) c.tn();
            case "pp" -> (double) c.tp() + c.fp();
            case "pn" -> (double) c.tn() + c.fn();
            case "group_label_pos" -> (double) c.tp() + c.fn();
            case "group_label_neg" -> (double) c.tn() + c.fp();
            case "group_size" -> (double) c.n();
            case "prev" -> BinaryRate.PREVALENCE.of(c);
            default -> null;
        };
    }

    private static @Nullable Parity parity(AequitasAudit audit, String group, String column) {
        for (AequitasMeasure measure : AequitasMeasure.values()) {
            if (column.equals(measure.parity())) {
                return audit.parity(group, measure);
            }
        }
        return switch (column) {
            case "TypeI Parity" -> audit.typeOne(group);
            case "TypeII Parity" -> audit.typeTwo(group);
            case "Equalized Odds" -> audit.equalizedOdds(group);
            case "Unsupervised Fairness" -> audit.unsupervised(group);
            case "Supervised Fairness" -> audit.supervised(group);
            default -> null;
        };
    }

    @Test
    void thePprOfFileTwoIsOfOneAttribute() {
        PredictionTable table = table("test_2.csv");
        AequitasAudit audit = AequitasAudit.of(
                CellGrid.of(table, List.of("class")).counts(table, "1"),
                AequitasAudit.Reference.PREDEFINED,
                "High",
                0.8);
        assertThat(audit.row("High").values()).containsEntry(AequitasMeasure.PPR, 0.5);
    }

    @Test
    void scoresThatAreNotBinaryNeedAThreshold() {
        assertThatThrownBy(() -> table("test_9.csv"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("test_9.csv:2: score: expected 0 or 1, found 2")
                .hasMessageContaining("--score-threshold");
        PredictionTable table = new PredictionReader(null, null, 1.0)
                .read(resource("test_9.csv"))
                .tables()
                .get(0);
        assertThat(table.counts(table.rows(), "1")).isEqualTo(new BinaryCounts(1, 1, 4, 4));
    }

    @Test
    void referencesAreChosenByMethod() {
        Map<String, BinaryCounts> groups = new LinkedHashMap<>();
        groups.put("a", new BinaryCounts(4, 2, 1, 3));
        groups.put("b", new BinaryCounts(10, 1, 5, 9));
        AequitasAudit majority = AequitasAudit.of(groups, AequitasAudit.Reference.MAJORITY, "", 0.8);
        assertThat(majority.row("a").references()).containsEntry(AequitasMeasure.FPR, "b");
        assertThat(majority.row("a").disparities()).containsEntry(AequitasMeasure.FPR, 0.4 / 0.1);
        AequitasAudit smallest = AequitasAudit.of(groups, AequitasAudit.Reference.SMALLEST, "", 0.8);
        assertThat(smallest.row("a").references())
                .containsEntry(AequitasMeasure.FPR, "b")
                .containsEntry(AequitasMeasure.FNR, "a");
        assertThatThrownBy(() -> AequitasAudit.of(groups, AequitasAudit.Reference.PREDEFINED, "c", 0.8))
                .hasMessageContaining("no group 'c'");
    }

    @Test
    void aReferenceRateOfZeroIsInfiniteAndFails() {
        Map<String, BinaryCounts> groups = Map.of("a", new BinaryCounts(1, 1, 1, 1), "b", new BinaryCounts(1, 0, 1, 2));
        AequitasAudit audit = AequitasAudit.of(groups, AequitasAudit.Reference.PREDEFINED, "b", 0.8);
        assertThat(audit.row("a").disparities()).containsEntry(AequitasMeasure.FPR, Double.POSITIVE_INFINITY);
        assertThat(audit.parity("a", AequitasMeasure.FPR)).isEqualTo(Parity.FAILED);
        assertThat(audit.parity("b", AequitasMeasure.FPR)).isEqualTo(Parity.UNDEFINED);
        assertThat(audit.typeOne("b")).isEqualTo(Parity.UNDEFINED);
        assertThat(audit.typeOne("a")).isEqualTo(Parity.FAILED);
    }
}
