package org.facegap.suite.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.evaluation.attribute.AttributePredictions;
import org.facegap.evaluation.suite.ArmInput;
import org.facegap.evaluation.suite.ArmScores;
import org.facegap.evaluation.suite.SeedScores;
import org.facegap.evaluation.suite.SplitScores;
import org.facegap.evaluation.suite.SuiteEvaluator;
import org.facegap.evaluation.suite.SuiteInput;
import org.facegap.evaluation.suite.TestImages;
import org.facegap.evaluation.suite.VerificationProtocol;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.Embedder;
import org.facegap.suite.config.EvaluateConfig;
import org.facegap.suite.people.PeopleCounts;
import org.facegap.suite.stage.Stage;
import org.facegap.trainer.data.PictureSet;

/** Scores every model on the test and calibration people and measures the suite. */
public final class EvaluateWork implements Stage.Work {
    public static final String TEST = "test";
    public static final String CALIBRATION = "calibration";
    public static final String RESULTS = "results.json";
    private static final int CHUNK = 512;
    private final Supplier<EngineRuntime> engine;
    private final EvaluateSpec spec;

    public EvaluateWork(Supplier<EngineRuntime> engine, EvaluateSpec spec) {
        this.engine = engine;
        this.spec = spec;
    }

    /** This stage's name for the models of an arm and seed. */
    public static String models(String arm, long seed) {
        return "train-" + arm + "-" + seed;
    }

    /** This stage's name for the training set of an arm. */
    public static String data(String arm) {
        return "generate-" + arm;
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) throws IOException {
        TestSplit testSplit = TestSplit.of(TEST, Objects.requireNonNull(inputs.get(TEST)), spec);
        TestSplit calibrationSplit = TestSplit.of(CALIBRATION, Objects.requireNonNull(inputs.get(CALIBRATION)), spec);
        EvaluateConfig evaluate = spec.evaluate();
        VerificationProtocol protocol = new VerificationProtocol(testSplit.pairs(), calibrationSplit.pairs());
        List<ArmInput> arms = new ArrayList<>();
        Map<String, EvaluationFacts.Taken> trainingSets = new LinkedHashMap<>();
        Map<String, PeopleInCommon> inCommon = new TreeMap<>();
        Path baseline = Objects.requireNonNull(inputs.get(data(spec.baseline())));
        for (EvaluateSpec.Arm arm : spec.arms()) {
            arms.add(arm(arm, inputs, protocol, testSplit.pictures(), calibrationSplit.pictures(), progress));
            Path data = Objects.requireNonNull(inputs.get(data(arm.name())));
            if (!arm.name().equals(spec.baseline())) {
                inCommon.put(arm.name(), PeopleInCommon.of(baseline, data));
            }
            if (arm.method().equals("dataset")) {
                trainingSets.put(
                        arm.name(),
                        new EvaluationFacts.Taken(
                                FaceDataset.open(data).card(),
                                Json.read(data.resolve(PeopleCounts.FILE), PeopleCounts.class)));
            }
        }
        EvaluationFacts facts = new EvaluationFacts(spec, testSplit, calibrationSplit, trainingSets, inCommon);
        List<ArmScores> scores = arms.stream().map(ArmInput::scores).toList();
        SplitScores tested = new SplitScores(TEST, protocol.test(), scores, SeedScores::testScores);
        SplitScores calibrated =
                new SplitScores(CALIBRATION, protocol.calibration(), scores, SeedScores::calibrationScores);
        write(folder, tested);
        write(folder, calibrated);
        ComparedContent content = new ComparedContent(spec, inputs);
        SuiteResults results = new SuiteEvaluator(evaluate.settings())
                .evaluate(new SuiteInput(
                        spec.suite(),
                        spec.question(),
                        spec.groupBy(),
                        spec.groups(),
                        spec.baseline(),
                        protocol,
                        arms,
                        facts.protocol(
                                content.recipes(),
                                content.hashes(
                                        testSplit,
                                        calibrationSplit,
                                        List.of(folder.file(tested.name()), folder.file(calibrated.name())))),
                        facts.warnings(arms)));
        Json.write(folder.file(RESULTS), results);
    }

    private ArmInput arm(
            EvaluateSpec.Arm arm,
            Map<String, Path> inputs,
            VerificationProtocol protocol,
            PictureSet test,
            PictureSet calibration,
            Progress progress)
            throws IOException {
        List<SeedScores> scores = new ArrayList<>();
        List<AttributePredictions> predictions = new ArrayList<>();
        List<TrainingCurve> curves = new ArrayList<>();
        for (long seed : spec.seeds()) {
            Path models = Objects.requireNonNull(inputs.get(models(arm.name(), seed)));
            SeedScores own = scores(models, arm.name(), seed, protocol, test, calibration, progress);
            scores.add(own);
            if (spec.attributes()) {
                predictions.addAll(
                        predictions(models, arm.name(), seed, protocol.test().images(), test, progress));
            }
            curves.addAll(Arrays.asList(Json.read(models.resolve(TrainWork.CURVES), TrainingCurve[].class)));
        }
        ArmData data = ArmData.of(Objects.requireNonNull(inputs.get(data(arm.name()))));
        return new ArmInput(
                arm.method(), data.composition(), new ArmScores(arm.name(), scores), predictions, curves, data.cost());
    }

    private SeedScores scores(
            Path models,
            String arm,
            long seed,
            VerificationProtocol protocol,
            PictureSet test,
            PictureSet calibration,
            Progress progress) {
        ModelFile file = ModelFile.read(models.resolve(TrainWork.EMBEDDER), "embedder");
        long total = (long) test.count() + calibration.count();
        try (Embedder embedder = Embedder.of(engine.get(), file);
                Progress.Task task = progress.begin("embed " + arm + " seed " + seed, total, "pictures")) {
            float[][] testRows = rows(test, embedder::embed, task);
            float[][] calibrationRows = rows(calibration, embedder::embed, task);
            return SeedScores.ofEmbeddings(seed, testRows, calibrationRows, protocol);
        }
    }

    private List<AttributePredictions> predictions(
            Path models, String arm, long seed, TestImages images, PictureSet test, Progress progress) {
        ModelFile file = ModelFile.read(models.resolve(TrainWork.ATTRIBUTES), "attributes");
        Map<String, List<String>> truth = new LinkedHashMap<>();
        Map<String, List<String>> predicted = new LinkedHashMap<>();
        Map<String, List<Integer>> labelled = new LinkedHashMap<>();
        try (AttributeClassifier classifier = AttributeClassifier.of(engine.get(), file);
                Progress.Task task = progress.begin("label " + arm + " seed " + seed, test.count(), "pictures")) {
            float[][] rows = rows(test, classifier::probabilities, task);
            for (int i = 0; i < rows.length; i++) {
                FaceRecord record = test.records().get(i);
                for (Map.Entry<String, AttributeLabel> label :
                        classifier.labels(rows[i]).entrySet()) {
                    String attribute = label.getKey();
                    AttributeLabel known = record.attributes().get(attribute);
                    // A picture of a dataset may lack a label; how many do is among the facts.
                    if (known == null) {
                        continue;
                    }
                    labelled.computeIfAbsent(attribute, a -> new ArrayList<>()).add(i);
                    truth.computeIfAbsent(attribute, a -> new ArrayList<>()).add(known.value());
                    predicted
                            .computeIfAbsent(attribute, a -> new ArrayList<>())
                            .add(label.getValue().value());
                }
            }
            for (String attribute : classifier.spec().attributes().keySet()) {
                if (!truth.containsKey(attribute)) {
                    throw new UserError("the test pictures have no attribute '" + attribute + "'");
                }
            }
        }
        List<AttributePredictions> all = new ArrayList<>();
        truth.forEach((attribute, values) -> {
            List<Integer> rows = Objects.requireNonNull(labelled.get(attribute));
            all.add(new AttributePredictions(
                    attribute,
                    seed,
                    values,
                    Objects.requireNonNull(predicted.get(attribute)),
                    rows.stream().map(images.groups()::get).toList(),
                    rows.stream().map(images.identities()::get).toList()));
        });
        return all;
    }

    private interface Network {
        float[][] apply(float[][] pictures);
    }

    private static float[][] rows(PictureSet pictures, Network network, Progress.Task task) {
        float[][] rows = new float[pictures.count()][];
        for (int from = 0; from < rows.length; from += CHUNK) {
            float[][] chunk = new float[Math.min(CHUNK, rows.length - from)][];
            for (int i = 0; i < chunk.length; i++) {
                chunk[i] = pictures.planar(from + i);
            }
            System.arraycopy(network.apply(chunk), 0, rows, from, chunk.length);
            task.advance(chunk.length);
        }
        return rows;
    }

    private static void write(ArtifactFolder folder, SplitScores scores) throws IOException {
        scores.write(folder.file(scores.name()));
    }
}
