package org.facegap.trainer.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.json.Json;
import org.facegap.trainer.recognition.LossConfig.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionConfigTest {
    @TempDir
    private Path folder;

    private RecognitionConfig read(String loss) throws IOException {
        Path file = folder.resolve("recipe.yaml");
        Files.writeString(
                file,
                "network: {architecture: plain, size: 16, width: 8, depths: [1], dimension: 8}\nsteps: 1\n" + loss);
        return ConfigReader.read(file, RecognitionConfig.class, Map.of());
    }

    @Test
    void aLossIsAWordOrHasKeysOfItsOwn() throws IOException {
        RecognitionConfig plain = read("loss: cosface\nscale: 30\nmargin: 0.3\n");
        assertThat(plain.loss()).isEqualTo(new LossConfig.CosFace("cosface"));
        assertThat(plain.scale()).isEqualTo(30);
        assertThat(plain.margin()).isEqualTo(0.3);
        assertThat(read("").loss()).isEqualTo(plain.loss());
        assertThat(read("").margin()).isEqualTo(0.2);
        assertThat(read("loss: arcface\n").loss())
                .isEqualTo(new LossConfig.ArcFace("arcface", Gradient.STRAIGHT_THROUGH));
        assertThat(read("loss: {kind: arcface, gradient: exact}\n").loss().gradient())
                .isEqualTo(Gradient.EXACT);
        assertThat(read("loss: adaface\n").margin()).isEqualTo(0.4);
        assertThat(read("loss: softmax\n").margin()).isNull();
    }

    @Test
    void aLossWithoutAMarginTakesNone() {
        assertThatThrownBy(() -> read("loss: softmax\nmargin: 0.2\n"))
                .hasMessageContaining("recipe.yaml:4: margin: the loss softmax has no margin m");
    }

    /** A run's folder stands for its suite: what it wrote is read again. */
    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        RecognitionConfig recipe = read("""
                batch: 12
                loss: {kind: arcface, gradient: exact}
                optimize:
                  optimizer: {kind: sgd, nesterov: true}
                  schedule: {kind: multi-step, milestones: [0.6, 0.8]}
                  warmUp: 3
                  accumulate: 3
                groupLoss: {kind: reweight, groupBy: [tone], weight: effective-number}
                validate: {share: 0.1, keep: last}
                """);
        assertThat(ConfigReader.parse("again", Json.canonical(recipe), RecognitionConfig.class, Map.of()))
                .isEqualTo(recipe);
    }

    @Test
    void aBatchIsInEqualParts() {
        assertThatThrownBy(() -> read("batch: 10\noptimize: {accumulate: 4}\n"))
                .hasMessageContaining("optimize.accumulate: 4 parts of two images or more do not make a batch of 10");
    }
}
