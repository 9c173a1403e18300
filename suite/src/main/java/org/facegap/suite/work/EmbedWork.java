package org.facegap.suite.work;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.npy.NpyRows;
import org.facegap.core.progress.Progress;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.Embedder;
import org.facegap.suite.stage.Stage;

/**
 * Embeds the images of one split with one recognition model: {@value #MATRIX} holds a float32 row for each image of the index
 * ({@link ModelRows}).
 */
public final class EmbedWork implements Stage.Work {
    private static final String MATRIX = "embeddings.npy";
    private final Supplier<EngineRuntime> engine;
    private final String label;
    private final EmbedSpec spec;

    public EmbedWork(Supplier<EngineRuntime> engine, String label, EmbedSpec spec) {
        this.engine = engine;
        this.label = label;
        this.spec = spec;
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) {
        EngineRuntime runtime = engine.get().withThreads(spec.threads());
        Path models = Objects.requireNonNull(inputs.get(ModelRows.MODELS));
        FaceDataset set = FaceDataset.open(Objects.requireNonNull(inputs.get(ModelRows.IMAGES)));
        List<float[]> embeddings;
        try (Embedder embedder = Embedder.of(runtime, ModelFile.read(models.resolve(TrainWork.EMBEDDER), "embedder"))) {
            embeddings = ModelRows.of(set, chunk -> embedder.embed(chunk, spec.flip()), "embed " + label, progress);
        }
        try (NpyRows rows = NpyRows.create(folder.file(MATRIX), embeddings.get(0).length)) {
            embeddings.forEach(rows::add);
        }
        ModelRows.write(
                folder.path(), set.records(), List.of(), Collections.nCopies(embeddings.size(), List.<String>of()));
    }

    /**
     * The embeddings of a folder, {@code [images][d]}.
     *
     * @param records the images that they must be of, in order
     * @throws UserError when they are damaged or of other images
     */
    static float[][] read(Path folder, List<FaceRecord> records) {
        ModelRows.read(folder, records, row -> {});
        NpyMatrix matrix = NpyMatrix.open(folder.resolve(MATRIX));
        if (matrix.rows() != records.size()) {
            throw new UserError(folder + ": " + matrix.rows() + " embeddings for " + records.size() + " images");
        }
        float[][] embeddings = new float[records.size()][];
        for (int i = 0; i < embeddings.length; i++) {
            embeddings[i] = matrix.row(i);
        }
        return embeddings;
    }
}
