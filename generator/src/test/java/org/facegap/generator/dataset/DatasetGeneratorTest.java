package org.facegap.generator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.progress.Progress;
import org.facegap.generator.search.SearchConfigs;
import org.facegap.generator.variation.LatentDirection;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.generator.variation.VariationConfig;
import org.facegap.models.attributes.AttributeSource;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.recognition.EmbedderConfig;
import org.facegap.models.recognition.EmbedderSource;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With untrained networks: what comes out means nothing, but every file is opened, run and written as in earnest. */
class DatasetGeneratorTest {
    private static final int Z_DIM = 16;

    @TempDir
    static Path models;

    @TempDir
    Path out;

    private static EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    @BeforeAll
    static void writeModels() {
        StyleGan2Config generator = new StyleGan2Config(Z_DIM, 16, 32, 256, 8, 2, 1);
        write(
                "generator",
                "stylegan2",
                generator,
                Map.of("licence", "CC-BY-4.0"),
                new ScriptNetwork(runtime, StyleGan2Source.of(generator, runtime.computeType()), 1));
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("tone", List.of("light", "dark"));
        ClassifierConfig oracle = new ClassifierConfig(16, 4, List.of(1, 1), attributes);
        write(
                "oracle",
                "attributes",
                oracle,
                Map.of(),
                new ScriptNetwork(runtime, AttributeSource.of(oracle, runtime.computeType()), 2));
        EmbedderConfig.Small embedder = new EmbedderConfig.Small("plain", 16, 4, List.of(1, 1), 8);
        write(
                "embedder",
                "embedder",
                embedder,
                Map.of(),
                new ScriptNetwork(runtime, EmbedderSource.of(embedder, runtime.computeType()), 3));
    }

    private static void write(String name, String kind, Record spec, Map<String, String> notes, ScriptNetwork network) {
        try (network) {
            ModelFile.write(models.resolve(name + ".safetensors"), kind, spec, notes, network);
        }
    }

    private static String path(String name) {
        return models + "/" + name + ".safetensors";
    }

    private static GenerateSpec spec(String generator, String oracle, int images) {
        return new GenerateSpec(
                config(generator, oracle, 1, "evolutionary", images),
                List.of("tone"),
                "generator-shares",
                Map.of(),
                Map.of(),
                3);
    }

    private static GenerateConfig config(String generator, String oracle, int brackets, String strategy, int images) {
        return new GenerateConfig(
                generator,
                0,
                oracle,
                path("embedder"),
                path("./oracle"),
                path("./embedder"),
                "none",
                6,
                brackets,
                SearchConfigs.of("{strategy: " + strategy + ", psi: 0.7, batch: 16, confidence: 0, margin: 0,"
                        + " identityThreshold: 1, maxRendersPerIdentity: 50}"),
                new VariationConfig("drawn", images, 0.2, Map.of("pose", 1.0), -1, 20));
    }

    @Test
    void makesADatasetFromFiles() {
        float[] normal = new float[Z_DIM];
        normal[3] = 1;
        LatentDirections directions =
                new LatentDirections("z", Z_DIM, List.of(new LatentDirection("pose", "yaw", normal, 0.8, -0.8)));
        Path beside = Path.of(path("generator") + ".directions.json");
        directions.save(beside);

        DatasetGenerator generator = new DatasetGenerator(runtime);
        GenerationReport report =
                generator.generate("tiny", spec(path("generator"), path("oracle"), 2), out, Progress.silent());

        FaceDataset set = FaceDataset.open(out);
        assertThat(set.card().images()).isEqualTo(12);
        assertThat(set.card().size()).isEqualTo(32);
        assertThat(set.card().licence()).isEqualTo("CC-BY-4.0");
        assertThat(set.card().imagesMayBeShown()).isFalse();
        assertThat(set.records().get(0).variation()).isEmpty();
        assertThat(set.latent(1)[3]).isNotZero();
        assertThat(Math.abs(set.latent(0)[3])).isLessThan(1e-5f);
        assertThat(report.composition().auditAgreement().values())
                .allSatisfy(rate -> assertThat(rate.value()).isEqualTo(1));

        SampleShares shares = generator.shares(path("generator"), path("oracle"), List.of("tone"), 40, 0.5, 1);
        assertThat(shares.groups().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(40);
    }

    /** In three brackets, which share the ascent. */
    private static GenerateSpec climbing(String generator) {
        return new GenerateSpec(
                config(generator, path("oracle"), 3, "gradient", 1),
                List.of("tone"),
                "balanced",
                Map.of("tone", "dark"),
                Map.of(),
                3);
    }

    @Test
    void theGradientClimbsThroughFiles() {
        GenerationReport report =
                new DatasetGenerator(runtime).generate("tiny", climbing(path("generator")), out, Progress.silent());
        assertThat(FaceDataset.open(out).card().identities()).isEqualTo(6);
        assertThat(report.cost().renders()).isGreaterThan(2 * report.cost().accepted());
    }

    @Test
    void aRendererHasNoGradient() {
        assertThatThrownBy(() ->
                        new DatasetGenerator(runtime).generate("x", climbing("builtin:world"), out, Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("builtin:world has none");
    }

    @Test
    void modelsThatAreNotThereAreNamed() {
        DatasetGenerator generator = new DatasetGenerator(runtime);
        assertThatThrownBy(() ->
                        generator.generate("x", spec("builtin:nothing", path("oracle"), 1), out, Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> generator.generate(
                        "x", spec("builtin:world", "missing.safetensors", 1), out, Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("missing.safetensors");
        assertThatThrownBy(() ->
                        generator.generate("x", spec("builtin:world", path("embedder"), 1), out, Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("attributes");
    }
}
