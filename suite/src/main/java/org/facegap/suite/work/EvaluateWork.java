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
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.results.suite.TrainingCurve;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.facegap.evaluation.suite.ArmInput;
import org.facegap.evaluation.suite.ArmScores;
import org.facegap.evaluation.suite.SeedPredictions;
import org.facegap.evaluation.suite.SeedScores;
import org.facegap.evaluation.suite.SplitPredictions;
import org.facegap.evaluation.suite.SplitScores;
import org.facegap.evaluation.suite.SuiteEvaluator;
import org.facegap.evaluation.suite.SuiteInput;
import org.facegap.evaluation.suite.VerificationProtocol;
import org.facegap.suite.identities.IdentitiesCounts;
import org.facegap.suite.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Scores the embeddings of the test and calibration identities, and measures the suite. Nothing is embedded here. */
public final class EvaluateWork implements Stage.Work {
    public static final String TEST = "test";
    public static final String CALIBRATION = "calibration";
    public static final String RESULTS = "results.json";
    private final EvaluateSpec spec;

    public EvaluateWork(EvaluateSpec spec) {
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

    /** This stage's name for what the models of an arm and seed made of a split. */
    public static String embeddings(String arm, long seed, String split) {
        return "embed-" + arm + "-" + seed + "-" + split;
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) throws IOException {
        TestSplit testSplit = TestSplit.of(TEST, Objects.requireNonNull(inputs.get(TEST)), spec);
        TestSplit calibrationSplit = TestSplit.of(CALIBRATION, Objects.requireNonNull(inputs.get(CALIBRATION)), spec);
        VerificationProtocol protocol = new VerificationProtocol(testSplit.pairs(), calibrationSplit.pairs());
        List<ArmInput> arms = new ArrayList<>();
        Map<String, List<SeedPredictions>> labels = new LinkedHashMap<>();
        Map<String, EvaluationFacts.Taken> trainingSets = new LinkedHashMap<>();
        Map<String, IdentitiesInCommon> inCommon = new TreeMap<>();
        Path baseline = Objects.requireNonNull(inputs.get(data(spec.baseline())));
        for (EvaluateSpec.Arm arm : spec.arms()) {
            List<SeedScores> scores = new ArrayList<>();
            List<SeedPredictions> predictions = new ArrayList<>();
            List<TrainingCurve> curves = new ArrayList<>();
            for (long seed : spec.seeds()) {
                EmbeddedImages test = embedded(inputs, arm, seed, TEST, testSplit);
                EmbeddedImages calibration = embedded(inputs, arm, seed, CALIBRATION, calibrationSplit);
                scores.add(SeedScores.ofEmbeddings(seed, test.embeddings(), calibration.embeddings(), protocol));
                predictions.add(new SeedPredictions(seed, test.predicted()));
                Path models = Objects.requireNonNull(inputs.get(models(arm.name(), seed)));
                curves.addAll(Arrays.asList(Json.read(models.resolve(TrainWork.CURVES), TrainingCurve[].class)));
            }
            labels.put(arm.name(), predictions);
            Path data = Objects.requireNonNull(inputs.get(data(arm.name())));
            ArmData set = ArmData.of(data);
            arms.add(new ArmInput(
                    arm.method() + (arm.training().isEmpty() ? "" : ", " + arm.training()),
                    set.composition(),
                    new ArmScores(arm.name(), scores),
                    curves,
                    set.cost()));
            if (!arm.name().equals(spec.baseline())) {
                inCommon.put(arm.name(), IdentitiesInCommon.of(baseline, data));
            }
            if (arm.method().equals("dataset")) {
                trainingSets.put(
                        arm.name(),
                        new EvaluationFacts.Taken(
                                FaceDataset.open(data).card(),
                                Json.read(data.resolve(IdentitiesCounts.FILE), IdentitiesCounts.class)));
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
        SuiteResults results = new SuiteEvaluator(spec.evaluate().settings())
                .evaluate(new SuiteInput(
                        spec.suite(),
                        spec.question(),
                        spec.groupBy(),
                        spec.groups(),
                        spec.baseline(),
                        protocol,
                        arms,
                        predictions(folder, testSplit, labels),
                        facts.protocol(
                                content.recipes(),
                                content.hashes(
                                        testSplit,
                                        calibrationSplit,
                                        List.of(folder.file(tested.name()), folder.file(calibrated.name())))),
                        facts.warnings(arms)));
        Json.write(folder.file(RESULTS), results);
    }

    private static EmbeddedImages embedded(
            Map<String, Path> inputs, EvaluateSpec.Arm arm, long seed, String name, TestSplit split) {
        Path folder = Objects.requireNonNull(inputs.get(embeddings(arm.name(), seed, name)));
        return EmbeddedImages.read(folder, split.images());
    }

    /** Writes what the attribute models say, and reads it as anybody would; null without attribute models. */
    private @Nullable PredictionFile predictions(
            ArtifactFolder folder, TestSplit test, Map<String, List<SeedPredictions>> labels) throws IOException {
        if (!spec.attributes()) {
            return null;
        }
        Map<String, List<String>> truth = new LinkedHashMap<>();
        labels.values()
                .iterator()
                .next()
                .get(0)
                .predicted()
                .keySet()
                .forEach(attribute -> truth.put(attribute, test.truth(attribute)));
        SplitPredictions predictions = new SplitPredictions(test.pairs().images(), spec.groupBy(), truth, labels);
        predictions.write(folder.file(SplitPredictions.FILE));
        return predictions.read(folder.file(SplitPredictions.FILE));
    }

    private static void write(ArtifactFolder folder, SplitScores scores) throws IOException {
        scores.write(folder.file(scores.name()));
    }
}
