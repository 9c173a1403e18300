package org.facegap.suite.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.suite.stage.Stage;
import org.facegap.trainer.attributes.AttributeTraining;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.recognition.RecognitionTraining;

/** Trains the models of one arm and seed on the arm's face dataset. */
public final class TrainWork implements Stage.Work {
    /** Name of the input. */
    public static final String DATA = "data";

    /** Name of the input with the models that are trained further; absent where new weights are. */
    public static final String INIT = "init";

    /** How the models were trained. */
    public static final String CURVES = "curves.json";

    static final String EMBEDDER = "embedder.safetensors";
    static final String ATTRIBUTES = "attributes.safetensors";
    private final Supplier<EngineRuntime> engine;
    private final String label;
    private final TrainSpec spec;

    public TrainWork(Supplier<EngineRuntime> engine, String label, TrainSpec spec) {
        this.engine = engine;
        this.label = label;
        this.spec = spec;
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) {
        FaceDataset data = FaceDataset.open(Objects.requireNonNull(inputs.get(DATA)));
        ImageSet images = ImageSet.load(List.of(data)).sampled(spec.sampling());
        Path init = inputs.get(INIT);
        Map<String, String> notes =
                Map.of("trainedOn", data.card().name(), "licence", data.card().licence());
        List<TrainingCurve> curves = new ArrayList<>();
        RecognitionTraining recognitionTraining = new RecognitionTraining(engine.get(), spec.recognition());
        if (init != null) {
            recognitionTraining.from(init.resolve(EMBEDDER));
        }
        RecognitionTraining.Result recognition =
                recognitionTraining.train(images, spec.seed(), label + " recognition", progress);
        try (var embedder = recognition.embedder()) {
            embedder.save(folder.file(EMBEDDER), notes);
            curves.add(recognition.curve());
        }
        if (spec.attributes() != null) {
            AttributeTraining attributeTraining = new AttributeTraining(engine.get(), spec.attributes());
            if (init != null) {
                attributeTraining.from(init.resolve(ATTRIBUTES));
            }
            AttributeTraining.Result attributes =
                    attributeTraining.train(images, spec.seed(), label + " attributes", progress);
            try (var classifier = attributes.classifier()) {
                classifier.save(folder.file(ATTRIBUTES), notes);
                curves.add(attributes.curve());
            }
        }
        Json.write(folder.file(CURVES), curves);
    }
}
