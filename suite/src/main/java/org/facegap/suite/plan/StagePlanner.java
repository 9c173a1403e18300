package org.facegap.suite.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.files.FileNames;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.Timings;
import org.facegap.generator.dataset.DatasetGenerator;
import org.facegap.generator.dataset.GenerateConfig;
import org.facegap.generator.dataset.GenerateSpec;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ModelName;
import org.facegap.suite.config.ArmConfig;
import org.facegap.suite.config.GeneratedArm;
import org.facegap.suite.config.MixArm;
import org.facegap.suite.config.SameArm;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.config.WorldArm;
import org.facegap.suite.config.WorldTest;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.stage.StageSize;
import org.facegap.suite.work.EmbedSpec;
import org.facegap.suite.work.EmbedWork;
import org.facegap.suite.work.EvaluateSpec;
import org.facegap.suite.work.EvaluateWork;
import org.facegap.suite.work.LabelSpec;
import org.facegap.suite.work.LabelWork;
import org.facegap.suite.work.MixSpec;
import org.facegap.suite.work.MixWork;
import org.facegap.suite.work.ModelRows;
import org.facegap.suite.work.ReportSpec;
import org.facegap.suite.work.ReportWork;
import org.facegap.suite.work.TrainSpec;
import org.facegap.suite.work.TrainWork;
import org.facegap.trainer.attributes.AttributeConfig;
import org.facegap.trainer.recognition.InitConfig;
import org.facegap.trainer.recognition.RecognitionConfig;

/**
 * Turns a suite's config into stages. Everything that would be chosen at run time is resolved here and stands in the
 * stages' specs. All arms draw from one seed; test, calibration and training identities of the world come from seeds of their
 * own, so nobody is in two of them.
 */
public final class StagePlanner {
    static final String VERSION = "7";

    /** Of the evaluation and the report: models need not be trained again when figures are made in another way. */
    private static final String MEASURED = "7";

    private final SuiteConfig config;
    private final Supplier<EngineRuntime> engine;
    private final TestPlan test;
    private final List<String> groups;
    private final List<String> warnings;
    private final Map<String, Map<Long, Stage>> data = new LinkedHashMap<>();
    private final Map<String, Map<Long, Stage>> models = new LinkedHashMap<>();
    private final List<Stage> applied = new ArrayList<>();
    private final Map<String, String> images = new HashMap<>();

    /** @param engine asked when a stage computes, not before */
    public StagePlanner(SuiteConfig config, Supplier<EngineRuntime> engine) {
        this.config = config;
        this.engine = engine;
        WorldPlan world = new WorldPlan(config);
        DatasetPlan datasets = new DatasetPlan(config);
        test = config.test() instanceof WorldTest identities ? world.test(identities) : datasets.test();
        groups = test.groups();
        warnings = datasets.warnings();
        for (ArmConfig arm : config.arms()) {
            Map<Long, Stage> own = data(arm, world, datasets);
            data.put(arm.name(), own);
            models.put(arm.name(), train(arm, own));
            apply(arm.name());
        }
    }

    /** The training set of an arm for each training seed; one and the same unless every seed has images of its own. */
    private Map<Long, Stage> data(ArmConfig arm, WorldPlan world, DatasetPlan datasets) {
        if (arm instanceof SameArm same) {
            return Objects.requireNonNull(data.get(same.of()));
        }
        Map<Long, Stage> own = new LinkedHashMap<>();
        Stage shared = null;
        for (long seed : config.train().seeds()) {
            if (shared == null || resampled(arm)) {
                String name = resampled(arm) ? arm.name() + "-" + seed : arm.name();
                shared = arm instanceof WorldArm identities
                        ? world.arm(identities, name, seedOf(arm, seed))
                        : arm instanceof GeneratedArm generated
                                ? generated(generated, name, seedOf(arm, seed))
                                : arm instanceof MixArm mix ? mix(mix, name, seed) : datasets.arm(arm.name());
            }
            own.put(seed, shared);
        }
        return own;
    }

    /** Whether every training seed has images of its own. */
    private boolean resampled(ArmConfig arm) {
        return arm.resampleData()
                || (arm instanceof SameArm same && resampled(named(same.of())))
                || (arm instanceof MixArm mix && mix.of().keySet().stream().anyMatch(of -> resampled(named(of))));
    }

    /** Of what is drawn for an arm: every training seed has another where it has images of its own. */
    private long seedOf(ArmConfig arm, long seed) {
        return resampled(arm) ? Seeds.derive(config.seed(), "resampled", Long.toString(seed)) : config.seed();
    }

    private ArmConfig named(String name) {
        return config.arms().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Stage mix(MixArm arm, String name, long seed) {
        MixSpec spec = new MixSpec(arm.of(), arm.by(), arm.total(), Seeds.derive(config.seed(), "mix"));
        Map<String, Stage.Input> inputs = new TreeMap<>();
        arm.of()
                .keySet()
                .forEach(of -> inputs.put(
                        EvaluateWork.data(of),
                        Stage.Input.of(Objects.requireNonNull(
                                Objects.requireNonNull(data.get(of)).get(seed)))));
        return new Stage(
                StageKind.GENERATE,
                "mix",
                name,
                arm.name(),
                VERSION,
                spec,
                Map.of(),
                inputs,
                StageSize.mix(spec.of().keySet()),
                new MixWork(name, spec));
    }

    /** Everything up to what the models say of the images, in the order to make it. */
    public List<Stage> beforeEvaluation() {
        List<Stage> stages = new ArrayList<>(List.of(test.test().stage()));
        if (test.compared() != null) {
            stages.add(test.compared().calibration().stage());
        }
        data.values().stream().flatMap(own -> own.values().stream()).distinct().forEach(stages::add);
        models.values().forEach(own -> stages.addAll(own.values()));
        stages.addAll(applied);
        return stages;
    }

    /**
     * The evaluation of some or all arms.
     *
     * @param arms names, the baseline among them
     * @param missing what to tell of the others
     */
    public Stage evaluation(List<String> arms, List<String> missing) {
        Map<String, Stage.Input> inputs = new LinkedHashMap<>();
        inputs.put(EvaluateWork.TEST, Stage.Input.of(test.test().stage()));
        TestPlan.Compared compared = test.compared();
        if (compared != null) {
            inputs.put(
                    EvaluateWork.CALIBRATION,
                    Stage.Input.of(compared.calibration().stage()));
        }
        List<EvaluateSpec.Arm> specs = new ArrayList<>();
        for (ArmConfig arm : config.arms()) {
            if (arms.contains(arm.name())) {
                specs.add(new EvaluateSpec.Arm(
                        arm.name(), method(arm), arm.training().words(), resampled(arm)));
                inputs.put(EvaluateWork.data(arm.name()), Stage.Input.of(firstData(arm.name())));
                Objects.requireNonNull(models.get(arm.name()))
                        .forEach((seed, stage) -> inputs.put(
                                EvaluateWork.models(arm.name(), seed),
                                new Stage.Input(stage, folder -> folder.payloadHash(Set.of(TrainWork.CURVES)))));
            }
        }
        for (Stage stage : applied) {
            if (arms.contains(stage.arm())) {
                inputs.put(stage.id(), Stage.Input.of(stage));
            }
        }
        EvaluateSpec spec = new EvaluateSpec(
                config.name(),
                config.question(),
                config.groupBy(),
                groups,
                config.baseline(),
                specs,
                config.train().seeds(),
                config.train().recognition() != null,
                config.train().attributes() != null,
                test.identities(),
                config.evaluate(),
                Stream.concat(warnings.stream(), missing.stream())
                        .map(FileNames::bare)
                        .toList());
        return new Stage(
                StageKind.EVALUATE,
                "evaluate",
                config.name(),
                "",
                MEASURED,
                spec,
                Map.of(),
                inputs,
                StageSize.evaluate(
                        config.evaluate(),
                        arms.size() * config.train().seeds().size(),
                        compared == null ? test.test().images() : compared.pairs(),
                        compared == null ? "images" : "pairs"),
                new EvaluateWork(spec));
    }

    /** The report of an evaluation. */
    public Stage report(Stage evaluation, List<String> arms, RunEnvironment environment, Supplier<Timings> timings) {
        Map<String, Stage.Input> inputs = new LinkedHashMap<>();
        inputs.put(ReportWork.RESULTS, Stage.Input.of(evaluation));
        // The images of one training set are shown once.
        Set<Stage> shown = new HashSet<>();
        List<String> sampled =
                arms.stream().filter(arm -> shown.add(firstData(arm))).toList();
        sampled.forEach(arm -> inputs.put(EvaluateWork.data(arm), Stage.Input.of(firstData(arm))));
        ReportSpec spec = new ReportSpec(config.report(), config.groupBy(), groups, sampled);
        return new Stage(
                StageKind.REPORT,
                "report",
                config.name(),
                "",
                MEASURED,
                spec,
                Map.of(),
                inputs,
                StageSize.report(),
                new ReportWork(spec, environment, timings));
    }

    private Stage firstData(String arm) {
        return Objects.requireNonNull(data.get(arm)).values().iterator().next();
    }

    private Map<Long, Stage> train(ArmConfig arm, Map<Long, Stage> own) {
        Map<Long, Stage> stages = new LinkedHashMap<>();
        Map<String, String> files = initialWeights();
        own.forEach((seed, from) -> {
            TrainSpec spec = new TrainSpec(
                    seed,
                    config.train().threads(),
                    arm.training().sampling(),
                    arm.training().of(config.train().recognition()),
                    arm.training().of(config.train().attributes()));
            Map<String, Stage.Input> inputs = new LinkedHashMap<>();
            inputs.put(TrainWork.DATA, Stage.Input.of(from));
            String init = arm.training().init();
            if (init != null) {
                Stage model = Objects.requireNonNull(
                        Objects.requireNonNull(models.get(init)).get(seed));
                inputs.put(TrainWork.INIT, weights(model, spec.weights()));
            }
            String label = arm.name() + " seed " + seed;
            stages.put(
                    seed,
                    new Stage(
                            StageKind.TRAIN,
                            "train",
                            arm.name() + "-" + seed,
                            arm.name(),
                            VERSION,
                            spec,
                            files,
                            inputs,
                            StageSize.train(spec.recognition(), spec.attributes()),
                            new TrainWork(engine, label, spec)));
        });
        return stages;
    }

    /** The file that a training begins from, looked through before anything is made. */
    private Map<String, String> initialWeights() {
        RecognitionConfig recipe = config.train().recognition();
        InitConfig init = recipe == null ? null : recipe.init();
        if (recipe == null || init == null) {
            return Map.of();
        }
        init.weightsFor(recipe.network());
        return Map.of("init", init.hash());
    }

    private static Stage.Input weights(Stage model, String... files) {
        return new Stage.Input(model, folder -> folder.payloadHash(Set.of(files)));
    }

    /** What the models of an arm make of the test images, and of the calibration images where pairs are compared. */
    private void apply(String arm) {
        RecognitionConfig recognition = config.train().recognition();
        AttributeConfig attributes = config.train().attributes();
        TestPlan.Compared compared = test.compared();
        Objects.requireNonNull(models.get(arm)).forEach((seed, model) -> {
            if (recognition != null && compared != null) {
                applied.add(embed(arm, seed, model, recognition, EvaluateWork.TEST, test.test()));
                applied.add(embed(arm, seed, model, recognition, EvaluateWork.CALIBRATION, compared.calibration()));
            }
            if (attributes != null) {
                applied.add(label(arm, seed, model, attributes));
            }
        });
    }

    private String images(ArtifactFolder identities) {
        return images.computeIfAbsent(identities.payloadHash(), any -> ModelRows.hash(identities.path()));
    }

    private Stage embed(
            String arm, long seed, Stage model, RecognitionConfig recipe, String split, TestPlan.Split identities) {
        EmbedSpec spec = new EmbedSpec(
                ModelRows.AS_THEY_ARE,
                config.train().threads(),
                config.evaluate().flip());
        return applied(
                EvaluateWork.EMBED,
                EvaluateWork.name(arm, seed, split),
                arm,
                spec,
                weights(model, TrainWork.EMBEDDER),
                identities,
                StageSize.embed(identities.images(), recipe.network()),
                new EmbedWork(engine, arm + " seed " + seed + " " + split, spec));
    }

    private Stage label(String arm, long seed, Stage model, AttributeConfig recipe) {
        LabelSpec spec = new LabelSpec(ModelRows.AS_THEY_ARE, config.train().threads());
        return applied(
                EvaluateWork.LABEL,
                EvaluateWork.name(arm, seed, EvaluateWork.TEST),
                arm,
                spec,
                weights(model, TrainWork.ATTRIBUTES),
                test.test(),
                StageSize.label(test.test().images(), recipe.network()),
                new LabelWork(engine, arm + " seed " + seed + " " + EvaluateWork.TEST, spec));
    }

    /** A stage that applies one model to the images of a split, whatever is said of them. */
    private Stage applied(
            String folder,
            String name,
            String arm,
            Object spec,
            Stage.Input model,
            TestPlan.Split identities,
            StageSize size,
            Stage.Work work) {
        return new Stage(
                StageKind.EMBED,
                folder,
                name,
                arm,
                ModelRows.VERSION,
                spec,
                Map.of(),
                Map.of(ModelRows.MODELS, model, ModelRows.IMAGES, new Stage.Input(identities.stage(), this::images)),
                size,
                work);
    }

    private Stage generated(GeneratedArm arm, String name, long seed) {
        GenerateConfig made = config(arm);
        List<String> groupBy = arm.groupBy();
        GenerateSpec spec = new GenerateSpec(
                made,
                groupBy == null ? List.of(config.groupBy()) : groupBy,
                arm.composition(),
                arm.only(),
                arm.shares(),
                Seeds.derive(seed, "training people"));
        Map<String, String> files = new TreeMap<>();
        files.put("generator", new ModelName(made.generator()).hash("generate.generator"));
        ModelName directions = new ModelName(made.generator() + ".directions.json");
        if (directions.isFile()) {
            files.put("directions", directions.hash("generate.generator"));
        }
        files.put("oracle", new ModelName(made.oracle()).hashWithCard("generate.oracle"));
        files.put("embedder", new ModelName(made.embedder()).hashWithCard("generate.embedder"));
        files.put("auditOracle", new ModelName(made.auditOracle()).hashWithCard("generate.auditOracle"));
        files.put("auditEmbedder", new ModelName(made.auditEmbedder()).hashWithCard("generate.auditEmbedder"));
        if (made.hasFaceCheck()) {
            files.put("faceCheck", new ModelName(made.faceCheck()).hashWithCard("generate.faceCheck"));
        }
        apart("auditOracle", made.oracle(), made.auditOracle());
        apart("auditEmbedder", made.embedder(), made.auditEmbedder());
        return new Stage(
                StageKind.GENERATE,
                "generate",
                name,
                arm.name(),
                VERSION,
                spec,
                files,
                Map.of(),
                StageSize.generate(made, config.test().size()),
                (to, inputs, progress) -> new DatasetGenerator(engine.get()).generate(name, spec, to.path(), progress));
    }

    /** The same weights under another name, or with another card, are no second opinion. */
    private static void apart(String key, String searching, String auditing) {
        String full = "generate." + key;
        if (new ModelName(searching).weightsHash(full).equals(new ModelName(auditing).weightsHash(full))) {
            throw UserError.usage(full + ": " + auditing + " is the same model as " + searching
                    + ", which steers the search and cannot audit it");
        }
    }

    /** How an arm is made: the suite's way, with a strategy of its own where it names one. */
    private GenerateConfig config(GeneratedArm arm) {
        GenerateConfig shared = Objects.requireNonNull(config.generate());
        return arm.strategy() == null ? shared : shared.withStrategy(arm.strategy());
    }

    private String method(ArmConfig arm) {
        return arm instanceof GeneratedArm generated
                ? config(generated).search().strategy().name()
                : arm instanceof SameArm same ? method(named(same.of())) : arm.source();
    }
}
