package org.facegap.generator.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.progress.Progress;
import org.facegap.generator.latent.FaceSource;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.Oracle;

/** Makes face datasets from generators by name. */
public final class DatasetGenerator {
    private final ModelNames names;

    /** Computes on this engine. */
    public DatasetGenerator(EngineRuntime runtime) {
        this.names = new ModelNames(runtime);
    }

    /** Folder beside the dataset that holds finished tasks until the dataset is whole. */
    public static final String WORK = ArtifactFolder.WORK;

    /**
     * Searches identities, varies them, and writes a face dataset with its {@code generation.json}.
     *
     * @param name of the dataset, for its card
     * @param dir must not hold a finished dataset; finished tasks that a killed run left in its folder {@value #WORK} are
     *     used, all else is replaced
     * @throws org.facegap.core.UserError when a model cannot be opened or does not fit the others, the groups are not what
     *     the oracles read, the search gives up, or the folder cannot be written
     */
    public GenerationReport generate(String name, GenerateSpec spec, Path dir, Progress progress) {
        try (GenerationModels models = names.open(spec.config())) {
            return new GenerationRun(name, spec, models).generate(dir, progress);
        }
    }

    /**
     * Does a share of that.
     *
     * @param others folders {@value #WORK} of the same run elsewhere, whose finished tasks are taken over first
     * @return the report, when this wrote the dataset
     */
    public Optional<GenerationReport> generate(
            String name, GenerateSpec spec, Path dir, Share share, List<Path> others, Progress progress) {
        try (GenerationModels models = names.open(spec.config())) {
            return new GenerationRun(name, spec, models).generate(dir, share, others, progress);
        }
    }

    /**
     * Takes over finished tasks of the same run from elsewhere.
     *
     * @param dir folder of the dataset
     * @param other a folder {@value #WORK}
     * @throws org.facegap.core.UserError when it belongs to another run
     */
    public static void take(GenerateSpec spec, Path dir, Path other) {
        WorkFolder.open(dir.resolve(WORK), spec).take(other);
    }

    /**
     * Shares of attribute values among plain samples.
     *
     * @param generator as in a {@link GenerateConfig}
     * @param oracle as in a {@link GenerateConfig}
     * @param groupBy attributes whose combinations are counted beside
     * @param samples how many are rendered
     * @param psi truncation
     * @param seed decides the latents, the same for every psi
     */
    public SampleShares shares(
            String generator, String oracle, List<String> groupBy, int samples, double psi, long seed) {
        try (FaceSource faces = names.faces(generator, 0);
                Oracle reader = names.oracle(oracle, faces.size())) {
            return SampleShares.measure(faces, reader, groupBy, samples, psi, seed);
        }
    }

    /**
     * How often cheaper images of a generator get the labels of its whole ones, which this runtime computes and reads.
     *
     * @param generator name of a generator
     * @param oracle name of what labels the images
     * @param cheaper computes the cheaper images, for example in another number format
     * @param resolution of the cheaper images, 0 for the generator's own
     * @param samples how many latents
     * @param psi truncation
     * @param seed decides the latents
     */
    public LabelAgreement agreement(
            String generator,
            String oracle,
            EngineRuntime cheaper,
            int resolution,
            int samples,
            double psi,
            long seed) {
        try (FaceSource whole = names.faces(generator, 0);
                FaceSource cheap = new ModelNames(cheaper).faces(generator, resolution);
                Oracle reader = names.oracle(oracle, whole.size());
                Oracle cheapReader = names.oracle(oracle, cheap.size())) {
            return LabelAgreement.measure(whole, reader, cheap, cheapReader, samples, psi, seed);
        }
    }
}
