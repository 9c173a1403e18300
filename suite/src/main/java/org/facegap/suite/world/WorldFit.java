package org.facegap.suite.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.image.Image;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.generator.worldset.WorldSetConfig;
import org.facegap.generator.worldset.WorldSets;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ModelName;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;
import org.facegap.trainer.attributes.AttributeTraining;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.fit.GeneratorFit;
import org.facegap.trainer.loop.TrainingFiles;
import org.facegap.trainer.recognition.RecognitionTraining;
import org.jspecify.annotations.Nullable;

/** Makes one of the models shipped with the built-in world, and measures it. */
public final class WorldFit {
    private static final int GRID = 10;

    private final EngineRuntime runtime;
    private final Path out;
    private final Path work;
    private final @Nullable Path start;
    private final Progress progress;

    /**
     * @param out folder for the model and its card
     * @param work folder for rendered images and for what an interrupted training of an oracle or embedder goes on from
     * @param start generator to go on from
     */
    public WorldFit(EngineRuntime runtime, Path out, Path work, @Nullable Path start, Progress progress) {
        this.runtime = runtime;
        this.out = out;
        this.work = work;
        this.start = start;
        this.progress = progress;
    }

    /**
     * A model that was made.
     *
     * @param file the model
     * @param notes what its card says: licence, source, environment, and what was measured
     */
    public record Made(Path file, Map<String, String> notes) {}

    /**
     * Makes the model.
     *
     * @param source what to call the config in the model's card
     */
    public Made make(WorldModelConfig spec, String source) {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw DiskErrors.opening(out, e);
        }
        FaceDataset data = set(spec.name() + "-data", spec.data());
        FaceDataset test = set(spec.name() + "-test", spec.test());
        Path file = out.resolve(spec.name() + ".safetensors");
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("licence", "Apache-2.0");
        notes.put("source", "made by: facegap world fit " + source);
        notes.put("config", Json.canonical(spec));
        notes.put(
                "environment",
                runtime.deviceKind() + ", " + runtime.computeType().label() + ", " + runtime.threads()
                        + " threads, PyTorch " + runtime.version());
        if (spec instanceof WorldModelConfig.Oracle oracle) {
            oracle(oracle, data, test, file, notes);
        } else if (spec instanceof WorldModelConfig.Embedder embedder) {
            embedder(embedder, data, test, file, notes);
        } else if (spec instanceof WorldModelConfig.Generator generator) {
            generator(generator, data, test, file, notes);
        }
        Map<String, Object> card = new LinkedHashMap<>(notes);
        card.remove("config");
        Json.write(out.resolve(spec.name() + ".card.json"), card);
        notes.remove("config");
        return new Made(file, notes);
    }

    private FaceDataset set(String name, WorldSetConfig spec) {
        Path folder = work.resolve(name);
        if (!Files.exists(folder.resolve("dataset.json"))) {
            return new WorldSets().render(name, spec, folder, progress);
        }
        FaceDataset there = FaceDataset.open(folder);
        WorldSets.requireSame(there, spec);
        return there;
    }

    private TrainingFiles checkpoints(WorldModelConfig spec) {
        return TrainingFiles.in(work.resolve(spec.name() + "-training"));
    }

    private void oracle(
            WorldModelConfig.Oracle spec, FaceDataset data, FaceDataset test, Path file, Map<String, String> notes) {
        var recipe = spec.attributes();
        try (AttributeClassifier oracle = new AttributeTraining(runtime, recipe)
                .train(ImageSet.load(List.of(data)), spec.seed(), spec.name(), checkpoints(spec), progress)
                .classifier()) {
            notes.putAll(ModelCheck.oracle(oracle, test));
            oracle.save(file, notes);
        }
    }

    private void embedder(
            WorldModelConfig.Embedder spec, FaceDataset data, FaceDataset test, Path file, Map<String, String> notes) {
        var recipe = spec.recognition();
        try (Embedder embedder = new RecognitionTraining(runtime, recipe)
                .train(ImageSet.load(List.of(data)), spec.seed(), spec.name(), checkpoints(spec), progress)
                .embedder()) {
            notes.putAll(ModelCheck.embedder(embedder, test, spec.genuine(), spec.seed()));
            embedder.save(file, notes);
        }
    }

    private void generator(
            WorldModelConfig.Generator spec, FaceDataset data, FaceDataset test, Path file, Map<String, String> notes) {
        var recipe = spec.generator();
        Map<String, Embedder> embedders = new LinkedHashMap<>();
        Map<String, AttributeClassifier> oracles = new LinkedHashMap<>();
        List<ScriptNetwork> features = new ArrayList<>();
        try {
            open(runtime, spec.featureModels(), embedders, oracles);
            embedders.values().forEach(e -> features.add(e.network()));
            oracles.values().forEach(o -> features.add(o.network()));
            ScriptNetwork first = start == null ? null : network(runtime, start);
            ImageSet images = ImageSet.load(List.of(data));
            float[][] latents = new float[images.count()][];
            for (int i = 0; i < latents.length; i++) {
                latents[i] = data.latent(images.records().get(i).latentRow());
            }
            GeneratorFit.Result result = new GeneratorFit(runtime, recipe, features)
                    .fit(images, latents, spec.seed(), first, progress, (network, step) -> {
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
                oracles.put(
                        plain,
                        AttributeClassifier.of(runtime, new ModelName(name).read("featureModels", "attributes")));
            } else {
                embedders.put(plain, Embedder.of(runtime, new ModelName(name).read("featureModels", "embedder")));
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

    /** Rows of targets and the generated images below them. */
    private static void grid(StyleGan2 generator, FaceDataset test, Path file) {
        List<Image> rows = new ArrayList<>();
        int size = test.card().size();
        for (int r = 0; r < 4; r++) {
            float[][] z = new float[GRID][];
            for (int i = 0; i < GRID; i++) {
                var record = test.records().get(r * GRID + i);
                rows.add(test.read(record));
                z[i] = test.latent(record.latentRow());
            }
            for (float[] image : generator.synthesize(generator.map(z, 1))) {
                rows.add(Image.fromPlanar(image, size, size));
            }
        }
        AtomicFile.write(file, Image.grid(rows, GRID).png());
    }
}
