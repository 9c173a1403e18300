package org.facegap.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.ascent.Ascents;
import org.facegap.generator.dataset.DatasetGenerator;
import org.facegap.generator.dataset.GenerateConfig;
import org.facegap.generator.dataset.GenerateSpec;
import org.facegap.generator.dataset.GenerationModels;
import org.facegap.generator.dataset.GenerationReport;
import org.facegap.generator.dataset.GenerationRun;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.latent.StyleGan2Faces;
import org.facegap.generator.latent.WorldFaces;
import org.facegap.generator.quality.FrechetDistance;
import org.facegap.generator.quality.KernelDistance;
import org.facegap.generator.quality.Moments;
import org.facegap.generator.variation.DirectionFitter;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.generator.variation.VariationConfig;
import org.facegap.generator.variation.Variations;
import org.facegap.generator.variation.WorldDirectionLabels;
import org.facegap.generator.world.Identity;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.WorldSpec;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ClassifierOracle;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.FaceCheck;
import org.facegap.models.named.NetworkEmbedding;
import org.facegap.models.recognition.Embedder;
import org.facegap.models.stylegan2.layout.StyleGan2Files;

/**
 * What identities of a rare group cost by each strategy, one image each, from a generator of the built-in world. Arguments:
 * folder for the sets, identities, identity threshold, TARGET (dark or dark+old, or warped:dark ... with an entangled input), then strategies; prints a Markdown table. A
 * strategy written NAME! runs without the identity rule, the published ones also without the density check, as their
 * authors do. A set that is there already is measured again and not made.
 */
public final class SearchTrial {
    private static final int SIDE = 64;
    private static final long WARP_SEED = 77;
    private static final long REFERENCE_SEED = 991;
    private static final int REFERENCE = 4000;

    private SearchTrial() {}

    /** Runs the trial. */
    public static void main(String[] args) {
        Path dir = Path.of(args[0]);
        int identities = Integer.parseInt(args[1]);
        double threshold = Double.parseDouble(args[2]);
        boolean old = args[3].endsWith("dark+old");
        boolean warped = args[3].startsWith("warped:");
        EngineRuntime runtime = EngineRuntime.start("cpu", "auto", 0);
        System.out.println(
                "| target | strategy | identities | renders an identity | ms an identity | nearest cosine: mean | 99 %"
                        + " | highest | pairs from " + threshold + " up | label right, auditor | label right, truth |"
                        + " Frechet distance | kernel distance x 1000 |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Map<String, String> only = new LinkedHashMap<>(Map.of("tone", "dark"));
        if (old) {
            only.put("age", "old");
        }
        float[][] reference = reference(runtime, only, warped);
        System.out.println(
                "    two halves of the reference: " + distances(runtime, half(reference, 0), half(reference, 1)));
        for (String argument : Arrays.asList(args).subList(4, args.length)) {
            boolean free = argument.endsWith("!");
            String strategy = argument.replace("!", "");
            String yaml = "{identities: " + identities + ", search: {strategy: " + strategy + ", identityThreshold: "
                    + (free ? 1 : threshold) + ", densityQuantile: "
                    + (free && strategy.startsWith("jain") ? 1 : 0.999)
                    + ", maxRendersPerIdentity: 500}, variations: {images: 1, mix: {}, identityFloor: 0, attempts:"
                    + " 1}}";
            GenerateSpec spec = new GenerateSpec(
                    ConfigReader.parse("trial", yaml, GenerateConfig.class, Map.of()),
                    old ? List.of("tone", "age") : List.of("tone"),
                    "balanced",
                    only,
                    Map.of(),
                    1);
            Path set = dir.resolve(args[3].replace(":", "-") + "-" + strategy + (free ? "-free" : ""));
            Path time = set.resolve("seconds.json");
            if (!Files.exists(time)) {
                long start = System.nanoTime();
                if (warped) {
                    warped(runtime, spec, set);
                } else {
                    new DatasetGenerator(runtime).generate(strategy, spec, set, Progress.silent());
                }
                Json.write(time, (System.nanoTime() - start) * 1e-9);
            }
            GenerationReport report = Json.read(set.resolve("generation.json"), GenerationReport.class);
            double seconds = Json.read(time, Double.class);
            row(runtime, args[3], argument, FaceDataset.open(set), report, seconds, threshold, only, warped, reference);
        }
    }

    private static GenerationReport warped(EngineRuntime runtime, GenerateSpec spec, Path set) {
        var generator = StyleGan2Files.shipped("world-64").generator(runtime);
        try (GenerationModels models = new GenerationModels(
                new WarpedFaces(new StyleGan2Faces(generator), WARP_SEED),
                oracle(runtime, "oracle-search"),
                embedding(runtime, "embedder-search"),
                oracle(runtime, "oracle-audit"),
                embedding(runtime, "embedder-audit"),
                FaceCheck.NONE,
                LatentDirections.none("z", generator.config().zDim()),
                Ascents.none("the entangled generator"),
                "Apache-2.0",
                true)) {
            return new GenerationRun("warped", spec, models).generate(set, Progress.silent());
        }
    }

    private static ClassifierOracle oracle(EngineRuntime runtime, String name) {
        return new ClassifierOracle(
                AttributeClassifier.of(runtime, ModelFile.shipped(name + ".safetensors", "attributes")), SIDE);
    }

    private static NetworkEmbedding embedding(EngineRuntime runtime, String name) {
        return new NetworkEmbedding(Embedder.of(runtime, ModelFile.shipped(name + ".safetensors", "embedder")), SIDE);
    }

    /** Embeddings of identities of the group, drawn by the world's truth and made neutral as the searches make theirs. */
    private static float[][] reference(EngineRuntime runtime, Map<String, String> wanted, boolean warped) {
        Population population = new Population(WorldSpec.defaults());
        Gaussian random = new Gaussian(REFERENCE_SEED);
        List<float[]> embedded = new ArrayList<>();
        try (FaceSource faces =
                        new StyleGan2Faces(StyleGan2Files.shipped("world-64").generator(runtime));
                NetworkEmbedding audit = embedding(runtime, "embedder-audit")) {
            WarpedFaces warp = new WarpedFaces(faces, WARP_SEED);
            FaceSource source = warped ? warp : faces;
            LatentSpace space = new LatentSpace(LatentSpace.Kind.Z, source, 1);
            Variations variations = Variations.of(
                    warped
                            ? LatentDirections.none("z", faces.latentDim())
                            : new DirectionFitter(8192, 1).fit(new WorldDirectionLabels(population), "z", faces),
                    new VariationConfig("drawn", 1, 1, Map.of(), 0, 1),
                    space);
            while (embedded.size() < REFERENCE) {
                List<float[]> chosen = new ArrayList<>();
                while (chosen.size() < 256) {
                    float[] z = variations.neutral(new LatentSphere(faces.latentDim()).draw(1, random)[0]);
                    if (isOf(population.face(warped ? warp.warp(z) : z).identity(), wanted)) {
                        chosen.add(z);
                    }
                }
                float[][] styles = space.styles(chosen.toArray(float[][]::new));
                embedded.addAll(List.of(audit.embed(source.render(styles))));
            }
        }
        return embedded.subList(0, REFERENCE).toArray(float[][]::new);
    }

    private static float[][] half(float[][] rows, int which) {
        int n = rows.length / 2;
        return Arrays.copyOfRange(rows, which * n, which * n + n);
    }

    private static boolean isOf(Identity identity, Map<String, String> wanted) {
        return identity.tone().name().equalsIgnoreCase(wanted.get("tone"))
                && (!wanted.containsKey("age") || identity.age().name().equalsIgnoreCase(wanted.get("age")));
    }

    private static String distances(EngineRuntime runtime, float[][] a, float[][] b) {
        int n = Math.min(a.length, b.length);
        Moments first = new Moments(a[0].length);
        Moments second = new Moments(b[0].length);
        for (int i = 0; i < n; i++) {
            first.add(a[i]);
            second.add(b[i]);
        }
        try (FrechetDistance frechet = new FrechetDistance(runtime);
                KernelDistance kernel = new KernelDistance(runtime)) {
            KernelDistance.Spread spread = kernel.overSubsets(a, b, 1, 1);
            return String.format(Locale.ROOT, "%.4f | %.1f", frechet.between(first, second), 1000 * spread.mean());
        }
    }

    private static void row(
            EngineRuntime runtime,
            String target,
            String strategy,
            FaceDataset set,
            GenerationReport report,
            double seconds,
            double threshold,
            Map<String, String> wanted,
            boolean warped,
            float[][] reference) {
        List<float[]> images = new ArrayList<>();
        Population population = new Population(WorldSpec.defaults());
        WarpedFaces warp = new WarpedFaces(new WorldFaces(population, SIDE), WARP_SEED);
        int right = 0;
        boolean truth = set.latentDim() == population.spec().latentDim();
        for (FaceRecord record : set.records()) {
            images.add(set.read(record).toPlanar());
            if (truth) {
                float[] z = set.latent(record.latentRow());
                Identity identity = population.face(warped ? warp.warp(z) : z).identity();
                right += isOf(identity, wanted) ? 1 : 0;
            }
        }
        int n = images.size();
        double[] nearest = new double[n];
        Arrays.fill(nearest, -1);
        long above = 0;
        String apart;
        try (NetworkEmbedding audit = embedding(runtime, "embedder-audit")) {
            float[][] embedded = audit.embed(images.toArray(float[][]::new));
            apart = distances(runtime, embedded, reference);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    double cosine = Embedding.cosine(embedded[i], embedded[j]);
                    nearest[i] = Math.max(nearest[i], cosine);
                    nearest[j] = Math.max(nearest[j], cosine);
                    above += cosine >= threshold ? 1 : 0;
                }
            }
        }
        Arrays.sort(nearest);
        double audited = report.composition().auditAgreement().entrySet().stream()
                .filter(e -> wanted.containsKey(e.getKey()))
                .mapToDouble(e -> e.getValue().value())
                .min()
                .orElse(Double.NaN);
        Object renders = report.facts().get("searchRendersPerIdentity");
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.2f | %.1f | %.3f | %.3f | %.3f | %d | %.4f | %s | %s |",
                target,
                strategy,
                n,
                (Double) renders,
                1000 * seconds / n,
                Arrays.stream(nearest).average().orElse(Double.NaN),
                nearest[(int) ((n - 1) * 0.99)],
                nearest[n - 1],
                above,
                audited,
                truth ? String.format(Locale.ROOT, "%.4f", (double) right / n) : "-",
                apart));
        String facts = String.valueOf(report.facts().get("strategy"));
        System.out.println("    " + facts.substring(0, Math.min(1500, facts.length())));
    }
}
