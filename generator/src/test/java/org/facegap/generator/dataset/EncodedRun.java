package org.facegap.generator.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.progress.Progress;
import org.facegap.generator.ascent.Ascents;
import org.facegap.generator.latent.EncodedWorld;
import org.facegap.generator.search.SearchConfigs;
import org.facegap.generator.variation.DirectionFitter;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.generator.variation.VariationConfig;
import org.facegap.generator.variation.WorldDirectionLabels;
import org.facegap.models.named.FaceCheck;

/** A run of several brackets in the encoded world, also as a process of its own. */
final class EncodedRun {
    private static final EncodedWorld WORLD = new EncodedWorld();
    private static final LatentDirections DIRECTIONS =
            new DirectionFitter(512, 1).fit(new WorldDirectionLabels(WORLD.population()), 64);

    private EncodedRun() {}

    static GenerateSpec spec(String strategy, int brackets) {
        return new GenerateSpec(
                new GenerateConfig(
                        "fake",
                        0,
                        "fake-o",
                        "fake-e",
                        "fake-ao",
                        "fake-ae",
                        "none",
                        36,
                        brackets,
                        SearchConfigs.of("{strategy: " + strategy + ", batch: 32, identityThreshold: 0.85,"
                                + " densityQuantile: 1, maxRendersPerIdentity: 500}"),
                        new VariationConfig("drawn", 5, 1, Map.of("pose", 1.0, "light", 1.0), 0.5, 5)),
                List.of("tone"),
                "balanced",
                Map.of(),
                Map.of(),
                11);
    }

    static GenerationRun run(GenerateSpec spec) {
        return new GenerationRun(
                "set",
                spec,
                new GenerationModels(
                        WORLD.faces(),
                        WORLD.oracle(),
                        WORLD.embedding(),
                        WORLD.oracle(),
                        WORLD.embedding(),
                        FaceCheck.NONE,
                        DIRECTIONS,
                        Ascents.none("fake"),
                        "Apache-2.0",
                        true));
    }

    /** Arguments: folder. Prints a line when it begins to work and one when the dataset is whole. */
    public static void main(String[] args) {
        GenerationRun run = run(spec("surrogate", 3));
        System.out.println("working");
        run.generate(Path.of(args[0]), Progress.silent());
        System.out.println("whole");
    }
}
