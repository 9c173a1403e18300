package org.facegap.cli.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.SuiteResults;
import org.facegap.core.results.TrainingCurve;
import org.facegap.evaluation.attribute.AttributePredictions;
import org.facegap.evaluation.protocol.PairProtocol;
import org.facegap.evaluation.protocol.PairSet;
import org.facegap.evaluation.suite.ArmInput;
import org.facegap.evaluation.suite.ArmScores;
import org.facegap.evaluation.suite.EvaluationSettings;
import org.facegap.evaluation.suite.ScoreFile;
import org.facegap.evaluation.suite.SeedScores;
import org.facegap.evaluation.suite.SplitPairs;
import org.facegap.evaluation.suite.SuiteEvaluator;
import org.facegap.evaluation.suite.SuiteInput;
import org.facegap.evaluation.suite.TestImages;
import org.facegap.evaluation.suite.VerificationProtocol;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.recognition.Embedder;
import org.facegap.trainer.data.PictureSet;

/** Scores every model on the test and calibration people and measures the suite. */
final class EvaluateWork implements Stage.Work {
    static final String TEST = "test";
    static final String CALIBRATION = "calibration";
    static final String RESULTS = "results.json";
    private static final int CHUNK = 512;
    private final EngineRuntime runtime;
    private final EvaluateSpec spec;

    EvaluateWork(EngineRuntime runtime, EvaluateSpec spec) {
        this.runtime = runtime;
        this.spec = spec;
    }

    /** This stage's name for the models of an arm and seed. */
    static String models(String arm, long seed) {
        return "train-" + arm + "-" + seed;
    }

    /** This stage's name for the training set of an arm. */
    static String data(String arm) {
        return "generate-" + arm;
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) throws IOException {
        PictureSet test = PictureSet.load(List.of(FaceDataset.open(Objects.requireNonNull(inputs.get(TEST)))));
        PictureSet calibration =
                PictureSet.load(List.of(FaceDataset.open(Objects.requireNonNull(inputs.get(CALIBRATION)))));
        EvaluateConfig evaluate = spec.evaluate();
        VerificationProtocol protocol =
                new VerificationProtocol(split(TEST, test, evaluate.folds()), split(CALIBRATION, calibration, 1));
        List<ArmInput> arms = new ArrayList<>();
        for (EvaluateSpec.Arm arm : spec.arms()) {
            arms.add(arm(arm, folder, inputs, protocol, test, calibration, progress));
        }
        SuiteResults results = new SuiteEvaluator(new EvaluationSettings(
                        evaluate.targetFmr(),
                        evaluate.confidence(),
                        evaluate.replicates(),
                        evaluate.permutations(),
                        evaluate.minimumTrials(),
                        evaluate.rocPoints(),
                        evaluate.seed()))
                .evaluate(new SuiteInput(
                        spec.suite(),
                        spec.question(),
                        spec.groupBy(),
                        spec.groups(),
                        spec.baseline(),
                        protocol,
                        arms,
                        facts(),
                        warnings(arms)));
        Json.write(folder.file(RESULTS), results);
    }

    private ArmInput arm(
            EvaluateSpec.Arm arm,
            ArtifactFolder folder,
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
            write(folder, arm.name(), seed, TEST, protocol.test(), own.testScores());
            write(folder, arm.name(), seed, CALIBRATION, protocol.calibration(), own.calibrationScores());
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

    /** Pictures of one split in the order of their dataset; the splits' people are different people with different names. */
    private SplitPairs split(String name, PictureSet pictures, int folds) {
        List<String> keys = new ArrayList<>();
        List<String> identities = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (FaceRecord record : pictures.records()) {
            AttributeLabel group = record.attributes().get(spec.groupBy());
            if (group == null) {
                throw new UserError("picture " + record.key() + " of the " + name + " set has no " + spec.groupBy());
            }
            keys.add(record.key());
            identities.add(name + "-" + record.identity());
            groups.add(group.value());
        }
        EvaluateConfig evaluate = spec.evaluate();
        PairSet pairs = PairProtocol.rfwStyle(
                groups, identities, evaluate.genuinePerGroup(), evaluate.impostorPerGroup(), folds, evaluate.seed());
        return new SplitPairs(new TestImages(keys, identities, groups), pairs);
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
        try (Embedder embedder = Embedder.of(runtime, file);
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
        try (AttributeClassifier classifier = AttributeClassifier.of(runtime, file);
                Progress.Task task = progress.begin("label " + arm + " seed " + seed, test.count(), "pictures")) {
            float[][] rows = rows(test, classifier::probabilities, task);
            for (int i = 0; i < rows.length; i++) {
                FaceRecord record = test.records().get(i);
                for (Map.Entry<String, AttributeLabel> label :
                        classifier.labels(rows[i]).entrySet()) {
                    String attribute = label.getKey();
                    AttributeLabel known = record.attributes().get(attribute);
                    if (known == null) {
                        throw new UserError("the test pictures have no attribute '" + attribute + "'");
                    }
                    truth.computeIfAbsent(attribute, a -> new ArrayList<>()).add(known.value());
                    predicted
                            .computeIfAbsent(attribute, a -> new ArrayList<>())
                            .add(label.getValue().value());
                }
            }
        }
        List<AttributePredictions> all = new ArrayList<>();
        truth.forEach((attribute, values) -> all.add(new AttributePredictions(
                attribute,
                seed,
                values,
                Objects.requireNonNull(predicted.get(attribute)),
                images.groups(),
                images.identities())));
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

    private static void write(
            ArtifactFolder folder, String arm, long seed, String split, SplitPairs pairs, double[] scores)
            throws IOException {
        String name = String.format(Locale.ROOT, "scores-%s-%d-%s.csv", arm, seed, split);
        new ScoreFile(arm, seed, split, pairs, scores).write(folder.file(name));
    }

    private Map<String, Object> facts() {
        TestConfig test = spec.test();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("testSet", "the built-in world: rendered people, not photographs of real ones");
        facts.put("testSeed", test.seed());
        facts.put("testIdentitiesPerTone", test.identitiesPerGroup());
        facts.put("calibrationIdentitiesPerTone", test.calibrationIdentitiesPerGroup());
        facts.put("picturesPerIdentity", test.picturesPerIdentity());
        facts.put("pictureSize", test.size());
        facts.put("otherGroupEffect", test.otherGroupEffect());
        facts.put("labelsPermuted", test.permuteLabels());
        facts.put("genuinePerGroup", spec.evaluate().genuinePerGroup());
        facts.put("impostorPerGroup", spec.evaluate().impostorPerGroup());
        facts.put("impostorRule", "two people of one group, drawn at random");
        facts.put("score", "cosine of two embeddings; accepted at the threshold and above");
        facts.put("bootstrapUnit", "identity");
        facts.put("trainingSeeds", spec.seeds());
        return facts;
    }

    private List<String> warnings(List<ArmInput> arms) {
        List<String> warnings = new ArrayList<>(spec.missing());
        warnings.add(
                "All pictures are of the built-in world. The numbers say how this procedure behaves on people whose"
                        + " truth is known; they are no claim about people.");
        if (spec.test().permuteLabels()) {
            warnings.add("The test people's labels are permuted (negative control): groups are random, and no gap or"
                    + " difference between groups should be found.");
        }
        long sizes = arms.stream()
                .map(arm -> List.of(
                        arm.composition().identities(), arm.composition().pictures()))
                .distinct()
                .count();
        if (sizes > 1) {
            warnings.add(
                    "The arms' training sets differ in size: a difference between arms may come from size, not from"
                            + " composition.");
        }
        return warnings;
    }
}
