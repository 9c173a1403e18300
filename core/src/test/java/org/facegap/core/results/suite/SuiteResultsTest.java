package org.facegap.core.results.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.Json;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.Measurements;
import org.facegap.core.results.MetricNames;
import org.facegap.core.results.RocPoint;
import org.facegap.core.results.Threshold;
import org.facegap.core.results.scores.CompatibilityFigure;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.scores.CrossGroupRate;
import org.facegap.core.results.scores.DataCard;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupPairTest;
import org.facegap.core.results.scores.GroupScores;
import org.facegap.core.results.scores.GroupTest;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.ScoreProtocol;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.core.results.scores.SuppressedCell;
import org.facegap.core.results.scores.SweepCell;
import org.facegap.core.results.scores.SweepRow;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.results.scores.SystemResults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteResultsTest {
    private static final Contrast CONTRAST = new Contrast(List.of("dark"), List.of("light"));
    private static final Estimate RATE = Estimate.ok(0.9, 0.8, 0.95, 101, "rate");
    private static final Estimate FEW = Estimate.tooFew(101, 300, "rate");
    private static final Estimate NONE = Estimate.undefined("no pairs", 0, "rate");

    private static GroupErrors errors(String group, Estimate rate) {
        Estimate resampled = rate.isOk() ? Estimate.ok(rate.value(), 0.7, 0.99, rate.n(), "rate") : rate;
        ErrorRate own =
                new ErrorRate(rate.isOk() ? 90.5 : 0, rate.n(), rate.isOk() ? 50.5 : Double.NaN, rate, resampled);
        return new GroupErrors(group, own, own, rate);
    }

    private static PointResults point(String name, boolean global, Estimate realised, String... differentials) {
        List<DifferentialFigure> figures = new ArrayList<>();
        for (String metric : differentials) {
            figures.add(new DifferentialFigure(
                    metric,
                    "f",
                    "s",
                    0,
                    Estimate.point(0.1, 202, "rate"),
                    Estimate.point(0.03, 202, "rate"),
                    Double.NaN,
                    0.25,
                    997,
                    false,
                    "dealt",
                    List.of("light", "dark"),
                    List.of(new SuppressedCell("dark", "FMR", 3, 0.5, "few")),
                    List.of("note")));
        }
        GroupTest test = new GroupTest(
                "FNMR",
                List.of("light", "dark"),
                1.5,
                1,
                0.2,
                1.1,
                0,
                List.of(new GroupPairTest("light", "dark", RATE, 0.2, 0.3)),
                RATE,
                "");
        return new PointResults(
                name,
                global,
                new Threshold("rule", global ? 0.01 : Double.NaN, global ? 0.37 : Double.NaN, realised),
                errors(Measurement.ALL_GROUPS, RATE),
                List.of(errors("light", RATE), errors("dark", FEW), errors("none", NONE)),
                RATE,
                figures,
                List.of(test));
    }

    private static SystemResults system(String name, List<Long> seeds) {
        List<GroupScores> groups = new ArrayList<>();
        List<CompatibilityFigure> figures = new ArrayList<>();
        for (String group : List.of("light", "dark", "none", Measurement.ALL_GROUPS)) {
            groups.add(new GroupScores(group, 101, 103, 1, 2, RATE, FEW, NONE, List.of(new RocPoint(0, 0.5))));
        }
        figures.add(new CompatibilityFigure(CompatibilityFigure.OWN, "light", "FMR100", RATE));
        figures.add(new CompatibilityFigure("bob", "light", "EER", RATE));
        List<Measurement> trainings = new ArrayList<>();
        seeds.forEach(seed ->
                trainings.add(Measurement.Source.of(name, seed, "FMR 1 %").figure("dark", "FMR", RATE)));
        return new SystemResults(
                name,
                seeds,
                false,
                groups,
                List.of(
                        point("FMR 1 %", true, Estimate.point(0.012, 7, "rate"), "FPD", "max - min FNMR"),
                        point("10-fold accuracy", false, NONE, "max - min error")),
                List.of(new SweepRow(0.1, Double.NaN, 0.1, List.of(new SweepCell("light", 1, 103, 2, 101, 10.3)))),
                List.of(
                        new CrossGroupRate("light", "light", 4, 101, RATE),
                        new CrossGroupRate("light", "dark", 3.5, 101, FEW),
                        new CrossGroupRate("dark", "dark", 0, 0, NONE)),
                figures,
                trainings);
    }

    /** The baseline's value is its own over the same pairs; the candidate's was taken over fewer. */
    private static SystemComparison comparison(String point, boolean global, String differential) {
        return new SystemComparison(
                "biased",
                "balanced",
                point,
                global,
                List.of(new GroupChange("light", RATE, NONE, RATE, 3, 4.5, global ? 0.04 : Double.NaN)),
                RATE,
                FEW,
                List.of(new DifferentialChange(
                        differential, Estimate.point(0.1, 101, "rate"), Estimate.point(0.2, 101, "rate"), RATE)),
                "it helps",
                new ContrastChange(
                        CONTRAST, MetricNames.contrast(global ? MetricNames.FNMR : MetricNames.ACCURACY), RATE, 0.03));
    }

    private static ScoreResults scores() {
        return new ScoreResults(
                new Conclusion("yes", List.of()),
                new DataCard(List.of(), 0, 0, false, 0, "same group", 0, "", List.of(), List.of()),
                List.of(system("biased", List.of()), system("balanced", List.of(1L, 2L))),
                List.of(
                        comparison("FMR 1 %", true, "max - min FNMR"),
                        comparison("10-fold accuracy", false, "max - min error")),
                List.of(),
                List.of(),
                List.of("few"),
                new ScoreProtocol(
                        "scores of pairs",
                        null,
                        "biased",
                        "pooled",
                        List.of(0.01),
                        Map.of("a", 0.5),
                        List.of(),
                        "all",
                        null,
                        new ScoreProtocol.Resampling(0.95, 30, 99, null, 1),
                        CONTRAST));
    }

    private static SuiteResults results() {
        ScoreResults scores = scores();
        ArmFigures figures = new ArmFigures(scores, List.of("light", "dark"));
        ArmResults arm = new ArmResults(
                "balanced",
                "evolutionary",
                List.of(1L, 2L),
                new Composition(
                        17,
                        34,
                        Map.of("tone", Map.of("dark", 5L, "light", 12L)),
                        Map.of("tone", RATE),
                        Map.of("dark", Map.of("too close", RATE)),
                        Map.of("tone", new Balance(RATE, RATE, "dark", RATE, "dark", RATE, Map.of("dark", RATE)))),
                List.of(),
                List.of(new TrainingCurve("recognition", 1, List.of(new CurvePoint(10, 3.5, Double.NaN)))),
                new Cost(1000, 34, Double.NaN));
        SuiteProtocol.Dataset set = new SuiteProtocol.Dataset(
                "Faces", "there", "free", "the source", true, null, 34, 2, Map.of("broken", 3L), Map.of());
        return new SuiteResults(
                "demo",
                "does it help?",
                List.of("light", "dark"),
                "tone",
                List.of(arm),
                new SuiteVerification(
                        scores,
                        Map.of("balanced", figures.of("balanced")),
                        figures.comparisons().stream()
                                .map(c -> c.saying(true, "it helps"))
                                .toList()),
                null,
                List.of("few pairs"),
                new SuiteProtocol(
                        new SuiteProtocol.TestSet("dataset", 1, 64, "files", null, set, set, Map.of("age", 4L)),
                        new SuiteProtocol.Pairs(
                                "drawn", "within", "drawn", "cosine", 1, 10, 100, 100, 200, 200, Map.of("across", 2L)),
                        "by people",
                        List.of(1L, 2L),
                        Map.of("balanced", "3 of 12"),
                        Map.of("balanced", set),
                        Map.of("balanced", JsonNodeFactory.instance.objectNode().put("steps", 12)),
                        new SuiteProtocol.Content(
                                "a",
                                Map.of("m", "f"),
                                new SuiteProtocol.VerificationContent("b", "c", "d", Map.of("s.csv", "e")))),
                new Conclusion("yes", List.of("but")));
    }

    @Test
    void everyRecordSurvivesTheFile(@TempDir Path dir) {
        Path file = dir.resolve("results.json");
        SuiteResults results = results();
        Json.write(file, results);
        SuiteResults read = SuiteResults.read(file);
        ScoreResults scores = scores();
        assertThat(Objects.requireNonNull(read.verification()).scores()).isEqualTo(scores);
        assertThat(read).isEqualTo(results);
        assertThat(read.protocol().facts()).containsEntry("folds", 10).doesNotContainKeys("world", "recipe");
        Timings timings = new Timings(Map.of("train", 12.5), Map.of("train", 900.0));
        Json.write(file, timings);
        assertThat(Json.read(file, Timings.class)).isEqualTo(timings);
        Json.write(file, scores);
        assertThat(ScoreResults.read(file)).isEqualTo(scores);
    }

    @Test
    void withoutRecognitionNoKeyTellsOfIt(@TempDir Path dir) {
        SuiteResults with = results();
        SuiteProtocol whole = with.protocol();
        SuiteProtocol.TestSet test = whole.test();
        SuiteProtocol protocol = new SuiteProtocol(
                new SuiteProtocol.TestSet(
                        test.testSource(),
                        test.testSeed(),
                        test.imageSize(),
                        test.images(),
                        new SuiteProtocol.World(4, null, 1, 1, false),
                        test.testSet(),
                        null,
                        Map.of()),
                null,
                whole.intervals(),
                whole.trainingSeeds(),
                Map.of(),
                whole.trainingSets(),
                Map.of(),
                new SuiteProtocol.Content("a", Map.of("m", "f"), null));
        SuiteResults results = new SuiteResults(
                "demo",
                "does it help?",
                with.groups(),
                "tone",
                with.arms(),
                null,
                null,
                List.of(),
                protocol,
                new Conclusion("yes", List.of()));
        Path file = dir.resolve("results.json");
        Json.write(file, results);
        assertThat(SuiteResults.read(file)).isEqualTo(results);
        JsonNode written = Json.read(file, JsonNode.class);
        List<String> keys = new ArrayList<>();
        for (JsonNode part : List.of(
                written,
                written.at("/protocol"),
                written.at("/protocol/test"),
                written.at("/protocol/test/world"),
                written.at("/protocol/content"))) {
            part.fieldNames().forEachRemaining(keys::add);
        }
        assertThat(keys)
                .contains("arms", "testSet", "testImages", "testIdentitiesPerTone")
                .doesNotContain(
                        "measurements",
                        "scores",
                        "attributes",
                        "comparisons",
                        "pairs",
                        "calibrationSet",
                        "calibrationIdentitiesPerTone",
                        "verification");
        assertThat(results.facts().keySet()).noneMatch(key -> key.contains("alibration") || key.contains("airs"));
    }

    @Test
    void noFigureStandsTwice() {
        List<Measurement> all = scores().measurements();
        assertThat(new Measurements(all)).isNotNull();
        assertThat(all)
                .filteredOn(
                        m -> m.metric().equals("max - min FNMR") && m.system().equals("biased"))
                .hasSize(1);
        assertThatThrownBy(() -> new Measurements(List.of(all.get(0), all.get(0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("measured twice");
    }

    @Test
    void resultsOfAnotherShapeAreToldInOneMessage(@TempDir Path dir) throws IOException {
        Path file = Files.writeString(dir.resolve("results.json"), "{\"suite\": \"old\", \"arms\": []}");
        assertThatThrownBy(() -> SuiteResults.read(file))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no results of this version")
                .hasMessageContaining("results.schema.json")
                .hasMessageEndingWith("Measure again with this version.");
        Json.write(file, scores());
        assertThatThrownBy(() -> SuiteResults.read(file))
                .hasMessageContaining("these are results of `facegap score`, where those of `facegap run` are expected")
                .hasMessageNotContaining("Measure again");
    }

    @Test
    void aCompositionOfBeforeTheBalanceIsRead(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("composition.json");
        Files.writeString(
                file,
                "{\"identities\": 3, \"images\": 6, \"identitiesPerValue\": {}, \"auditAgreement\": {},"
                        + " \"rejectionRates\": {}}");
        assertThat(Json.read(file, Composition.class))
                .isEqualTo(new Composition(3, 6, Map.of(), Map.of(), Map.of(), Map.of()));
        Files.writeString(file, "{\"identities\": 3, \"images\": 6, \"identitiesPerValue\": {}}");
        assertThatThrownBy(() -> Json.read(file, Composition.class))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("auditAgreement");
    }
}
