package org.facegap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.core.files.Sha256;
import org.facegap.models.external.ExternalModel;
import org.facegap.models.external.ModelCard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX models of other people on the command line. */
class ExternalModelCommandTest {
    private static final Path FILES =
            Path.of("..", "models", "src", "test", "resources", "org", "facegap", "models", "external");

    @TempDir
    Path dir;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(FILES.resolve("vector.onnx"), dir.resolve("mine.onnx"));
    }

    @Test
    void inspectTellsWhatTheFileHoldsAndGivesACard() throws IOException {
        Path file = dir.resolve("mine.onnx");
        Invocation inspect = Invocation.of("checkpoint", "inspect", file);
        assertThat(inspect.code()).as(inspect.all()).isZero();
        assertThat(inspect.out())
                .contains(
                        "ONNX, IR version 8, by facegap tests",
                        "ai.onnx 13",
                        "image, float [N, 3, 16, 16]",
                        "vector, float [N, 12]",
                        "4: 1 Conv, 1 Flatten, 1 Gemm, 1 Relu",
                        "parameters    1452",
                        Sha256.of(file),
                        "It has no card");
        JsonNode facts = new ObjectMapper()
                .readTree(Invocation.of("checkpoint", "inspect", file, "--json").out());
        assertThat(facts.get("facts").get("parameters").asLong()).isEqualTo(1452);

        // With its gaps the card is refused, one by one; filled in it is a card for this file.
        String card = facts.get("template").asText();
        Path path = Files.writeString(dir.resolve("mine.model.yaml"), card);
        assertThatThrownBy(() -> ModelCard.read(path))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("kind: expected one of attributes, embedder, detector; found FILL");
        Files.writeString(path, card.replace("kind: FILL", "kind: attributes"));
        assertThatThrownBy(() -> ModelCard.read(path))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("input.colours")
                .hasMessageContaining("input.mean.0")
                .hasMessageContaining("face.align");
        String filled = card.substring(0, card.indexOf("attributes:\n"))
                .replace("kind: FILL", "kind: embedder")
                .replace("colours: FILL", "colours: rgb")
                .replace("pixels: FILL", "pixels: 0-1")
                .replace("[FILL, FILL, FILL]", "[1, 1, 1]")
                .replace("align: FILL", "align: none");
        Files.writeString(path, filled);
        assertThat(ExternalModel.open(file).card().input().width()).isEqualTo(16);
        Invocation again = Invocation.of("checkpoint", "inspect", file);
        assertThat(again.out()).contains("mine.model.yaml: embedder").doesNotContain("FILL");
    }

    @Test
    void whatCannotBeInspectedIsTold() throws IOException {
        Files.writeString(dir.resolve("text.onnx"), "this is no model");
        Invocation text = Invocation.of("checkpoint", "inspect", dir.resolve("text.onnx"));
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.err()).contains("text.onnx: is no ONNX file").doesNotContain("\tat ");
        Invocation none = Invocation.of("checkpoint", "inspect", dir.resolve("none.onnx"));
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("there is no file");
    }

    @Test
    void theDoctorSaysWhetherThereIsARuntime() {
        assertThat(Invocation.of("doctor").out()).containsPattern("ok +onnx +ONNX Runtime 1\\.\\d+");
    }

    private Invocation plan(String oracle, String auditOracle) throws IOException {
        String yaml = """
                name: own
                question: Does it plan?
                compute: {device: cpu, type: float32, threads: 1}
                test: {identitiesPerGroup: 4, imagesPerIdentity: 3, calibrationIdentitiesPerGroup: 4, size: 32}
                arms:
                  - {name: balanced, source: generated, composition: balanced}
                generate: {identities: 4, oracle: %s, auditOracle: %s}
                train:
                  seeds: [1]
                  recognition: {network: {architecture: plain, size: 32, width: 4, depths: [1, 1], dimension: 16}, steps: 3, batch: 8}
                evaluate: {genuinePerGroup: 8, impostorPerGroup: 8, folds: 2, replicates: 100, permutations: 100}
                """.formatted(oracle, auditOracle);
        Path suite = Files.writeString(dir.resolve("own.yaml"), yaml);
        return Invocation.of("run", suite, "--jobs", 0, "--out", dir.resolve("run"), "--dry-run");
    }

    @Test
    void theSameWeightsAreNoSecondOpinion() throws IOException {
        Path oracle = FILES.resolve("brightness.onnx");
        Path copy = Files.copy(oracle, dir.resolve("other.onnx"));
        String card = Files.readString(FILES.resolve("brightness.model.yaml"));
        Files.writeString(
                dir.resolve("other.model.yaml"), card.replace("brightness.onnx", "other.onnx") + "trustCode: false\n");
        Invocation same = plan(oracle.toString(), copy.toString());
        assertThat(same.code()).as(same.all()).isEqualTo(2);
        assertThat(same.err()).contains("generate.auditOracle", "is the same model as", "cannot audit it");
        Invocation other =
                plan(oracle.toString(), FILES.resolve("brightness-audit.onnx").toString());
        assertThat(other.code()).as(other.all()).isZero();
    }

    @Test
    void aWrongCardEndsThePlan() throws IOException {
        Files.writeString(
                dir.resolve("mine.model.yaml"),
                Files.readString(FILES.resolve("vector.model.yaml"))
                        .replace("vector.onnx", "mine.onnx")
                        .replace("bgr", "brg"));
        Invocation plan = plan(dir.resolve("mine.onnx").toString(), "builtin:oracle-audit");
        assertThat(plan.code()).isEqualTo(2);
        assertThat(plan.err()).contains("mine.model.yaml:5: input.colours", "did you mean 'bgr'?");
    }
}
