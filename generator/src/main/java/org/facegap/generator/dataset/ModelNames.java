package org.facegap.generator.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.generator.ascent.Ascents;
import org.facegap.generator.ascent.NetworkAscents;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.latent.StyleGan2Faces;
import org.facegap.generator.latent.WorldFaces;
import org.facegap.generator.variation.DirectionFitter;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.generator.variation.WorldDirectionLabels;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.WorldSpec;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ClassifierOracle;
import org.facegap.models.named.FaceCheck;
import org.facegap.models.named.ModelName;
import org.facegap.models.named.NamedModels;
import org.facegap.models.named.ProbabilityOracle;
import org.facegap.models.stylegan2.SynthesisSpec;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;

/**
 * Opens generators by the names that specifications use, and with them what {@link NamedModels} opens: names are
 * those of {@link ModelName}, {@code builtin:world} the built-in world's own renderer at {@value #WORLD_SIDE} px. The directions of a file are FILE.directions.json beside it, of the space the
 * search moves in; a file whose notes say {@code world: true} was fitted to the built-in world and has the world's
 * directions without.
 */
final class ModelNames {
    private static final int WORLD_SIDE = 64;
    private static final int DIRECTION_SAMPLES = 8192;
    private static final long DIRECTION_SEED = 1;

    private final EngineRuntime runtime;

    ModelNames(EngineRuntime runtime) {
        this.runtime = runtime;
    }

    GenerationModels open(GenerateConfig config) {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            boolean builtIn = new ModelName(config.generator()).isBuiltin();
            StyleGan2Checkpoint checkpoint =
                    config.generator().equals(ModelName.WORLD) ? null : checkpoint(config.generator());
            Map<String, String> notes = checkpoint == null ? Map.of() : checkpoint.notes();
            FaceSource faces = track(
                    opened, checkpoint == null ? world(config.resolution()) : faces(checkpoint, config.resolution()));
            int side = faces.size();
            String licence = checkpoint == null ? "Apache-2.0" : notes.get("licence");
            boolean shown = builtIn || Boolean.parseBoolean(notes.get("pictures-may-be-shown"));
            boolean world = builtIn || Boolean.parseBoolean(notes.get("world"));
            NamedModels named = new NamedModels(runtime, side);
            ProbabilityOracle reader = track(opened, named.oracle(config.oracle()));
            return new GenerationModels(
                    faces,
                    reader,
                    track(opened, named.embedding(config.embedder())),
                    track(opened, named.oracle(config.auditOracle())),
                    track(opened, named.embedding(config.auditEmbedder())),
                    track(opened, config.hasFaceCheck() ? named.faceCheck(config.faceCheck()) : FaceCheck.NONE),
                    directions(
                            config.generator(),
                            world,
                            faces,
                            LatentDirections.spaceOf(config.search().strategy().space())),
                    checkpoint != null
                                    && faces instanceof StyleGan2Faces network
                                    && reader instanceof ClassifierOracle own
                            ? new NetworkAscents(runtime, checkpoint, network, own)
                            : Ascents.none(checkpoint == null ? config.generator() : config.oracle()),
                    licence != null ? licence : builtIn ? "Apache-2.0" : "unknown",
                    shown);
        } catch (RuntimeException e) {
            for (AutoCloseable model : opened) {
                try {
                    model.close();
                } catch (Exception suppressed) {
                    e.addSuppressed(suppressed);
                }
            }
            throw e;
        }
    }

    private static <T extends AutoCloseable> T track(List<AutoCloseable> opened, T model) {
        opened.add(model);
        return model;
    }

    /**
     * The faces of a generator.
     *
     * @param resolution of the images, 0 for the generator's own; less stops a skip network early
     */
    FaceSource faces(String name, int resolution) {
        return name.equals(ModelName.WORLD) ? world(resolution) : faces(checkpoint(name), resolution);
    }

    private FaceSource faces(StyleGan2Checkpoint checkpoint, int resolution) {
        try {
            return new StyleGan2Faces(checkpoint.generator(runtime, new SynthesisSpec(resolution, 0)));
        } catch (IllegalArgumentException e) {
            throw UserError.usage(checkpoint.origin() + ": " + e.getMessage());
        }
    }

    private static FaceSource world(int resolution) {
        if (resolution != 0) {
            throw UserError.usage("resolution: the renderer of the built-in world has no smaller images on the way");
        }
        return new WorldFaces(new Population(WorldSpec.defaults()), WORLD_SIDE);
    }

    private static StyleGan2Checkpoint checkpoint(String name) {
        return new ModelName(name).generator("generator");
    }

    /** Whether a generator was fitted to the built-in world, or is its renderer, so that the world knows its latents. */
    boolean isOfTheWorld(String name) {
        if (new ModelName(name).isBuiltin()) {
            return true;
        }
        try (StyleGan2Checkpoint checkpoint = checkpoint(name)) {
            return Boolean.parseBoolean(checkpoint.notes().get("world"));
        }
    }

    /** An attribute model for images of a side. */
    ProbabilityOracle oracle(String name, int imageSide) {
        return new NamedModels(runtime, imageSide).oracle(name);
    }

    private static LatentDirections directions(String generator, boolean world, FaceSource faces, String space) {
        int dimension = space.equals(LatentDirections.Z) ? faces.latentDim() : faces.styleDim();
        Path beside = Path.of(generator + ".directions.json");
        if (!new ModelName(generator).isBuiltin() && Files.isRegularFile(beside)) {
            return LatentDirections.load(beside, space, dimension);
        }
        Population population = new Population(WorldSpec.defaults());
        if (world && population.spec().latentDim() == faces.latentDim()) {
            return new DirectionFitter(DIRECTION_SAMPLES, DIRECTION_SEED)
                    .fit(new WorldDirectionLabels(population), space, faces);
        }
        return LatentDirections.none(space, dimension);
    }
}
