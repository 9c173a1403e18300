package org.facegap.core.results.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.Json;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.RocPoint;
import org.facegap.core.results.Threshold;
import org.facegap.core.results.scores.DataCard;
import org.facegap.core.results.scores.ScoreResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteResultsTest {
    @Test
    void everyRecordSurvivesTheFile(@TempDir Path dir) {
        Estimate rate = Estimate.ok(0.9, 0.8, 0.95, 101, "rate");
        Gap gap = new Gap(Estimate.point(0.1, 2, "rate"), 0.03, Double.NaN, 997, "light", "dark");
        GroupVerification group = new GroupVerification(
                "dark",
                13,
                101,
                103,
                rate,
                rate,
                rate,
                Estimate.tooFew(101, 300, "rate"),
                rate,
                new Counts(1, 2, 3),
                List.of(new RocPoint(0, 0.5), new RocPoint(1, 1)));
        ArmResults arm = new ArmResults(
                "balanced",
                "evolutionary",
                List.of(1L, 2L),
                new Composition(
                        17,
                        34,
                        Map.of("tone", Map.of("dark", 5L, "light", 12L)),
                        Map.of("tone", rate),
                        Map.of("dark", Map.of("too close", rate)),
                        Map.of("tone", new Balance(rate, rate, "dark", rate, "dark", rate, Map.of("dark", rate)))),
                new VerificationResults(
                        List.of(group),
                        rate,
                        0.02,
                        gap,
                        gap,
                        new WorstGroup("dark", rate),
                        new Threshold("fmr", 0.001, 0.37, rate)),
                List.of(new AttributeResults("age", List.of(new GroupAccuracy("dark", rate, rate)), rate, gap)),
                List.of(new TrainingCurve("recognition", 1, List.of(new CurvePoint(10, 3.5, Double.NaN)))),
                new Cost(1000, 34, Double.NaN));
        SuiteResults results = new SuiteResults(
                "demo",
                "does it help?",
                List.of("light", "dark"),
                "tone",
                List.of(arm),
                List.of(new Comparison(
                        "biased",
                        "balanced",
                        List.of(new GroupDifference("dark", Estimate.undefined("one seed", 1, "difference"))),
                        rate,
                        rate,
                        rate,
                        true,
                        "it helps")),
                new ScoreResults(
                        new Conclusion("yes", List.of()),
                        new DataCard(List.of(), 0, 0, false, 0, "same group", 0, "", List.of(), List.of()),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of("seed", 1)),
                null,
                List.of("few pairs"),
                Map.of("pairs", 100, "seeds", List.of(1, 2)),
                new Conclusion("yes", List.of("but")));
        Path file = dir.resolve("results.json");
        Json.write(file, results);
        assertThat(Json.read(file, SuiteResults.class)).isEqualTo(results);
        Timings timings = new Timings(Map.of("train", 12.5), Map.of("train", 900.0));
        Json.write(file, timings);
        assertThat(Json.read(file, Timings.class)).isEqualTo(timings);
    }

    @Test
    void aCompositionOfBeforeTheBalanceIsRead(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("composition.json");
        Files.writeString(
                file,
                "{\"identities\": 3, \"pictures\": 6, \"identitiesPerValue\": {}, \"auditAgreement\": {},"
                        + " \"rejectionRates\": {}}");
        assertThat(Json.read(file, Composition.class))
                .isEqualTo(new Composition(3, 6, Map.of(), Map.of(), Map.of(), Map.of()));
        Files.writeString(file, "{\"identities\": 3, \"pictures\": 6, \"identitiesPerValue\": {}}");
        assertThatThrownBy(() -> Json.read(file, Composition.class))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("auditAgreement");
    }
}
