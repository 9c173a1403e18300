package org.facegap.evaluation.attribute.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAudit;
import org.facegap.core.results.attribute.CellAudit;
import org.facegap.core.results.attribute.ClassAudit;
import org.facegap.core.results.attribute.Disparity;
import org.facegap.core.results.attribute.GroupingAudit;
import org.facegap.core.results.attribute.ScaleErrors;
import org.facegap.core.results.attribute.SmallCell;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.PredictionTable;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.facegap.evaluation.attribute.input.PredictionReader;
import org.junit.jupiter.api.Test;

class AttributeAuditorTest {
    private static AuditSpec settings(
            List<List<String>> by, Map<String, String> reference, Map<String, String> unprivileged, String positive) {
        return new AuditSpec(
                by,
                positive,
                reference,
                unprivileged,
                AequitasAudit.Reference.PREDEFINED,
                0.8,
                new MinimumCounts(30, 1),
                0.95,
                200,
                1,
                List.of(1, 5),
                null);
    }

    private static PredictionTable compas() {
        try {
            return new PredictionReader(null, null, null)
                    .read(Path.of(Objects.requireNonNull(AttributeAuditorTest.class.getResource(
                                    "/org/facegap/evaluation/aequitas/compas_for_aequitas.csv"))
                            .toURI()))
                    .tables()
                    .get(0);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Disparity find(ClassAudit audit, String metric, String convention) {
        return audit.disparities().stream()
                .filter(d -> d.metric().equals(metric) && d.convention().equals(convention))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void compasByRaceAgainstOneGroup() {
        AttributeAudit audit = new AttributeAuditor(settings(
                        List.of(List.of("race")), Map.of("race", "Caucasian"), Map.of("race", "African-American"), "0"))
                .audit(compas());
        GroupingAudit race = audit.groupings().get(0);
        assertThat(race.cells()).hasSize(6);
        assertThat(race.suppressed()).containsExactly(new SmallCell("Native American", 18, 30));
        ClassAudit favourable = race.classes().get(0);
        assertThat(favourable.reference()).isEqualTo("Caucasian");
        assertThat(find(favourable, "disparate impact", "AIF360").value().value())
                .isCloseTo(0.6315929383116883, within(1e-12));
        assertThat(find(favourable, "Theil index", "AIF360").value().value())
                .isCloseTo(0.25638074267736866, within(1e-12));
        assertThat(favourable.references()).hasSize(5);
        assertThat(favourable.overallParity()).isEqualTo("failed");
        Disparity parity = find(favourable, "demographic parity difference", "Fairlearn");
        assertThat(parity.permutationP()).isLessThan(0.01);
        assertThat(parity.expectedByChance()).isBetween(0.01, 0.2);
        assertThat(parity.value().hasInterval())
                .as("a largest minus smallest of five groups has no interval")
                .isFalse();
        assertThat(race.accuracyGap().value().value()).isBetween(0.2, 0.21);
        assertThat(race.accuracyGap().best()).isEqualTo("Asian");
    }

    @Test
    void smallCellsAreSuppressedAndNoLongerDecide() {
        AttributeAudit audit =
                new AttributeAuditor(settings(List.of(List.of("race", "sex")), Map.of(), Map.of(), "")).audit(compas());
        GroupingAudit cells = audit.groupings().get(0);
        assertThat(cells.suppressed())
                .extracting(SmallCell::cell)
                .containsExactly("Asian | Female", "Native American | Female", "Native American | Male");
        ClassAudit one = cells.classes().get(0);
        assertThat(one.positive()).isEqualTo("1");
        assertThat(one.cells()).hasSize(12);
        assertThat(one.reference()).as("the largest cell").isEqualTo("African-American | Male");
        assertThat(find(one, "equal opportunity difference", "Fairlearn, as it prints it")
                        .value()
                        .value())
                .isEqualTo(1.0);
        assertThat(find(one, "equal opportunity difference", "Fairlearn")
                        .value()
                        .value())
                .isBetween(0.4, 0.5);
        Estimate suppressed = one.cells().get(2).rates().getOrDefault("TPR", Estimate.point(0, 0, "rate"));
        assertThat(one.cells().get(2).cell()).isEqualTo("Asian | Female");
        assertThat(suppressed.status()).isEqualTo(Estimate.Status.TOO_FEW);
    }

    @Test
    void resultsSurviveJson() throws Exception {
        AttributeAudit audit = new AttributeAuditor(settings(List.of(), Map.of(), Map.of(), "")).audit(compas());
        assertThat(audit.groupings())
                .extracting(GroupingAudit::by)
                .containsExactly(List.of("race"), List.of("sex"), List.of("age_cat"));
        String json = Json.canonical(audit);
        assertThat(Json.canonical(Json.mapper().readValue(json, AttributeAudit.class)))
                .isEqualTo(json);
        AttributeAudit again = new AttributeAuditor(settings(List.of(), Map.of(), Map.of(), "")).audit(compas());
        assertThat(Json.canonical(again)).as("the same seed, the same numbers").isEqualTo(json);
    }

    private static PredictionTable ages(boolean ranges, int n) {
        SplittableRandom random = new SplittableRandom(3);
        List<String> truth = new ArrayList<>();
        List<String> said = new ArrayList<>();
        List<String> group = new ArrayList<>();
        List<String> names = List.of("0-2", "3-9", "10-19", "20-29", "30-39");
        for (int i = 0; i < n; i++) {
            int is = random.nextInt(ranges ? 5 : 80);
            int off = random.nextInt(i % 2 == 0 ? 2 : 5);
            int guess = Math.min(ranges ? 4 : 200, is + off);
            truth.add(ranges ? names.get(is) : String.valueOf(is));
            said.add(ranges ? names.get(guess) : String.valueOf(guess));
            group.add(i % 2 == 0 ? "near" : "far");
        }
        return new PredictionTable(
                "s", "age", Labels.of(truth), Labels.of(said), Map.of("group", Labels.of(group)), null);
    }

    @Test
    void agesInYearsHaveErrorsAndNoConfusion() {
        AttributeAudit audit =
                new AttributeAuditor(settings(List.of(), Map.of(), Map.of(), "")).audit(ages(false, 2000));
        assertThat(audit.classes()).isEmpty();
        GroupingAudit grouping = audit.groupings().get(0);
        assertThat(grouping.classes()).isEmpty();
        CellAudit far = grouping.cells().get(0);
        ScaleErrors errors = Objects.requireNonNull(far.age());
        assertThat(errors.unit()).isEqualTo("years");
        assertThat(errors.meanAbsolute().value()).isCloseTo(2, within(0.15));
        assertThat(errors.bias().value()).isEqualTo(errors.meanAbsolute().value());
        assertThat(errors.within()).containsOnlyKeys(1, 5);
        assertThat(far.balancedAccuracy().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(Objects.requireNonNull(grouping.ageGap()).best()).isEqualTo("near");
        assertThat(Objects.requireNonNull(grouping.ageGap()).permutationP()).isLessThan(0.01);
        assertThat(Objects.requireNonNull(grouping.ageGap()).value().unit()).isEqualTo("years");
    }

    @Test
    void ageRangesAreClassesAndAScale() {
        AttributeAudit audit =
                new AttributeAuditor(settings(List.of(), Map.of(), Map.of(), "")).audit(ages(true, 2000));
        assertThat(audit.classes()).hasSize(5);
        ScaleErrors errors = Objects.requireNonNull(audit.all().age());
        assertThat(errors.unit()).isEqualTo("ranges");
        assertThat(errors.within()
                        .getOrDefault(0, Estimate.point(-1, 0, "rate"))
                        .value())
                .isEqualTo(audit.all().accuracy().value());
        assertThat(audit.groupings().get(0).classes()).hasSize(5);
    }

    @Test
    void mistakesInSettingsAreTold() {
        assertThatThrownBy(() -> new AttributeAuditor(settings(List.of(List.of("rase")), Map.of(), Map.of(), ""))
                        .audit(compas()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("there is no group 'rase'")
                .hasMessageContaining("did you mean 'race'?");
        assertThatThrownBy(() -> new AttributeAuditor(
                                settings(List.of(List.of("race")), Map.of("race", "White"), Map.of(), ""))
                        .audit(compas()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--reference")
                .hasMessageContaining("Caucasian");
        assertThatThrownBy(() -> new AttributeAuditor(settings(
                                List.of(List.of("race")), Map.of("race", "Caucasian"), Map.of("race", "Caucasian"), ""))
                        .audit(compas()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("--unprivileged");
    }

    @Test
    void oneGroupAloneIsMeasuredAndNotCompared() {
        PredictionTable table = new PredictionTable(
                "s",
                "a",
                Labels.of(Collections.nCopies(40, "1")),
                Labels.of(Collections.nCopies(40, "1")),
                Map.of("g", Labels.of(Collections.nCopies(40, "only"))),
                null);
        AttributeAudit audit = new AttributeAuditor(settings(List.of(), Map.of(), Map.of(), "1")).audit(table);
        ClassAudit one = audit.groupings().get(0).classes().get(0);
        assertThat(find(one, "demographic parity difference", "Fairlearn")
                        .value()
                        .status())
                .isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(one.overallParity()).isEqualTo("undefined");
        assertThat(audit.groupings().get(0).accuracyGap().value().status()).isEqualTo(Estimate.Status.UNDEFINED);
        assertThat(audit.groupings().get(0).cells().get(0).accuracy().value()).isEqualTo(1.0);
    }
}
