package org.facegap.generator.dataset;

import java.nio.file.Path;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.generator.latent.FaceSource;
import org.facegap.generator.variation.DirectionFitter;
import org.facegap.generator.variation.LabelFile;
import org.facegap.generator.variation.LatentDirections;
import org.facegap.generator.variation.OracleDirectionLabels;
import org.facegap.generator.variation.WorldDirectionLabels;
import org.facegap.generator.world.Population;
import org.facegap.generator.world.WorldSpec;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ProbabilityOracle;

/** Fits latent directions of generators by name. */
public final class GeneratorDirections {
    private static final String WORLD = "world";
    private static final String ORACLE = "oracle:";

    private final ModelNames names;

    /** Computes on this engine. */
    public GeneratorDirections(EngineRuntime runtime) {
        this.names = new ModelNames(runtime);
    }

    /**
     * Fits directions.
     *
     * @param generator {@code builtin:NAME} or a file
     * @param labels {@code world}: what the built-in world renders a latent with; {@code oracle:NAME}: an attribute model's
     *     probabilities; else a table of labels by seed
     * @param families attribute or trait to family, in the order in which directions are made orthogonal; must be empty for
     *     {@code world}
     * @param space {@code z} or {@code w}
     * @param psi truncation of the images an oracle labels
     * @param samples random latents to label, or to take the mean w from
     * @param seed decides them
     * @throws UserError when a model or table cannot be read, does not fit, or a trait cannot be fitted
     */
    public LatentDirections fit(
            String generator,
            String labels,
            Map<String, String> families,
            String space,
            double psi,
            int samples,
            long seed) {
        if (labels.equals(WORLD) != families.isEmpty()) {
            throw UserError.usage(
                    families.isEmpty()
                            ? "--family: say what each label is of, as in --family smile=expression"
                            : "--family: the labels of the world have their families");
        }
        DirectionFitter fitter = new DirectionFitter(samples, seed);
        try (FaceSource faces = names.faces(generator, 0)) {
            if (labels.equals(WORLD)) {
                return fitter.fit(new WorldDirectionLabels(world(generator, faces)), space, faces);
            }
            if (!labels.startsWith(ORACLE)) {
                return fitter.fit(LabelFile.read(Path.of(labels), families, faces.latentDim()), space, faces);
            }
            try (ProbabilityOracle oracle = names.oracle(labels.substring(ORACLE.length()), faces.size())) {
                return fitter.fit(
                        new OracleDirectionLabels(oracle.values(), oracle::probabilities, families, faces, psi),
                        space,
                        faces);
            }
        }
    }

    private Population world(String generator, FaceSource faces) {
        Population population = new Population(WorldSpec.defaults());
        if (!names.isOfTheWorld(generator) || population.spec().latentDim() != faces.latentDim()) {
            throw UserError.usage("--labels: world is for generators that were fitted to the built-in world, and "
                    + generator + " was not; use oracle:NAME or a table");
        }
        return population;
    }
}
