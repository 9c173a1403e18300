package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.models.align.Detection;
import org.facegap.models.align.FaceChoice;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.FaceTemplate;
import org.facegap.models.align.FivePoints;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.align.Point;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Detectors whose networks always say the same: what is read out of it, and where it comes to lie in the image. */
class DetectorTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);
    private static final String[] NAMES = {"s8", "s16", "b8", "b16", "p8", "p16"};
    private static final String SCRFD = "kind: detector\nmodel: m.onnx\n"
            + CardText.INPUT.replace("width: 16, height: 16", "width: 128, height: 64")
            + "detector: {type: scrfd, scores: [s8, s16], boxes: [b8, b16], points: [p8, p16], strides: [8, 16],"
            + " confidence: 0.5, overlap: 0.4}\n";

    @TempDir
    Path dir;

    /** A face of 16 px about the grid point (48, 24), seen by both anchors of both grids with different confidence. */
    private static byte[] scrfd(float best) {
        float[][] outputs = new float[6][];
        int[] widths = {1, 1, 4, 4, 10, 10};
        for (int level = 0; level < 2; level++) {
            int stride = 8 << level;
            int anchors = 2 * (128 / stride) * (64 / stride);
            outputs[level] = new float[anchors];
            outputs[2 + level] = new float[4 * anchors];
            outputs[4 + level] = new float[10 * anchors];
        }
        // Grid of 8: row 3, column 6; grid of 16: row 1, column 3 at (48, 16).
        int fine = 2 * (3 * 16 + 6);
        int coarse = 2 * (8 + 3);
        outputs[0][fine] = best;
        outputs[0][fine + 1] = best - 0.1f;
        outputs[1][coarse] = best - 0.2f;
        for (int anchor = 0; anchor < 2; anchor++) {
            System.arraycopy(new float[] {1, 1, 1, 1}, 0, outputs[2], 4 * (fine + anchor), 4);
        }
        System.arraycopy(new float[] {0.5f, 0, 0.5f, 1}, 0, outputs[3], 4 * coarse, 4);
        float[] points = {-0.5f, -0.5f, 0.5f, -0.5f, 0, 0, -0.25f, 0.5f, 0.25f, 0.5f};
        System.arraycopy(points, 0, outputs[4], 10 * fine, 10);
        return TinyOnnx.constant(128, 64, NAMES, outputs, widths);
    }

    private static PlanarImage black(int width, int height) {
        return new PlanarImage(width, height, new float[3 * width * height]);
    }

    @Test
    void anchorsStridesAndLandmarksAreDecoded() {
        try (FaceDetector detector =
                ExternalModel.open(CardText.write(dir, SCRFD, scrfd(0.9f))).detector(RUNTIME)) {
            List<Detection> found = detector.detect(black(128, 64));
            assertThat(found).hasSize(1);
            Detection face = found.get(0);
            assertThat(face.confidence()).isCloseTo(0.9, within(1e-6));
            assertThat(List.of(face.left(), face.top(), face.right(), face.bottom()))
                    .containsExactly(40.0, 16.0, 56.0, 32.0);
            assertThat(face.landmarks()).isEqualTo(FivePoints.of(44, 20, 52, 20, 48, 24, 46, 28, 50, 28));
        }
    }

    @Test
    void placesAreThoseOfTheImageWhateverItsSizeAndBorder() {
        String bordered = SCRFD.replace("overlap: 0.4", "overlap: 0.4, border: 0.5");
        try (FaceDetector detector =
                ExternalModel.open(CardText.write(dir, bordered, scrfd(0.9f))).detector(RUNTIME)) {
            // 64 x 32 with half of it on each side becomes 128 x 64, seen at scale 1.
            Detection face = detector.detect(black(64, 32)).get(0);
            assertThat(face.left()).isCloseTo(40 - 32, within(1e-9));
            assertThat(face.top()).isCloseTo(16 - 16, within(1e-9));
            // 320 x 160 is seen at a fifth.
            Point nose = Objects.requireNonNull(
                            detector.detect(black(320, 160)).get(0).landmarks())
                    .nose();
            assertThat(nose.x()).isCloseTo(5 * 48.5 - 160 - 0.5, within(1e-6));
            assertThat(nose.y()).isCloseTo(5 * 24.5 - 80 - 0.5, within(1e-6));
        }
    }

    @Test
    void whatIsNotSureEnoughIsNoFace() {
        try (FaceDetector detector =
                ExternalModel.open(CardText.write(dir, SCRFD, scrfd(0.49f))).detector(RUNTIME)) {
            assertThat(detector.detect(black(128, 64))).isEmpty();
            assertThat(FaceChoice.CENTRAL.of(List.of(), 128, 64, null)).isEmpty();
        }
    }

    @Test
    void outputsInWrongOrderAreTold() {
        String swapped = SCRFD.replace("[s8, s16]", "[s16, s8]");
        try (FaceDetector detector =
                ExternalModel.open(CardText.write(dir, swapped, scrfd(0.9f))).detector(RUNTIME)) {
            assertThatThrownBy(() -> detector.detect(black(128, 64)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("output s16 has the shape [1, 64, 1], expected 256 numbers for the stride 8");
        }
    }

    @Test
    void ultraFacesFractionsBecomePixels() {
        String card = "kind: detector\nmodel: m.onnx\n"
                + CardText.INPUT.replace("width: 16, height: 16", "width: 64, height: 32")
                + "detector: {type: ultraface, scores: [scores], boxes: [boxes], confidence: 0.7, overlap: 0.3}\n";
        float[] scores = {0.1f, 0.9f, 0.2f, 0.8f, 0.9f, 0.1f};
        float[] boxes = {0.25f, 0.5f, 0.5f, 1, 0.26f, 0.5f, 0.5f, 1, 0, 0, 1, 1};
        byte[] network = TinyOnnx.constant(
                64, 32, new String[] {"scores", "boxes"}, new float[][] {scores, boxes}, new int[] {2, 4});
        try (FaceDetector detector =
                ExternalModel.open(CardText.write(dir, card, network)).detector(RUNTIME)) {
            List<Detection> found = detector.detect(black(200, 100));
            assertThat(found).hasSize(1);
            assertThat(found.get(0).left()).isCloseTo(49.5, within(1e-6));
            assertThat(found.get(0).bottom()).isCloseTo(99.5, within(1e-6));
            assertThat(found.get(0).landmarks()).isNull();
            assertThat(detector.givesLandmarks()).isFalse();
        }
    }

    private Path aligned(String network) throws IOException {
        Files.createDirectories(dir.resolve("d"));
        CardText.write(dir.resolve("d"), SCRFD, scrfd(network.equals("sees") ? 0.9f : 0.1f));
        String card = CardText.EMBEDDER
                .replace("width: 16, height: 16", "width: 112, height: 112")
                .replace("{align: none}", "{align: five-points, detector: d/m.model.yaml}")
                .replace("{output: vector, dimension: 12}", "{output: same, dimension: 37632}");
        return CardText.write(dir, card, TinyOnnx.echo(1, 3, 112, 112));
    }

    @Test
    void aDetectedFaceComesToTheTemplate() throws IOException {
        float[] values = new float[3 * 128 * 64];
        // A white dot of 3 x 3 where the detector sees the nose.
        for (int y = 23; y <= 25; y++) {
            for (int x = 47; x <= 49; x++) {
                values[y * 128 + x] = 1;
            }
        }
        try (ExternalEmbedder embedder = ExternalModel.open(aligned("sees")).embedder(RUNTIME)) {
            assertThat(embedder.needsLandmarks()).isFalse();
            float[] seen = embedder.embed(List.of(new PlanarImage(128, 64, values)), null)
                    .rows()[0];
            double x = 0;
            double y = 0;
            double sum = 0;
            for (int i = 0; i < 112 * 112; i++) {
                x += seen[i] * (i % 112);
                y += seen[i] * (i / 112);
                sum += seen[i];
            }
            Point nose = FaceTemplate.arcFace(112).nose();
            // The detector's five points are no real face's: its nose ends 3 px from the template's.
            assertThat(Math.hypot(x / sum - nose.x(), y / sum - nose.y())).isLessThan(6);
        }
    }

    @Test
    void anImageWithoutAFaceIsAFailureAndSaysNothing() throws IOException {
        try (ExternalEmbedder embedder = ExternalModel.open(aligned("blind")).embedder(RUNTIME)) {
            FaceRows rows = embedder.embed(List.of(black(128, 64)), null);
            assertThat(rows.failures()).isEqualTo(1);
            assertThat(rows.faces()).containsExactly(0);
            assertThat(rows.rows()[0]).hasSize(37632).containsOnly(0f);
            // Landmarks that are given need no detector.
            float[] grey = new float[3 * 112 * 112];
            Arrays.fill(grey, 0.5f);
            FaceRows given = embedder.embed(List.of(PlanarImage.square(grey, 112)), List.of(FaceTemplate.arcFace(112)));
            assertThat(given.failures()).isZero();
            assertThat(given.rows()[0][6000]).isCloseTo((float) (1 / Math.sqrt(37632)), within(1e-6f));
        }
    }

    @Test
    void fivePointsNeedLandmarksFromSomewhere() throws IOException {
        Path card = aligned("sees");
        Files.writeString(card, Files.readString(card).replace(", detector: d/m.model.yaml", ""));
        try (ExternalEmbedder embedder = ExternalModel.open(card).embedder(RUNTIME)) {
            assertThat(embedder.needsLandmarks()).isTrue();
            assertThatThrownBy(() -> embedder.embed(List.of(black(128, 64)), null))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("needs landmarks")
                    .hasMessageContaining("face.detector");
        }
        Files.writeString(card, Files.readString(card).replace("five-points", "ffhq-to-arcface"));
        try (ExternalEmbedder embedder = ExternalModel.open(card).embedder(RUNTIME)) {
            assertThatThrownBy(() -> embedder.embed(List.of(black(128, 64)), null))
                    .hasMessageContaining("takes square images, this one is 128 x 64");
        }
    }
}
