package org.facegap.suite.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.Embedder;
import org.facegap.suite.stage.Stage;
import org.facegap.trainer.data.ImageSet;

/** Embeds the images of one split with one recognition model and, where asked for, labels them with its attribute model. */
public final class EmbedWork implements Stage.Work {
    /** Name of the input with the models. */
    public static final String MODELS = "models";

    /** Name of the input with the images. */
    public static final String IMAGES = "images";

    /** Raised when the same weights and images give something else. */
    public static final String VERSION = "1";

    private static final int CHUNK = 512;
    private final Supplier<EngineRuntime> engine;
    private final String label;
    private final EmbedSpec spec;

    public EmbedWork(Supplier<EngineRuntime> engine, String label, EmbedSpec spec) {
        this.engine = engine;
        this.label = label;
        this.spec = spec;
    }

    private interface Network {
        float[][] apply(float[][] images);
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) {
        EngineRuntime runtime = engine.get().withThreads(spec.threads());
        Path models = Objects.requireNonNull(inputs.get(MODELS));
        FaceDataset set = FaceDataset.open(Objects.requireNonNull(inputs.get(IMAGES)));
        List<float[]> embeddings;
        try (Embedder embedder = Embedder.of(runtime, ModelFile.read(models.resolve(TrainWork.EMBEDDER), "embedder"))) {
            embeddings = rows(set, chunk -> embedder.embed(chunk, spec.flip()), "embed " + label, progress);
        }
        List<Map<String, AttributeLabel>> labels = new ArrayList<>();
        if (spec.labels()) {
            try (AttributeClassifier classifier = AttributeClassifier.of(
                    runtime, ModelFile.read(models.resolve(TrainWork.ATTRIBUTES), "attributes"))) {
                rows(set, classifier::probabilities, "label " + label, progress)
                        .forEach(row -> labels.add(classifier.labels(row)));
            }
        }
        EmbeddedImages.write(folder.path(), set.records(), embeddings, labels);
    }

    private static List<float[]> rows(FaceDataset set, Network network, String what, Progress progress) {
        List<FaceRecord> records = set.records();
        if (records.isEmpty()) {
            throw new UserError(set.dir() + " holds no image to embed");
        }
        List<float[]> rows = new ArrayList<>(records.size());
        try (Progress.Task task = progress.begin(what, records.size(), "images")) {
            for (int from = 0; from < records.size(); from += CHUNK) {
                ImageSet part = ImageSet.load(set, records.subList(from, Math.min(records.size(), from + CHUNK)));
                float[][] chunk = IntStream.range(0, part.count())
                        .parallel()
                        .mapToObj(part::planar)
                        .toArray(float[][]::new);
                rows.addAll(List.of(network.apply(chunk)));
                task.advance(chunk.length);
            }
        }
        return rows;
    }
}
