package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.NamedModels;
import org.facegap.models.named.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredictCommandTest {
    private static final Path MODELS =
            Path.of("..", "models", "src", "test", "resources", "org", "facegap", "models", "external");

    @TempDir
    Path dir;

    private Invocation predict(Object... more) {
        List<Object> all =
                new ArrayList<>(List.of("predict", dir.resolve("set"), "--out", dir.resolve("out"), "--device", "cpu"));
        all.addAll(List.of("--permutations", "99", "--min-rows", "5", "--min-trials", "1"));
        all.addAll(Arrays.asList(more));
        return Invocation.of(all.toArray());
    }

    private List<String> predictions(String name) throws IOException {
        return Files.readAllLines(dir.resolve("out/predictions").resolve(name + ".csv"));
    }

    @Test
    void twoModelsAreReportedPerGroup() throws IOException {
        FaceDataset set = TinyFaces.of(dir, 12, 3, 32);
        Invocation run = predict(
                "--oracle",
                MODELS.resolve("brightness.onnx"),
                "--oracle",
                MODELS.resolve("brightness-112.onnx"),
                "--group",
                "race");
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out())
                .contains(
                        "brightness: no failure to acquire in 36 images",
                        "brightness-112: failures to acquire 4 of 36, a 2 of 18, b 2 of 18",
                        "light by race",
                        "report: ");
        List<String> lines = predictions("brightness");
        assertThat(lines).hasSize(37).first().isEqualTo("image,identity,true_light,predicted_light,race");
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 0);
        try (Oracle oracle = new NamedModels(runtime, 32)
                .oracle(MODELS.resolve("brightness.onnx").toString())) {
            for (int i = 0; i < 36; i++) {
                FaceRecord record = set.records().get(i);
                float[][] one = {set.read(record).toPlanar()};
                assertThat(lines.get(i + 1).split(",")[3])
                        .isEqualTo(oracle.read(one).get(0).value("light"));
            }
        }
        // Where there is no face nothing is predicted; the dark images are those.
        assertThat(predictions("brightness-112"))
                .contains("p03_2,p03,dark,,b")
                .filteredOn(line -> line.contains(",dark,"))
                .hasSize(4)
                .allMatch(line -> line.contains(",dark,,"));
        JsonNode facts =
                new ObjectMapper().readTree(dir.resolve("out/predict.json").toFile());
        assertThat(facts.get("systems").get(1).get("failures").get("a").asLong())
                .isEqualTo(2);
        AttributeAuditResults results = Json.read(dir.resolve("out/results.json"), AttributeAuditResults.class);
        assertThat(results.systems()).hasSize(2);
        var audit = results.systems().get(0).attributes().get(0);
        assertThat(audit.attribute()).isEqualTo("light");
        assertThat(audit.all().n()).isEqualTo(36);
        assertThat(audit.all().accuracy().value()).isEqualTo(1);
        assertThat(audit.groupings().get(0).cells()).hasSize(2);
        assertThat(dir.resolve("out/report.html")).isNotEmptyFile();
    }

    @Test
    void aTruthOfAnotherNameAndWhatTheModelNeverSays() throws IOException {
        FaceDataset set = TinyFaces.of(dir, 12, 3, 32);
        String card = Files.readString(MODELS.resolve("brightness.model.yaml"));
        Files.copy(MODELS.resolve("brightness.onnx"), dir.resolve("brightness.onnx"));
        Files.writeString(
                dir.resolve("brightness.model.yaml"),
                card.replace("light: {", "glow: {").replace("[dark, bright]", "[dim, bright]"));
        Invocation none = predict("--oracle", dir.resolve("brightness.onnx"), "--group", "race");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("has the attributes glow, ", " has race, light; say which are the same");
        Invocation unlike = predict(
                "--oracle", dir.resolve("brightness.onnx"), "--truth", "glow=light", "--group", "race,race+light");
        assertThat(unlike.code()).isEqualTo(2);
        assertThat(unlike.err())
                .contains(
                        "light says bright, dark",
                        "glow says bright, dim",
                        "dark is never predicted and dim is never true")
                .contains("--class dim=dark");
        Invocation same = predict(
                "--oracle",
                dir.resolve("brightness.onnx"),
                "--truth",
                "glow=light",
                "--group",
                "race",
                "--class",
                "dim=dark");
        assertThat(same.code()).as(same.all()).isZero();
        assertThat(same.out()).contains("'dim' counts as 'dark'").doesNotContain("never says");
        Invocation run = predict(
                "--oracle",
                dir.resolve("brightness.onnx"),
                "--truth",
                "glow=light",
                "--group",
                "race,race+light",
                "--class",
                "dim=dim");
        assertThat(run.code()).as(run.all()).isZero();
        assertThat(run.out()).contains("never says glow dark; these images count as errors");
        assertThat(predictions("brightness"))
                .startsWith("image,identity,true_glow,predicted_glow,race,light")
                .contains("p03_2,p03,dark,dim,b,dark");
        AttributeAuditResults results = Json.read(dir.resolve("out/results.json"), AttributeAuditResults.class);
        assertThat(results.systems().get(0).attributes().get(0).groupings()).hasSize(2);
        assertThat(set.records()).hasSize(36);

        Invocation some = predict(
                "--oracle",
                dir.resolve("brightness.onnx"),
                "--truth",
                "glow=light",
                "--group",
                "light",
                "--only",
                "race=b",
                "--class",
                "dim=dim");
        assertThat(some.code()).as(some.all()).isZero();
        assertThat(predictions("brightness")).hasSize(19).contains("p03_2,p03,dark,dim,dark");

        Invocation left = predict("--oracle", dir.resolve("brightness.onnx"), "--truth", "glow=", "--group", "race");
        assertThat(left.code()).isEqualTo(2);
        assertThat(left.err()).contains("say which are the same");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--group=rase|--group: |has no attribute 'rase'; did you mean 'race'?",
                "--group=race --truth=lihgt=light|--truth: |has no attribute 'lihgt'; did you mean 'light'? The attributes are light",
                "--group=race --truth=light=lihgt|--truth: |has no attribute 'lihgt'; did you mean 'light'?",
                "--group=race --truth=light=race|race says a, b; |none is the same. Say which predicted word",
                "--group=race --name=a/b|--name: 'a/b' cannot name a file|expected up to 64",
                "--truth=light=light|--group|Missing",
            })
    void whatCannotBeDoneIsOneSentence(String options, String message, String rest) throws IOException {
        TinyFaces.of(dir, 4, 2, 16);
        List<Object> all = new ArrayList<>(List.of("--oracle", MODELS.resolve("brightness.onnx")));
        all.addAll(Arrays.asList(options.split(" ")));
        Invocation run = predict(all.toArray());
        assertThat(run.code()).as(run.all()).isEqualTo(2);
        assertThat(run.err()).contains(message, rest).doesNotContain("\tat ", "fault of facegap");
    }
}
