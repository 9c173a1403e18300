package org.facegap.suite.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.progress.Progress;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.suite.stage.Stage;

/**
 * Labels the test images with one attribute model: the index ({@link ModelRows}) has {@code predicted_X} and {@code confidence_X} for
 * each attribute X.
 */
public final class LabelWork implements Stage.Work {
    private static final String PREDICTED = "predicted_";
    private final Supplier<EngineRuntime> engine;
    private final String label;
    private final LabelSpec spec;

    public LabelWork(Supplier<EngineRuntime> engine, String label, LabelSpec spec) {
        this.engine = engine;
        this.label = label;
        this.spec = spec;
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) {
        EngineRuntime runtime = engine.get().withThreads(spec.threads());
        Path models = Objects.requireNonNull(inputs.get(ModelRows.MODELS));
        FaceDataset set = FaceDataset.open(Objects.requireNonNull(inputs.get(ModelRows.IMAGES)));
        List<String> columns = new ArrayList<>();
        List<List<String>> values = new ArrayList<>();
        try (AttributeClassifier classifier =
                AttributeClassifier.of(runtime, ModelFile.read(models.resolve(TrainWork.ATTRIBUTES), "attributes"))) {
            for (float[] row : ModelRows.of(set, classifier::probabilities, "label " + label, progress)) {
                Map<String, AttributeLabel> labels = classifier.labels(row);
                if (columns.isEmpty()) {
                    labels.keySet().forEach(name -> columns.addAll(List.of(PREDICTED + name, "confidence_" + name)));
                }
                List<String> fields = new ArrayList<>();
                labels.values()
                        .forEach(own -> fields.addAll(List.of(own.value(), Float.toString((float) own.confidence()))));
                values.add(fields);
            }
        }
        ModelRows.write(folder.path(), set.records(), columns, values);
    }

    /**
     * The labels of a folder: attribute to the value chosen for each image.
     *
     * @param records the images that they must be of, in order
     * @throws UserError when they are damaged or of other images
     */
    static Map<String, List<String>> read(Path folder, List<FaceRecord> records) {
        Map<String, List<String>> predicted = new LinkedHashMap<>();
        ModelRows.read(
                folder,
                records,
                row -> row.header().stream()
                        .filter(column -> column.startsWith(PREDICTED))
                        .forEach(column -> predicted
                                .computeIfAbsent(column.substring(PREDICTED.length()), attribute -> new ArrayList<>())
                                .add(row.get(row.column(column)))));
        return predicted;
    }
}
