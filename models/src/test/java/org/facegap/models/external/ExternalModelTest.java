package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiny ONNX networks through card, runtime and reading. */
class ExternalModelTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);
    private static final float[] EVEN = {1 / 3f, 1 / 3f, 1 / 3f};

    @TempDir
    Path dir;

    private static PlanarImage image(long seed, int width, int height) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[3 * width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        return new PlanarImage(width, height, values);
    }

    private static PlanarImage plain(float red, float green, float blue, int side) {
        float[] values = new float[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            values[i] = red;
            values[side * side + i] = green;
            values[2 * side * side + i] = blue;
        }
        return PlanarImage.square(values, side);
    }

    private FaceRows embed(String card, byte[] network, PlanarImage... images) {
        try (ExternalEmbedder embedder =
                ExternalModel.open(CardText.write(dir, card, network)).embedder(RUNTIME)) {
            return embedder.embed(List.of(images), null);
        }
    }

    /** What a network that gives back its input is given. */
    private float[] given(String input, PlanarImage image, int numbers) {
        String card = "kind: embedder\nmodel: m.onnx\n" + input + CardText.WHOLE
                + "embedding: {output: same, dimension: " + numbers + "}\n";
        float[] unit = embed(card, TinyOnnx.echo("N", "A", "B", "C"), image).rows()[0];
        return unit;
    }

    @Test
    void anOracleReadsBrightness() {
        Path card = CardText.write(dir, CardText.ORACLE, TinyOnnx.brightness(EVEN, 0.5f, 10));
        try (ExternalClassifier oracle = ExternalModel.open(card).classifier(RUNTIME)) {
            assertThat(oracle.values()).containsOnlyKeys("light").containsValue(List.of("dark", "bright"));
            FaceRows rows = oracle.probabilities(List.of(plain(0.6f, 0.6f, 0.6f, 16), plain(0, 0, 0.3f, 64)), null);
            // Logits -1 and 1; then -+10 (0.1 - 0.5).
            assertThat(rows.rows()[0][1]).isCloseTo((float) (1 / (1 + Math.exp(-2))), within(1e-5f));
            assertThat(rows.rows()[1][1]).isCloseTo((float) (1 / (1 + Math.exp(8))), within(1e-5f));
            assertThat(rows.rows()[0][0] + rows.rows()[0][1]).isCloseTo(1, within(1e-6f));
            assertThat(rows.failures()).isZero();
        }
    }

    @Test
    void anEmbedderGivesUnitVectorsThatTellImagesApart() {
        FaceRows rows =
                embed(CardText.EMBEDDER, TinyOnnx.embedder(3), image(1, 16, 16), image(2, 16, 16), image(1, 16, 16));
        assertThat(cosine(rows.rows()[0], rows.rows()[0])).isCloseTo(1, within(1e-6));
        assertThat(rows.rows()[0]).hasSize(12).isEqualTo(rows.rows()[2]).isNotEqualTo(rows.rows()[1]);
        assertThat(rows.faces()).containsExactly(1, 1, 1);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @Test
    void theSameBitsEveryTimeAndInEveryBatch() throws IOException {
        PlanarImage[] images = new PlanarImage[5];
        for (int i = 0; i < images.length; i++) {
            images[i] = image(i, 16, 16);
        }
        float[][] first = embed(CardText.EMBEDDER, TinyOnnx.embedder(3), images).rows();
        assertThat(embed(CardText.EMBEDDER, TinyOnnx.embedder(3), images).rows())
                .isDeepEqualTo(first);
        String batches = CardText.EMBEDDER.replace("width: 16", "batch: 4, width: 16");
        float[][] four = embed(batches, TinyOnnx.embedder(3), images).rows();
        float[][] alone = embed(batches, TinyOnnx.embedder(3), images[4]).rows();
        assertThat(alone[0]).isEqualTo(four[4]);
        for (int i = 0; i < 5; i++) {
            assertThat(cosine(first[i], four[i])).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void theNetworkIsGivenWhatTheCardSays() {
        PlanarImage image = plain(0.2f, 0.4f, 0.8f, 8);
        String input = "input: {name: image, width: 8, height: 8, colours: bgr, layout: nhwc, pixels: 0-255,"
                + " mean: [104, 2, 51], std: [10, 100, 1]}\n";
        float[] bgr = given(input, image, 192);
        // (204 - 104) / 10, (102 - 2) / 100, (51 - 51) / 1 in every pixel, then divided by the length.
        double length = Math.sqrt(64 * (100 + 1 + 0));
        assertThat(bgr[0]).isCloseTo((float) (10 / length), within(1e-5f));
        assertThat(bgr[1]).isCloseTo((float) (1 / length), within(1e-5f));
        assertThat(bgr[2]).isCloseTo(0, within(1e-5f));
        assertThat(bgr[189]).isCloseTo(bgr[0], within(1e-6f));

        String rgb =
                "input: {name: image, width: 8, height: 8, colours: rgb, layout: nchw, pixels: 0-1, mean: [0, 0, 0],"
                        + " std: [1, 1, 2]}\n";
        float[] planes = given(rgb, image, 192);
        length = Math.sqrt(64 * (0.04 + 0.16 + 0.16));
        assertThat(planes[0]).isCloseTo((float) (0.2 / length), within(1e-5f));
        assertThat(planes[64]).isCloseTo((float) (0.4 / length), within(1e-5f));
        assertThat(planes[128]).isCloseTo((float) (0.4 / length), within(1e-5f));

        String grey = "input: {name: image, width: 8, height: 16, colours: grey, layout: nchw, pixels: 0-1, mean: [1],"
                + " std: [2]}\n";
        float[] luma = given(grey, image, 128);
        assertThat(luma[0]).isCloseTo((float) (-1 / Math.sqrt(128)), within(1e-5f));
    }

    @Test
    void theCropIsWhatIsSeen() {
        float[] values = new float[3 * 32 * 32];
        for (int y = 8; y < 24; y++) {
            for (int x = 16; x < 32; x++) {
                values[y * 32 + x] = 1;
            }
        }
        PlanarImage image = PlanarImage.square(values, 32);
        String card = CardText.EMBEDDER
                .replace("{output: vector, dimension: 12}", "{output: same, dimension: 768}")
                .replace("{align: none}", "{align: none, crop: [0.5, 0.25, 1, 0.75]}");
        float[] seen = embed(card, TinyOnnx.echo("N", 3, 16, 16), image).rows()[0];
        for (int i = 0; i < 768; i++) {
            assertThat(seen[i]).isCloseTo(i < 256 ? 1 / 16f : 0, within(1e-6f));
        }
    }

    @Test
    void flippingMakesMirroredImagesEqual() {
        PlanarImage image = image(5, 16, 16);
        for (String flip : List.of("sum", "sum-of-unit")) {
            String card = CardText.EMBEDDER.replace("dimension: 12", "dimension: 12, flip: " + flip);
            FaceRows rows = embed(card, TinyOnnx.embedder(3), image, image.mirrored());
            assertThat(cosine(rows.rows()[0], rows.rows()[1])).isCloseTo(1, within(1e-6));
        }
        FaceRows plain = embed(CardText.EMBEDDER, TinyOnnx.embedder(3), image, image.mirrored());
        assertThat(cosine(plain.rows()[0], plain.rows()[1])).isLessThan(0.999);
    }

    @Test
    void aNetworkSaidToNormaliseIsChecked() {
        String card = CardText.EMBEDDER.replace("dimension: 12", "dimension: 12, normalise: false");
        assertThatThrownBy(() -> embed(card, TinyOnnx.embedder(3), image(1, 16, 16)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m.onnx: a vector has the length")
                .hasMessageContaining("normalise: false");
    }

    @Test
    void whatTheFileHasNotIsToldByNearestName() {
        PlanarImage image = image(1, 16, 16);
        byte[] network = TinyOnnx.embedder(3);
        assertThatThrownBy(() -> embed(CardText.EMBEDDER.replace("output: vector", "output: vectors"), network, image))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no output vectors; did you mean 'vector'?");
        assertThatThrownBy(() -> embed(CardText.EMBEDDER.replace("name: image", "name: data"), network, image))
                .hasMessageContaining("has no input data; it is called image");
        assertThatThrownBy(() -> embed(CardText.EMBEDDER.replace("name: image, ", ""), network, image))
                .hasMessageContaining("the card does not name the input; the file calls it image");
        assertThatThrownBy(() -> embed(CardText.EMBEDDER.replace("width: 16", "width: 32"), network, image))
                .hasMessageContaining("takes images of [N, 3, 16, 16]")
                .hasMessageContaining("; the card's input has to say ")
                .hasMessageContaining("[1, 3, 16, 32]");
        assertThatThrownBy(() -> embed(CardText.EMBEDDER.replace("dimension: 12", "dimension: 13"), network, image))
                .hasMessageContaining("gives 12 numbers for an image, but embedding.dimension is 13");
        assertThatThrownBy(() -> embed(CardText.ORACLE, network, image))
                .hasMessageContaining("kind: expected embedder here, found attributes");
    }

    @Test
    void notANumberIsAnError() {
        float[] values = new float[3 * 256];
        values[7] = Float.NaN;
        assertThatThrownBy(() -> embed(CardText.EMBEDDER, TinyOnnx.embedder(3), PlanarImage.square(values, 16)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("output vector holds NaN");
    }

    @Test
    void aModelIsNamedByItsCardOrItsFile() throws IOException {
        Path card = CardText.write(dir, CardText.EMBEDDER, TinyOnnx.embedder(3));
        assertThat(ExternalModel.open(dir.resolve("m.onnx")).hash())
                .isEqualTo(ExternalModel.open(card).hash());
        assertThat(ExternalModel.isNamed("a/b.ONNX")).isTrue();
        assertThat(ExternalModel.isNamed("b.model.yaml")).isTrue();
        assertThat(ExternalModel.isNamed("b.pt")).isTrue();
        assertThat(ExternalModel.isNamed("b.safetensors")).isFalse();
        Files.copy(dir.resolve("m.onnx"), dir.resolve("n.onnx"));
        assertThatThrownBy(() -> ExternalModel.open(dir.resolve("n.onnx")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("n.model.yaml: this card has to be beside n.onnx");
        Files.copy(card, dir.resolve("n.model.yaml"));
        assertThatThrownBy(() -> ExternalModel.open(dir.resolve("n.onnx")))
                .hasMessageContaining("is the card of m.onnx, not of n.onnx");
        assertThatThrownBy(() -> ExternalModel.open(dir.resolve("o.model.yaml")))
                .hasMessageContaining("there is no model card");
        Files.delete(dir.resolve("m.onnx"));
        assertThatThrownBy(() -> ExternalModel.open(card)).hasMessageContaining("model: there is no file");
    }

    @Test
    void theHashCoversCardAndWeights() throws IOException {
        Path card = CardText.write(dir, CardText.EMBEDDER, TinyOnnx.embedder(3));
        ExternalModel before = ExternalModel.open(card);
        String hash = before.hash();
        String weights = before.weightsHash();
        Files.writeString(card, CardText.EMBEDDER + "# a remark\n");
        assertThat(ExternalModel.open(card).hash()).isNotEqualTo(hash);
        assertThat(ExternalModel.open(card).weightsHash()).isEqualTo(weights);
        CardText.write(dir, CardText.EMBEDDER, TinyOnnx.embedder(4));
        assertThat(ExternalModel.open(card).hash()).isNotEqualTo(hash);
        assertThat(ExternalModel.open(card).weightsHash()).isNotEqualTo(weights);
    }

    @Test
    void whatTheRuntimeRefusesIsOneMessage() {
        byte[] cyclic = OnnxMessage.model(new OnnxMessage()
                        .message(1, OnnxMessage.node("Conv", "image nothing", "vector"))
                        .message(11, OnnxMessage.value("image", "N", 3, 16, 16))
                        .message(12, OnnxMessage.value("vector", "N", 12)))
                .toBytes();
        assertThatThrownBy(() -> embed(CardText.EMBEDDER, cyclic, image(1, 16, 16)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("m.onnx: the ONNX Runtime does not take it");
    }
}
