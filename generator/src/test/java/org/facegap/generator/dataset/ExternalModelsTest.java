package org.facegap.generator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.image.Image;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.variation.LatentDirection;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.NamedModels;
import org.facegap.models.named.Oracle;
import org.facegap.models.named.Reading;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of a user with models of their own: a NVIDIA pickle, ONNX oracles and ONNX recognisers. */
class ExternalModelsTest {
    private static final Path MODELS = Path.of("..", "models", "src", "test", "resources", "org", "facegap", "models");
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);

    @TempDir
    static Path folder;

    private static String generator = "";

    @TempDir
    Path out;

    @BeforeAll
    static void directions() throws IOException {
        Path copy = folder.resolve("sg2-32.pkl");
        Files.copy(MODELS.resolve("stylegan2/layout/sg2-32.pkl"), copy);
        generator = copy.toString();
        float[] normal = new float[64];
        normal[3] = 1;
        new LatentDirections("z", 64, List.of(new LatentDirection("pose", "yaw", normal, 0.8, -0.8)))
                .save(Path.of(generator + ".directions.json"));
    }

    private static String external(String name) {
        return MODELS.resolve("external").resolve(name).toString();
    }

    private static GenerateSpec spec(String oracle, String embedder) {
        String yaml = """
            identities: 12
            search: {strategy: evolutionary, batch: 16, identityThreshold: 0.995}
            variations: {images: 3, strength: 0.2, mix: {pose: 1}, identityFloor: 0.2, attempts: 20}
            """;
        GenerateConfig config = ConfigReader.parse(
                "spec",
                yaml,
                GenerateConfig.class,
                Map.of(
                        "generator", generator,
                        "oracle", oracle,
                        "embedder", embedder,
                        "auditOracle", external("brightness-audit.onnx"),
                        "auditEmbedder", external("vector-audit.onnx")));
        return new GenerateSpec(config, List.of("light"), "balanced", Map.of(), Map.of(), 3);
    }

    private GenerationReport generate(String folder) {
        return new DatasetGenerator(RUNTIME)
                .generate(
                        "own",
                        spec(external("brightness.model.yaml"), external("vector.onnx")),
                        out.resolve(folder),
                        Progress.silent());
    }

    private static double brightness(Image image) {
        double sum = 0;
        for (byte b : image.rgb()) {
            sum += b & 0xFF;
        }
        return sum / image.rgb().length / 255;
    }

    @Test
    void aBalancedSetIsMadeOfForeignModelsAlone() {
        GenerationReport report = generate("a");
        FaceDataset set = FaceDataset.open(out.resolve("a"));
        assertThat(report.composition().identitiesPerValue().get("light")).isEqualTo(Map.of("dark", 6L, "bright", 6L));
        assertThat(set.card().images()).isEqualTo(36);
        assertThat(set.card().size()).isEqualTo(32);
        for (FaceRecord record : set.records()) {
            AttributeLabel label = Objects.requireNonNull(record.attributes().get("light"));
            assertThat(label.confidence()).isGreaterThanOrEqualTo(0.8);
            if (record.variation().isEmpty()) {
                // What the oracle says is plain to see: confidence .8 and a margin of .3 are .0115 from the threshold.
                assertThat(brightness(set.read(record)) > 0.54)
                        .isEqualTo(label.value().equals("bright"));
            }
        }
        // The auditing network weighs the colours otherwise, so it agrees often but not always.
        double agreement = Objects.requireNonNull(
                        report.composition().auditAgreement().get("light"))
                .value();
        assertThat(agreement).isBetween(0.5, 1.0);
    }

    @Test
    void twoRunsWriteTheSameBytes() throws IOException {
        generate("a");
        generate("b");
        for (String file : List.of("index.csv", "latents.npy", "generation.json", "shards/000000.tar")) {
            assertThat(Files.mismatch(
                            out.resolve("a").resolve(file), out.resolve("b").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
    }

    @Test
    void foreignModelsAreOraclesAndEmbeddingsLikeAnyOther() {
        NamedModels names = new NamedModels(RUNTIME, 32);
        float[] grey = new float[3 * 32 * 32];
        Arrays.fill(grey, 0.6f);
        try (Oracle oracle = names.oracle(external("brightness.onnx"));
                Embedding embedding = names.embedding(external("vector.model.yaml"))) {
            Reading reading = oracle.read(new float[][] {grey}).get(0);
            assertThat(reading.value("light")).isEqualTo("bright");
            float[] vector = embedding.embed(new float[][] {grey})[0];
            assertThat(Embedding.cosine(vector, vector)).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void directionsAreFittedOnWhatAForeignOracleReads() {
        String labels = "oracle:" + external("brightness.onnx");
        GeneratorDirections fitter = new GeneratorDirections(RUNTIME);
        LatentDirections fitted = fitter.fit(generator, labels, Map.of("light", "light"), "w", 1, 600, 5);
        LatentDirection bright = fitted.directions().get(0);
        assertThat(bright.name()).isEqualTo("light-bright");
        try (FaceSource faces = new ModelNames(RUNTIME).faces(generator, 0)) {
            float[][] z = new LatentSphere(faces.latentDim()).draw(40, new Gaussian(6));
            float[][] w = faces.map(z, 1);
            float[][] ends = new float[2 * w.length][];
            for (int i = 0; i < w.length; i++) {
                ends[2 * i] = w[i].clone();
                ends[2 * i + 1] = w[i].clone();
                for (int j = 0; j < w[i].length; j++) {
                    ends[2 * i][j] += (float) (bright.negativeMean() * bright.unitNormal()[j]);
                    ends[2 * i + 1][j] += (float) (bright.positiveMean() * bright.unitNormal()[j]);
                }
            }
            float[][] images = faces.render(ends);
            int brighter = 0;
            for (int i = 0; i < w.length; i++) {
                double less = brightness(Image.fromPlanar(images[2 * i], 32, 32));
                brighter += brightness(Image.fromPlanar(images[2 * i + 1], 32, 32)) > less ? 1 : 0;
            }
            assertThat(brighter).isGreaterThanOrEqualTo(36);
        }
    }

    @Test
    void whatCannotBeUsedIsRefused() throws IOException {
        DatasetGenerator datasets = new DatasetGenerator(RUNTIME);
        assertThatThrownBy(() -> datasets.generate(
                        "x", spec(external("vector.onnx"), external("vector.onnx")), out, Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("kind: expected attributes here, found embedder");
        assertThatThrownBy(() ->
                        datasets.generate("x", spec("none.onnx", external("vector.onnx")), out, Progress.silent()))
                .hasMessageContaining("there is no file none.onnx");
        Files.copy(Path.of(external("vector.onnx")), folder.resolve("five.onnx"));
        String card = Files.readString(Path.of(external("vector.model.yaml")))
                .replace("vector.onnx", "five.onnx")
                .replace("width: 16, height: 16", "width: 112, height: 112")
                .replace("align: none", "align: five-points");
        Files.writeString(folder.resolve("five.model.yaml"), card);
        assertThatThrownBy(() -> datasets.generate(
                        "x",
                        spec(
                                external("brightness.onnx"),
                                folder.resolve("five.onnx").toString()),
                        out,
                        Progress.silent()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("takes images of [N, 3, 16, 16]");
        assertThatThrownBy(() -> new NamedModels(RUNTIME, 32).faceCheck("builtin:oracle-search"))
                .hasMessageContaining("face check: expected the card");
        assertThatThrownBy(() -> new NamedModels(RUNTIME, 32).faceCheck(external("vector.onnx")))
                .hasMessageContaining("kind: expected detector here, found embedder");
    }
}
