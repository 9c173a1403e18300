package org.facegap.models.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.facegap.models.align.FaceDetector;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;

/**
 * The tiny networks that other modules' tests use lie among the resources; {@code -Dwrite.onnx=true} writes them anew. Their
 * thresholds lie in the middle of what the 32 px generator of these tests makes.
 */
class TinyOnnxFilesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "org", "facegap", "models", "external");

    private static Map<String, byte[]> files() {
        return Map.of(
                "brightness.onnx", TinyOnnx.brightness(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, 0.54f, 60),
                "brightness-audit.onnx", TinyOnnx.brightness(new float[] {0.36f, 0.28f, 0.36f}, 0.52f, 60),
                "vector.onnx", TinyOnnx.embedder(11),
                "vector-audit.onnx", TinyOnnx.embedder(12),
                "vector-112.onnx", TinyOnnx.embedder(13, 112, 2),
                "brightness-112.onnx", TinyOnnx.brightness(new float[] {1 / 3f, 1 / 3f, 1 / 3f}, 0.5f, 20, 112),
                "detector.onnx", TinyOnnx.detector(),
                "crowd.onnx", TinyOnnx.crowd());
    }

    @Test
    void theFilesAreThoseWrittenHere() throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            if (Boolean.getBoolean("write.onnx")) {
                Files.write(path, file.getValue());
            }
            assertThat(path).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void theirCardsFit() {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        for (String name : files().keySet()) {
            ExternalModel model = ExternalModel.open(FOLDER.resolve(name));
            if (name.startsWith("vector")) {
                try (ExternalEmbedder embedder = model.embedder(runtime)) {
                    assertThat(embedder.dimension()).isEqualTo(TinyOnnx.DIMENSION);
                }
            } else if (name.startsWith("crowd")) {
                try (FaceDetector detector = model.detector(runtime)) {
                    assertThat(detector.detect(grey(0.1f))).hasSize(2);
                }
            } else if (name.startsWith("detector")) {
                try (FaceDetector detector = model.detector(runtime)) {
                    assertThat(detector.givesLandmarks()).isTrue();
                    assertThat(detector.detect(grey(0.9f))).hasSize(1);
                    assertThat(detector.detect(grey(0.4f))).isEmpty();
                }
            } else {
                try (ExternalClassifier classifier = model.classifier(runtime)) {
                    assertThat(classifier.values()).containsOnlyKeys("light");
                }
            }
        }
    }

    private static PlanarImage grey(float value) {
        float[] values = new float[3 * 64 * 64];
        Arrays.fill(values, value);
        return PlanarImage.square(values, 64);
    }
}
