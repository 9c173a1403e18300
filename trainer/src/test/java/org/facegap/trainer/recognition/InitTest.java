package org.facegap.trainer.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.models.checkpoint.Safetensors;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.models.recognition.EmbedderFile;
import org.facegap.models.recognition.EmbedderSource;
import org.facegap.trainer.data.ImageSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trainings that begin from trained weights. */
class InitTest {
    private static final EmbedderConfig NETWORK = new EmbedderConfig.MobileFaceNet("mobilefacenet", 16, 8);
    private static final String TRUNK = "conv_sep.layers.0.weight";
    private static final String STATISTIC = "conv_sep.layers.1.running_mean";
    private static final String HEAD = "features.layers.2.weight";

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    @TempDir
    Path folder;

    private Path weights;
    private final Map<String, float[]> values = new LinkedHashMap<>();

    @BeforeEach
    void write() {
        weights = folder.resolve("w.safetensors");
        try (ScriptNetwork network = new ScriptNetwork(runtime, EmbedderSource.of(NETWORK, ComputeType.FLOAT32), 99)) {
            float[] statistic = new float[512];
            Arrays.fill(statistic, 0.25f);
            network.setValues(STATISTIC, statistic);
            Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
            network.source().parameters().forEach(p -> {
                values.put(p.name(), network.values(p.name()));
                tensors.put(p.name(), new Safetensors.Tensor(p.shape(), network.values(p.name())));
            });
            // Without metadata, as others write the format.
            new Safetensors(Map.of(), tensors).write(weights);
        }
    }

    private RecognitionConfig recipe(String architecture, int steps, String init) {
        String yaml = "{network: {architecture: " + architecture + ", size: 16, dimension: 8}, steps: " + steps
                + ", batch: 4, learningRate: 0.01" + init + "}";
        return ConfigReader.parse("recipe", yaml, RecognitionConfig.class, Map.of());
    }

    private Map<String, float[]> trained(RecognitionConfig recipe) {
        try (Embedder embedder = new RecognitionTraining(runtime, recipe)
                .train(images(), 3, "test", Progress.silent())
                .embedder()) {
            return embedder.network().state();
        }
    }

    private static ImageSet images() {
        List<FaceRecord> records = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        byte[][] pixels = new byte[8][3 * 16 * 16];
        for (int i = 0; i < pixels.length; i++) {
            random.nextBytes(pixels[i]);
            records.add(new FaceRecord("k" + i, "p" + i / 2, 0, 0, 0, Map.of(), "", -1, ""));
        }
        return ImageSet.of(records, pixels, 16);
    }

    @Test
    void aFrozenTrunkStaysAndTheHeadMovesFromTheWeights() {
        Map<String, float[]> after =
                trained(recipe("mobilefacenet", 3, ", init: {weights: '" + weights + "', freeze: trunk}"));
        after.forEach((name, found) -> {
            if (name.startsWith("features.")) {
                return;
            }
            assertThat(found).as(name).isEqualTo(values.get(name));
        });
        assertThat(after.get(HEAD)).isNotEqualTo(values.get(HEAD));
        assertThat(distance(after, HEAD)).isLessThan(0.2);
    }

    @Test
    void withoutAFrozenTrunkAllMoves() {
        Map<String, float[]> after = trained(recipe("mobilefacenet", 3, ", init: {weights: '" + weights + "'}"));
        for (String name : List.of(TRUNK, STATISTIC, HEAD)) {
            assertThat(after.get(name)).as(name).isNotEqualTo(values.get(name));
        }
        assertThat(distance(after, TRUNK)).isLessThan(1.5);
        assertThat(distance(trained(recipe("mobilefacenet", 3, "")), TRUNK)).isGreaterThan(1.3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5})
    void theRateDecaysFromTheHeadToTheInput(double decay) {
        Map<String, float[]> after = trained(recipe(
                "mobilefacenet", 1, ", init: {weights: '" + weights + "', layerDecay: " + decay + "}, weightDecay: 0"));
        // The first step of AdamW moves a value by the learning rate, whatever its gradient.
        double head = farthest(after, HEAD);
        assertThat(farthest(after, TRUNK) / head).isBetween(0.99 * decay, 1.01 * decay);
        double before = farthest(after, "layers.7.layers.1.layers.0.layers.0.weight");
        assertThat(before / head).isBetween(0.99 * decay * decay, 1.01 * decay * decay);
    }

    private double farthest(Map<String, float[]> after, String name) {
        float[] now = Objects.requireNonNull(after.get(name));
        float[] before = Objects.requireNonNull(values.get(name));
        double most = 0;
        for (int i = 0; i < now.length; i++) {
            most = Math.max(most, Math.abs(now[i] - before[i]));
        }
        return most;
    }

    private double distance(Map<String, float[]> after, String name) {
        float[] now = Objects.requireNonNull(after.get(name));
        float[] before = Objects.requireNonNull(values.get(name));
        double squares = 0;
        double length = 0;
        for (int i = 0; i < now.length; i++) {
            squares += Math.pow(now[i] - before[i], 2);
            length += Math.pow(before[i], 2);
        }
        return Math.sqrt(squares / length);
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        RecognitionConfig recipe = recipe("mobilefacenet-large", 1, ", init: {weights: '" + weights + "'}");
        assertThatThrownBy(() -> trained(recipe))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(weights + " does not fit mobilefacenet-large of 16 px and 8 numbers: ")
                .hasMessageContaining(" missing (layers.1.layers.0.layers.0.layers.0.weight, ")
                .hasMessageEndingWith(". Its tensors are those of mobilefacenet of 16 px and 8 numbers");
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        RecognitionConfig recipe = recipe("mobilefacenet", 1, ", init: {weights: nowhere.pth}");
        assertThatThrownBy(() -> trained(recipe))
                .hasMessage("train.recognition.init.weights: there is no file nowhere.pth");
    }

    @Test
    void whatWasTrainedIsReadAgain() {
        Path to = folder.resolve("own.safetensors");
        float[] image = new float[3 * 16 * 16];
        for (int i = 0; i < image.length; i++) {
            image[i] = i % 7 / 7f;
        }
        float[][] before;
        try (Embedder embedder = new RecognitionTraining(runtime, recipe("mobilefacenet", 2, ""))
                .train(images(), 3, "test", Progress.silent())
                .embedder()) {
            embedder.save(to, Map.of());
            before = embedder.embed(new float[][] {image});
        }
        EmbedderFile file = EmbedderFile.open(to);
        assertThat(file.config()).isEqualTo(NETWORK);
        try (Embedder embedder = Embedder.of(runtime, file)) {
            assertThat(embedder.embed(new float[][] {image})).isDeepEqualTo(before);
        }
    }

    @Test
    void storedConfigsNameWhatIsFrozenAsConfigsDo() {
        assertThat(Json.canonical(InitConfig.Freeze.values())).isEqualTo("[\"none\",\"trunk\"]");
    }
}
