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
import org.facegap.evaluation.suite.VerificationInput;
import org.facegap.evaluation.suite.VerificationProtocol;
import org.facegap.reports.Report;
import org.facegap.suite.identities.IdentitiesCounts;
import org.facegap.suite.stage.Stage;

/** Scores the embeddings, collects the labels, and measures the suite. No model is applied here. */
public final class EvaluateWork implements Stage.Work {
    public static final String TEST = "test";
    public static final String CALIBRATION = "calibration";
    public static final String RESULTS = "results.json";

    /** Folders of what a recognition model made of a split, and of what an attribute model did. */
    public static final String EMBED = "embed";

    public static final String LABEL = "label";
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

    /** What the models of an arm and seed made of a split is called after. */
    public static String name(String arm, long seed, String split) {
        return arm + "-" + seed + "-" + split;
    }

    @Override
    public void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) throws IOException {
        Path tested = Objects.requireNonNull(inputs.get(TEST));
        TestSplit test = TestSplit.of(TEST, tested, spec);
        ComparedPairs pairs = spec.recognition()
                ? ComparedPairs.of(test, tested, Objects.requireNonNull(inputs.get(CALIBRATION)), spec)
                : null;
        List<ArmInput> arms = new ArrayList<>();
        Map<String, EvaluationFacts.Taken> trainingSets = new LinkedHashMap<>();
        Map<String, IdentitiesInCommon> inCommon = new TreeMap<>();
        Path baseline = Objects.requireNonNull(inputs.get(data(spec.baseline())));
        for (EvaluateSpec.Arm arm : spec.arms()) {
            Path data = Objects.requireNonNull(inputs.get(data(arm.name())));
            arms.add(arm(arm, ArmData.of(data), inputs));
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
        EvaluationFacts facts = new EvaluationFacts(spec, test, pairs, trainingSets, inCommon);
        VerificationInput verification = pairs == null ? null : verification(inputs, test, pairs);
        List<Path> scores = verification == null ? List.of() : scores(folder, verification);
        ComparedContent content = new ComparedContent(spec, inputs);
        SuiteResults results = new SuiteEvaluator(spec.evaluate().settings())
                .evaluate(new SuiteInput(
                        spec.suite(),
                        spec.question(),
                        spec.groupBy(),
                        spec.groups(),
                        spec.baseline(),
                        arms,
                        verification,
                        spec.attributes() ? predictions(folder, inputs, test) : null,
                        facts.protocol(content.recipes(), content.hashes(test, pairs, scores)),
                        facts.warnings(arms)));
        Json.write(folder.file(RESULTS), Report.concluded(results));
    }

    private ArmInput arm(EvaluateSpec.Arm arm, ArmData set, Map<String, Path> inputs) {
        List<TrainingCurve> curves = new ArrayList<>();
        for (long seed : spec.seeds()) {
            Path models = Objects.requireNonNull(inputs.get(models(arm.name(), seed)));
            curves.addAll(Arrays.asList(Json.read(models.resolve(TrainWork.CURVES), TrainingCurve[].class)));
        }
        return new ArmInput(
                arm.name(),
                arm.method() + (arm.training().isEmpty() ? "" : ", " + arm.training()),
                spec.seeds(),
                set.composition(),
                curves,
                set.cost());
    }

    /** Scores the embeddings of both splits. */
    private VerificationInput verification(Map<String, Path> inputs, TestSplit test, ComparedPairs pairs) {
        List<ArmScores> arms = new ArrayList<>();
        for (EvaluateSpec.Arm arm : spec.arms()) {
            List<SeedScores> scores = new ArrayList<>();
            for (long seed : spec.seeds()) {
                Path tested = applied(inputs, EMBED, arm.name(), seed, TEST);
                Path calibrating = applied(inputs, EMBED, arm.name(), seed, CALIBRATION);
                scores.add(SeedScores.ofEmbeddings(
                        seed,
                        EmbedWork.read(tested, test.images()),
                        EmbedWork.read(calibrating, pairs.calibration().images()),
                        pairs.protocol()));
            }
            arms.add(new ArmScores(arm.name(), scores));
        }
        return new VerificationInput(pairs.protocol(), arms);
    }

    /** Writes the scores of both splits. */
    private static List<Path> scores(ArtifactFolder folder, VerificationInput verification) throws IOException {
        VerificationProtocol protocol = verification.protocol();
        List<Path> files = new ArrayList<>();
        for (SplitScores scores : List.of(
                new SplitScores(TEST, protocol.test(), verification.arms(), SeedScores::testScores),
                new SplitScores(
                        CALIBRATION, protocol.calibration(), verification.arms(), SeedScores::calibrationScores))) {
            Path file = folder.file(scores.name());
            scores.write(file);
            files.add(file);
        }
        return files;
    }

    /** Writes what the attribute models say, and reads it as anybody would. */
    private PredictionFile predictions(ArtifactFolder folder, Map<String, Path> inputs, TestSplit test)
            throws IOException {
        Map<String, List<SeedPredictions>> labels = new LinkedHashMap<>();
        Map<String, List<String>> truth = new LinkedHashMap<>();
        for (EvaluateSpec.Arm arm : spec.arms()) {
            List<SeedPredictions> predictions = new ArrayList<>();
            for (long seed : spec.seeds()) {
                Map<String, List<String>> said =
                        LabelWork.read(applied(inputs, LABEL, arm.name(), seed, TEST), test.images());
                said.keySet().forEach(attribute -> truth.computeIfAbsent(attribute, test::truth));
                predictions.add(new SeedPredictions(seed, said));
            }
            labels.put(arm.name(), predictions);
        }
        SplitPredictions predictions = new SplitPredictions(test.names(), spec.groupBy(), truth, labels);
        predictions.write(folder.file(SplitPredictions.FILE));
        return predictions.read(folder.file(SplitPredictions.FILE));
    }

    private static Path applied(Map<String, Path> inputs, String kind, String arm, long seed, String split) {
        return Objects.requireNonNull(inputs.get(kind + "-" + name(arm, seed, split)));
    }
}
