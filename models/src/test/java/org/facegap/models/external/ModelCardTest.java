package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.facegap.core.config.ConfigError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {
    @TempDir
    Path dir;

    private ModelCard read(String text) throws IOException {
        return ModelCard.read(Files.writeString(dir.resolve("m.model.yaml"), text));
    }

    @Test
    void aCardIsRead() throws IOException {
        ModelCard card = read(CardText.ORACLE);
        assertThat(card.kind()).isEqualTo("attributes");
        assertThat(card.input().shape()).containsExactly(1, 3, 16, 16);
        assertThat(card.licence()).isEqualTo("unknown");
        assertThat(card.trustCode()).isFalse();
        AttributeReading light = Objects.requireNonNull(
                ((ModelCard.Attributes) card).attributes().get("light"));
        assertThat(light.values()).containsExactly("dark", "bright");
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        assertThatThrownBy(() -> read("kind: embedder\nmodel: m.onnx\ninput: {width: 16}\nface: {}\n"))
                .isInstanceOfSatisfying(ConfigError.class, e -> {
                    assertThat(e.exitCode()).isEqualTo(2);
                    assertThat(e.problems()).hasSizeGreaterThanOrEqualTo(7);
                })
                .hasMessageContaining("m.model.yaml:3: input.height")
                .hasMessageContaining("input.colours: missing: order of the channels")
                .hasMessageContaining("input.layout")
                .hasMessageContaining("input.pixels")
                .hasMessageContaining("input.mean")
                .hasMessageContaining("input.std")
                .hasMessageContaining("m.model.yaml:4: face.align");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colours: rgb | colours: rbg | input.colours: expected one of rgb, bgr, grey; found rbg; did you mean"
                        + " 'rgb'?",
                "mean: [0, 0, 0] | mean: [0] | input.mean: expected 3 numbers for rgb, found [0.0]",
                "std: [1, 1, 1] | std: [1, 0, 1] | input.std: expected 3 numbers above 0",
                "colours: rgb | colours: grey | expected 1 numbers for grey",
                "model: m.onnx | model: ../m.onnx | model: expected the plain name of a file beside the card",
                "model: m.onnx | model: | model: has no value",
                "kind: attributes | kind: embedder | attributes: belongs to kind: attributes; kind: embedder takes"
                        + " model",
                "attributes: | xattributes: | xattributes: unknown key; did you mean 'attributes'?",
                "face: {align: none} | embedding: {output: a, dimension: 4} | embedding: belongs to kind: embedder",
                "face: {align: none} | trustCode: false | face: missing: where in an image the network looks",
                "align: none | align: five-points | face.align: the ArcFace template has sides of 112, 128",
                "width: 16 | align: 3 | input.align: unknown key",
                "{align: none} | '{align: none, crop: [0.5, 0, 0.2, 1]}' | crop: expected left, top, right, bottom",
                "{align: none} | '{align: none, detector: d.model.yaml}' | detector: goes with align: five-points only",
                "[dark, bright] | [dark] | classes: expected two or more different names",
                "[dark, bright] | [dark, dark] | classes: expected two or more different names",
                "reading: logits | reading: number | edges: reading: number needs a deviation",
                "reading: logits | 'reading: sigmoid, merge: {all: [dark, bright]}' | merge: expected every class in"
                        + " exactly",
                "reading: logits | 'reading: logits, edges: [3]' | go with reading: number only",
            })
    void whatIsWrongIsToldByKey(String right, String wrong, String message) {
        String card = CardText.ORACLE.replace(right, wrong == null ? "" : wrong);
        assertThat(card).isNotEqualTo(CardText.ORACLE);
        assertThatThrownBy(() -> read(card)).isInstanceOf(ConfigError.class).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "strides: [8, 16] | strides: [] | strides: missing",
                "scores: [a, b] | scores: [a] | scores: expected 2 names of outputs, found 1",
                "points: [e, f] | points: [e, f, g] | points: expected 2 names",
                "boxes: [c, d] | boxes: [c, a] | an output is named twice",
                "type: scrfd | type: ultraface | scores: expected 1 names",
                "width: 32 | width: 40 | input: 40 x 32 is not a multiple of the stride 16",
                "width: 32 | 'width: 32, batch: 4' | a detector looks at one image at a time",
                "kind: detector | 'kind: detector\nface: {align: none}' | face: belongs to kind: attributes, embedder",
            })
    void detectorsAreCheckedToo(String right, String wrong, String message) throws IOException {
        String card = "kind: detector\nmodel: m.onnx\n"
                + CardText.INPUT.replace("width: 16, height: 16", "width: 32, height: 32")
                + "detector: {type: scrfd, scores: [a, b], boxes: [c, d], points: [e, f], strides: [8, 16],"
                + " confidence: 0.5, overlap: 0.4}\n";
        assertThat(((ModelCard.Detector) read(card)).detector().outputs())
                .isEqualTo(List.of("a", "b", "c", "d", "e", "f"));
        String broken = card.replace(right, wrong);
        assertThat(broken).isNotEqualTo(card);
        assertThatThrownBy(() -> read(broken)).isInstanceOf(ConfigError.class).hasMessageContaining(message);
    }
}
