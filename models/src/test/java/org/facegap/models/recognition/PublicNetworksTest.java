package org.facegap.models.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.zip.CRC32;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.json.Json;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The public families against embeddings of their public definitions in PyTorch, with weights and input by formula. */
class PublicNetworksTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 0);

    private static EmbedderConfig config(String yaml) {
        return ConfigReader.parse("config", yaml, EmbedderConfig.class, Map.of());
    }

    @ParameterizedTest
    @CsvSource({"iresnet18, 156", "iresnet50, 396", "mobilefacenet, 283", "mobilefacenet-large, 515"})
    void namesShapesAndEmbeddingsAreThoseOfThePublicNetwork(String architecture, int names) throws IOException {
        JsonNode golden = golden(architecture);
        NetworkSource source = EmbedderSource.of(config("architecture: " + architecture), ComputeType.FLOAT32);
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        source.parameters()
                .forEach(p ->
                        shapes.put(p.name(), Arrays.stream(p.shape()).boxed().toList()));
        Map<String, List<Long>> expected = new LinkedHashMap<>();
        golden.get("names").properties().forEach(e -> {
            List<Long> shape = new ArrayList<>();
            e.getValue().forEach(s -> shape.add(s.asLong()));
            expected.put(e.getKey(), shape);
        });
        assertThat(shapes).hasSize(names).isEqualTo(expected);

        try (ScriptNetwork network = new ScriptNetwork(RUNTIME, source, 1);
                NDManager manager = RUNTIME.newManager()) {
            for (ParameterSpec p : source.parameters()) {
                network.setValues(p.name(), byFormula(p, shapes));
            }
            float[] x = new float[2 * 3 * 112 * 112];
            for (int i = 0; i < x.length; i++) {
                // The public networks take -1..1, these 0..1.
                x[i] = (float) ((Math.sin(0.01 * i) + 1) / 2);
            }
            float[] e = network.run(manager, "infer", manager.create(x, new Shape(2, 3, 112, 112)))
                    .singletonOrThrow()
                    .toFloatArray();
            assertThat(distance(e, golden.get("embedding"))).isLessThan(1e-5);
        }
    }

    private static JsonNode golden(String architecture) throws IOException {
        try (InputStream in = PublicNetworksTest.class.getResourceAsStream(architecture + ".golden.json")) {
            return Json.mapper().readTree(in);
        }
    }

    /** The formula stands in the golden file under {@code weights}. */
    private static float[] byFormula(ParameterSpec p, Map<String, ?> names) {
        CRC32 crc = new CRC32();
        crc.update(p.name().getBytes(StandardCharsets.UTF_8));
        String owner = p.name().substring(0, p.name().lastIndexOf('.'));
        String kind = p.name().substring(owner.length() + 1);
        boolean norm = names.containsKey(owner + ".running_mean");
        float[] values = new float[p.size()];
        for (int i = 0; i < values.length; i++) {
            double s = Math.sin(0.7 * i + crc.getValue() % 1000);
            values[i] = (float)
                    (norm
                            ? kind.equals("running_var")
                                    ? 1 + 0.2 * Math.abs(s)
                                    : kind.equals("weight") ? 1 + 0.1 * s : 0.1 * s
                            : kind.equals("weight") && p.shape().length == 1 ? 0.25 + 0.05 * s : 0.05 * s);
        }
        return values;
    }

    private static double distance(float[] found, JsonNode rows) {
        double squares = 0;
        double length = 0;
        int i = 0;
        for (JsonNode row : rows) {
            for (JsonNode v : row) {
                squares += Math.pow(found[i++] - v.asDouble(), 2);
                length += Math.pow(v.asDouble(), 2);
            }
        }
        assertThat(found).hasSize(i);
        return Math.sqrt(squares / length);
    }

    @ParameterizedTest
    @CsvSource({
        "iresnet34, 112, 512, fc.weight, 512, 25088", "iresnet100, 112, 512, fc.weight, 512, 25088",
        "iresnet18, 64, 128, fc.weight, 128, 8192", "mobilefacenet, 64, 128, features.layers.2.weight, 128, 512"
    })
    void anotherSizeOrLengthChangesTheHeadAlone(
            String architecture, int size, int dimension, String name, long rows, long columns) {
        Map<String, long[]> shapes = shapes(architecture, size, dimension);
        assertThat(shapes.get(name)).containsExactly(rows, columns);
        Map<String, long[]> usual = shapes(architecture, 112, 512);
        assertThat(shapes.keySet()).isEqualTo(usual.keySet());
        shapes.forEach((n, shape) -> {
            if (!n.startsWith("fc.") && !n.startsWith("features.")) {
                assertThat(shape).as(n).isEqualTo(usual.get(n));
            }
        });
        if (architecture.equals("iresnet100")) {
            assertThat(shapes).containsKey("layer3.29.bn3.running_var").doesNotContainKey("layer3.30.bn3.running_var");
        }
    }

    private static Map<String, long[]> shapes(String architecture, int size, int dimension) {
        EmbedderConfig config =
                config("{architecture: " + architecture + ", size: " + size + ", dimension: " + dimension + "}");
        Map<String, long[]> shapes = new LinkedHashMap<>();
        EmbedderSource.of(config, ComputeType.FLOAT32).parameters().forEach(p -> shapes.put(p.name(), p.shape()));
        return shapes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"iresnet18", "mobilefacenet"})
    void aFrozenTrunkLeavesOnlyTheHeadToTrain(String architecture) {
        EmbedderConfig config = config("{architecture: " + architecture + ", size: 16, dimension: 8}");
        NetworkSource source = EmbedderSource.of(config, ComputeType.FLOAT32, true);
        List<String> trained = source.parameters().stream()
                .filter(ParameterSpec::trainable)
                .map(ParameterSpec::name)
                .toList();
        assertThat(trained)
                .isEqualTo(
                        architecture.equals("iresnet18")
                                ? List.of("bn2.weight", "bn2.bias", "fc.weight", "fc.bias", "features.bias")
                                : List.of(
                                        "features.layers.0.layers.0.weight",
                                        "features.layers.0.layers.1.weight",
                                        "features.layers.0.layers.1.bias",
                                        "features.layers.2.weight",
                                        "features.layers.3.weight",
                                        "features.layers.3.bias"));
        try (ScriptNetwork network = new ScriptNetwork(RUNTIME, source, 1);
                NDManager manager = RUNTIME.newManager()) {
            network.run(manager, "train", manager.randomUniform(0, 1, new Shape(4, 3, 16, 16)));
            String head = architecture.equals("iresnet18") ? "bn2" : "features.layers.3";
            String trunk = architecture.equals("iresnet18") ? "layer4.1.bn3" : "conv_sep.layers.1";
            assertThat(network.values(head + ".running_mean"))
                    .isNotEqualTo(new float[network.values(head + ".bias").length]);
            assertThat(network.values(trunk + ".running_mean")).containsOnly(0f);
        }
    }

    @Test
    void theRateFallsFromTheHeadToTheInput() {
        EmbedderConfig config = config("{architecture: iresnet18, size: 16, dimension: 8}");
        ToDoubleFunction<String> rates = EmbedderSource.rates(EmbedderSource.of(config, ComputeType.FLOAT32), 0.5);
        assertThat(rates.applyAsDouble("features.bias")).isEqualTo(1);
        assertThat(rates.applyAsDouble("layer4.1.conv2.weight")).isEqualTo(0.5);
        assertThat(rates.applyAsDouble("layer4.0.downsample.0.weight")).isEqualTo(0.25);
        assertThat(rates.applyAsDouble("conv1.weight")).isEqualTo(Math.pow(0.5, 9));
        assertThat(rates.applyAsDouble("centres")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"embedder-search, 0.033556595, -0.014812921", "embedder-audit, 0.045477897, 0.185742199"})
    void aShippedModelSaysWhatItSaid(String name, double first, double second) {
        float[] image = new float[3 * 64 * 64];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) ((Math.sin(0.01 * i) + 1) / 2);
        }
        try (Embedder embedder = Embedder.of(RUNTIME, ModelFile.shipped(name + ".safetensors", "embedder"))) {
            float[] e = embedder.embed(new float[][] {image})[0];
            assertThat((double) e[0]).isCloseTo(first, within(1e-6));
            assertThat((double) e[127]).isCloseTo(second, within(1e-6));
        }
    }
}
