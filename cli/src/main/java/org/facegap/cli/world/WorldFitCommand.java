package org.facegap.cli.world;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.image.Picture;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.generator.worldset.WorldSetSpec;
import org.facegap.generator.worldset.WorldSets;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;
import org.facegap.suite.world.ModelCheck;
import org.facegap.suite.world.WorldModelSpec;
import org.facegap.trainer.attributes.AttributeTraining;
import org.facegap.trainer.data.PictureSet;
import org.facegap.trainer.fit.GeneratorFit;
import org.facegap.trainer.recognition.RecognitionTraining;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code facegap world fit}: makes one of the models shipped with the built-in world and measures it. */
@Command(
        name = "fit",
        description = "Make a model of the built-in world (generator, oracle or embedder) and measure it.",
        mixinStandardHelpOptions = true)
public final class WorldFitCommand implements Callable<Integer> {
    private static final int GRID = 10;

    @Parameters(paramLabel = "CONFIG", description = "which model and how (configs/world/*.yaml)")
    Path config = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the model and its card")
    Path out = Path.of("");

    @Option(names = "--work", paramLabel = "DIR", description = "folder for rendered pictures (default: OUT/work)")
    @Nullable
    Path work;

    @Option(names = "--start", paramLabel = "FILE", description = "generator to go on from")
    @Nullable
    Path start;

    @Option(names = "--device", defaultValue = "auto", description = "auto, cpu or gpuN (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Option(names = "--threads", defaultValue = "0", description = "CPU threads, 0 for all (default: ${DEFAULT-VALUE})")
    int threads;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "override a key of the config")
    Map<String, String> overrides = Map.of();

    private final PrintStream console = System.out;

    @Override
    public Integer call() {
        WorldModelSpec spec = ConfigReader.read(config, WorldModelSpec.class, overrides);
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw DiskErrors.opening(out, e);
        }
        EngineRuntime runtime = EngineRuntime.start(device, "auto", threads);
        Progress progress = Progress.console(console, System.console() != null);
        FaceDataset data = set(spec.name() + "-data", spec.data(), progress);
        FaceDataset test = set(spec.name() + "-test", spec.test(), progress);
        Path file = out.resolve(spec.name() + ".safetensors");
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("licence", "Apache-2.0");
        notes.put("source", "made by: facegap world fit " + config.getFileName());
        notes.put("config", Json.canonical(spec));
        notes.put(
                "environment",
                runtime.deviceKind() + ", " + runtime.computeType().label() + ", " + runtime.threads()
                        + " threads, PyTorch " + runtime.version());
        if (spec.attributes() != null) {
            oracle(runtime, spec, data, test, file, notes, progress);
        } else if (spec.recognition() != null) {
            embedder(runtime, spec, data, test, file, notes, progress);
        } else {
            generator(runtime, spec, data, test, file, notes, progress);
        }
        Map<String, Object> card = new LinkedHashMap<>(notes);
        card.remove("config");
        Json.write(out.resolve(spec.name() + ".card.json"), card);
        notes.remove("config");
        notes.forEach((k, v) -> console.println(String.format(Locale.ROOT, "  %-28s %s", k, v)));
        console.println("model: " + file);
        return 0;
    }

    private FaceDataset set(String name, WorldSetSpec spec, Progress progress) {
        Path folder = (work == null ? out.resolve("work") : work).resolve(name);
        return Files.exists(folder.resolve("dataset.json"))
                ? FaceDataset.open(folder)
                : new WorldSets().render(name, spec, folder, progress);
    }

    private static void oracle(
            EngineRuntime runtime,
            WorldModelSpec spec,
            FaceDataset data,
            FaceDataset test,
            Path file,
            Map<String, String> notes,
            Progress progress) {
        var recipe = Objects.requireNonNull(spec.attributes());
        try (AttributeClassifier oracle = new AttributeTraining(runtime, recipe)
                .train(PictureSet.load(List.of(data)), spec.seed(), spec.name(), progress)
                .classifier()) {
            notes.putAll(ModelCheck.oracle(oracle, test));
            oracle.save(file, notes);
        }
    }

    private static void embedder(
            EngineRuntime runtime,
            WorldModelSpec spec,
            FaceDataset data,
            FaceDataset test,
            Path file,
            Map<String, String> notes,
            Progress progress) {
        var recipe = Objects.requireNonNull(spec.recognition());
        try (Embedder embedder = new RecognitionTraining(runtime, recipe)
                .train(PictureSet.load(List.of(data)), spec.seed(), spec.name(), progress)
                .embedder()) {
            notes.putAll(ModelCheck.embedder(embedder, test, spec.genuine(), spec.seed()));
            embedder.save(file, notes);
        }
    }

    private void generator(
            EngineRuntime runtime,
            WorldModelSpec spec,
            FaceDataset data,
            FaceDataset test,
            Path file,
            Map<String, String> notes,
            Progress progress) {
        var recipe = Objects.requireNonNull(spec.generator());
        Map<String, Embedder> embedders = new LinkedHashMap<>();
        Map<String, AttributeClassifier> oracles = new LinkedHashMap<>();
        List<ScriptNetwork> features = new ArrayList<>();
        try {
            open(runtime, spec.featureModels(), embedders, oracles);
            embedders.values().forEach(e -> features.add(e.network()));
            oracles.values().forEach(o -> features.add(o.network()));
            ScriptNetwork first = start == null ? null : network(runtime, start);
            PictureSet pictures = PictureSet.load(List.of(data));
            float[][] latents = new float[pictures.count()][];
            for (int i = 0; i < latents.length; i++) {
                latents[i] = data.latent(pictures.records().get(i).latentRow());
            }
            GeneratorFit.Result result = new GeneratorFit(runtime, recipe, features)
                    .fit(pictures, latents, spec.seed(), first, progress, (network, step) -> {
                        StyleGan2.save(file, recipe.network(), network, notes);
                        try (StyleGan2 generator = StyleGan2.of(runtime, recipe.network(), network)) {
                            grid(generator, test, out.resolve(spec.name() + "-grid.png"));
                            progress.line(
                                    "step " + step + ": " + ModelCheck.generator(generator, test, embedders, oracles));
                        }
                    });
            open(runtime, spec.auditModels(), embedders, oracles);
            try (ScriptNetwork network = result.network();
                    StyleGan2 generator = StyleGan2.of(runtime, recipe.network(), network)) {
                notes.putAll(ModelCheck.generator(generator, test, embedders, oracles));
                StyleGan2.save(file, recipe.network(), network, notes);
                grid(generator, test, out.resolve(spec.name() + "-grid.png"));
            }
            if (first != null) {
                first.close();
            }
        } finally {
            embedders.values().forEach(Embedder::close);
            oracles.values().forEach(AttributeClassifier::close);
        }
    }

    private static void open(
            EngineRuntime runtime,
            List<String> names,
            Map<String, Embedder> embedders,
            Map<String, AttributeClassifier> oracles) {
        for (String name : names) {
            String plain = name.replaceAll(".*[:/]", "").replace(".safetensors", "");
            if (plain.contains("oracle")) {
                oracles.put(plain, AttributeClassifier.of(runtime, model(name, "attributes")));
            } else {
                embedders.put(plain, Embedder.of(runtime, model(name, "embedder")));
            }
        }
    }

    private static ScriptNetwork network(EngineRuntime runtime, Path file) {
        ModelFile model = ModelFile.read(file, "stylegan2");
        ScriptNetwork network = new ScriptNetwork(
                runtime, StyleGan2Source.of(model.spec(StyleGan2Config.class), runtime.computeType()), 0);
        model.loadInto(network);
        return network;
    }

    private static ModelFile model(String name, String kind) {
        return name.startsWith("builtin:")
                ? ModelFile.shipped(name.substring("builtin:".length()) + ".safetensors", kind)
                : ModelFile.read(Path.of(name), kind);
    }

    /** Rows of targets and the generated pictures below them. */
    private static void grid(StyleGan2 generator, FaceDataset test, Path file) {
        List<Picture> rows = new ArrayList<>();
        int size = test.card().size();
        for (int r = 0; r < 4; r++) {
            float[][] z = new float[GRID][];
            for (int i = 0; i < GRID; i++) {
                var record = test.records().get(r * GRID + i);
                rows.add(test.read(record));
                z[i] = test.latent(record.latentRow());
            }
            for (float[] picture : generator.synthesize(generator.map(z, 1))) {
                rows.add(Picture.fromPlanar(picture, size, size));
            }
        }
        AtomicFile.write(file, Picture.grid(rows, GRID).png());
    }
}
