package org.facegap.suite.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.files.Folders;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.Exposure;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.suite.stage.Stage;
import org.facegap.trainer.attributes.AttributeTraining;
import org.facegap.trainer.data.ImageSet;
import org.facegap.trainer.loop.TrainingFiles;
import org.facegap.trainer.loop.ValidateConfig;
import org.facegap.trainer.recognition.RecognitionTraining;

/**
 * Trains the models of one arm and seed on the arm's face dataset. Checkpoints lie in the artefact's {@value ArtifactFolder#WORK} until all
 * are finished, and a killed training goes on from the last.
 */
public final class TrainWork implements Stage.Work {
    /** Name of the input. */
    public static final String DATA = "data";

    /** Name of the input with the models that are trained further; absent where new weights are. */
    public static final String INIT = "init";

    /** How the models were trained. */
    public static final String CURVES = "curves.json";

    public static final String EMBEDDER = "embedder.safetensors";
    public static final String ATTRIBUTES = "attributes.safetensors";
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
        EngineRuntime runtime = engine.get().withThreads(spec.threads());
        FaceDataset data = FaceDataset.open(Objects.requireNonNull(inputs.get(DATA)));
        ImageSet images = ImageSet.load(List.of(data)).sampled(spec.sampling());
        Path init = inputs.get(INIT);
        Path work = folder.file(ArtifactFolder.WORK);
        TrainingFiles files = TrainingFiles.in(work);
        Map<String, String> notes =
                Map.of("trainedOn", data.card().name(), "licence", data.card().licence());
        List<TrainingCurve> curves = new ArrayList<>();
        if (spec.recognition() != null) {
            RecognitionTraining.Result recognition = new RecognitionTraining(runtime, spec.recognition())
                    .from(init == null ? null : init.resolve(EMBEDDER))
                    .train(images, spec.seed(), label + " recognition", files, progress);
            try (var embedder = recognition.embedder()) {
                embedder.save(folder.file(EMBEDDER), notes);
                if (!recognition.other().isEmpty()) {
                    embedder.network().load(recognition.other(), label);
                    embedder.save(folder.file(other(EMBEDDER, spec.recognition().validate())), notes);
                }
                curves.add(recognition.curve());
            }
        }
        if (spec.attributes() != null) {
            AttributeTraining.Result attributes = new AttributeTraining(runtime, spec.attributes())
                    .from(init == null ? null : init.resolve(ATTRIBUTES))
                    .train(images, spec.seed(), label + " attributes", files, progress);
            try (var classifier = attributes.classifier()) {
                classifier.save(folder.file(ATTRIBUTES), notes);
                if (!attributes.other().isEmpty()) {
                    classifier.network().load(attributes.other(), label);
                    classifier.save(
                            folder.file(other(ATTRIBUTES, spec.attributes().validate())), notes);
                }
                curves.add(attributes.curve());
            }
        }
        if (init != null) {
            curves.replaceAll(curve -> after(curve, init));
        }
        Json.write(folder.file(CURVES), curves);
        try {
            for (TrainingCurve curve : curves) {
                for (Path log :
                        List.of(TrainingFiles.log(work, curve.model()), TrainingFiles.events(work, curve.model()))) {
                    Path to = folder.file(work.relativize(log).toString().replace('\\', '/'));
                    Files.createDirectories(Objects.requireNonNull(to.getParent()));
                    Files.copy(log, to);
                }
            }
            // Under another name first: a kill must not leave half a checkpoint where the next run looks for a whole
            // one.
            Path old = folder.file(ArtifactFolder.WORK + ".old");
            Files.move(work, old);
            Folders.remove(old);
        } catch (IOException e) {
            throw DiskErrors.writing(folder.path(), e);
        }
    }

    /** What the training saw, with what those that it went on from had seen. */
    private static TrainingCurve after(TrainingCurve curve, Path init) {
        Exposure seen = curve.seen();
        return Arrays.stream(Json.read(init.resolve(CURVES), TrainingCurve[].class))
                .filter(earlier -> earlier.model().equals(curve.model()))
                .map(TrainingCurve::seen)
                .filter(Objects::nonNull)
                .findFirst()
                .map(earlier -> seen == null ? curve : curve.with(seen.after(earlier)))
                .orElse(curve);
    }

    /** The last weights beside the best, or the other way round. */
    private static String other(String file, ValidateConfig validate) {
        String which = validate.keep() == ValidateConfig.Keep.BEST ? "last" : "best";
        return file.replace(".safetensors", "-" + which + ".safetensors");
    }
}
