package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptArchive;
import org.facegap.models.engine.ScriptClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptModelTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);
    private static final String CARD = """
            kind: attributes
            model: m.pt
            trustCode: true
            input: {width: 16, height: 16, colours: rgb, layout: nchw, pixels: 0-1, mean: [0, 0, 0], std: [1, 1, 1], batch: 2}
            face: {align: none}
            attributes:
              tone: {output: "0", reading: logits, classes: [light, dark]}
              age: {output: "1", reading: number, classes: [young, old], edges: [40], times: 100, deviation: 10}
            """;

    @TempDir
    Path dir;

    /** Scaled mean as two logits, and mean as a number; half as much in training. */
    private Path write(String card) throws IOException {
        ScriptClass root = new ScriptClass("Net");
        root.tensor("scale", new long[] {2}, false, () -> new float[] {4, -4});
        root.method("""
                  def forward(self, x: Tensor) -> Tuple[Tensor, Tensor]:
                    m = torch.mean(torch.dropout(x, 0.5, self.training), [1, 2, 3], True)
                    flat = torch.reshape(m, [-1, 1])
                    return (torch.mul(flat, self.scale), flat)
                """);
        try (OutputStream out = Files.newOutputStream(dir.resolve("m.pt"))) {
            ScriptArchive.write(out, root, Map.of());
        }
        return Files.writeString(dir.resolve("m.model.yaml"), card);
    }

    private static PlanarImage grey(float value) {
        float[] values = new float[3 * 256];
        Arrays.fill(values, value);
        return PlanarImage.square(values, 16);
    }

    @Test
    void aModuleRunsInEvaluationModeWhenItsCardTrustsIt() throws IOException {
        try (ExternalClassifier oracle = ExternalModel.open(write(CARD)).classifier(RUNTIME)) {
            FaceRows rows = oracle.probabilities(List.of(grey(0.5f), grey(0.25f), grey(0.4f)), null);
            assertThat(rows.rows()).hasDimensions(3, 4);
            assertThat(rows.rows()[0][0]).isCloseTo((float) (1 / (1 + Math.exp(-4))), within(1e-5f));
            assertThat(rows.rows()[1][0]).isCloseTo((float) (1 / (1 + Math.exp(-2))), within(1e-5f));
            // 40 years lie on the edge; 50 one deviation above, 25 one and a half below.
            assertThat(rows.rows()[2][3]).isCloseTo(0.5f, within(1e-5f));
            assertThat(rows.rows()[0][3]).isCloseTo(0.84134f, within(1e-4f));
            assertThat(rows.rows()[1][3]).isCloseTo(0.06681f, within(1e-4f));
            assertThat(oracle.probabilities(List.of(grey(0.5f)), null).rows()[0])
                    .isEqualTo(rows.rows()[0]);
        }
    }

    @Test
    void aProgramDoesNotRunUnasked() throws IOException {
        ExternalModel model = ExternalModel.open(write(CARD.replace("trustCode: true\n", "")));
        assertThatThrownBy(() -> model.classifier(RUNTIME))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m.model.yaml: trustCode: m.pt is a TorchScript file, which is a program");
    }

    @Test
    void whatDoesNotFitIsTold() throws IOException {
        ExternalModel named = ExternalModel.open(write(CARD.replace("{width", "{name: x, width")));
        assertThatThrownBy(() -> named.classifier(RUNTIME)).hasMessageContaining("takes its input by position");
        ExternalModel missing = ExternalModel.open(write(CARD.replace("output: \"1\"", "output: \"2\"")));
        try (ExternalClassifier oracle = missing.classifier(RUNTIME)) {
            assertThatThrownBy(() -> oracle.probabilities(List.of(grey(0)), null))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("has no output 2; it has 2 by position");
        }
        Path card = write(CARD);
        Files.writeString(dir.resolve("m.pt"), "no module");
        assertThatThrownBy(() -> ExternalModel.open(card).classifier(RUNTIME))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m.pt: is no TorchScript module");
    }
}
