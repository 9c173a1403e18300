package org.facegap.suite.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.files.FileNames;
import org.facegap.core.random.Seeds;
import org.facegap.core.results.suite.Timings;
import org.facegap.generator.dataset.DatasetGenerator;
import org.facegap.generator.dataset.GenerateSpec;
import org.facegap.generator.search.SearchSpec;
import org.facegap.generator.variation.VariationSpec;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.ModelName;
import org.facegap.suite.config.ArmConfig;
import org.facegap.suite.config.GenerateConfig;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.stage.StageSize;
import org.facegap.suite.work.EvaluateSpec;
import org.facegap.suite.work.EvaluateWork;
import org.facegap.suite.work.ReportSpec;
import org.facegap.suite.work.ReportWork;
import org.facegap.suite.work.TrainSpec;
import org.facegap.suite.work.TrainWork;

/**
 * Turns a suite's config into stages. Everything that would be chosen at run time is resolved here and stands in the
 * stages' specs. All arms draw from one seed; test, calibration and training people of the world come from seeds of their
 * own, so nobody is in two of them.
 */
public final class StagePlanner {
    static final String VERSION = "5";

    /** Raised when results have another shape or other figures, while what they were measured on stays. */
    static final String EVALUATION_VERSION = VERSION + "-2";

    private final SuiteConfig config;
    private final Supplier<EngineRuntime> engine;
    private final TestPlan test;
    private final List<String> groups;
    private final List<String> warnings;
    private final Map<String, Map<Long, Stage>> data = new LinkedHashMap<>();
    private final Map<String, Map<Long, Stage>> models = new LinkedHashMap<>();

    /** @param engine asked when a stage computes, not before */
    public StagePlanner(SuiteConfig config, Supplier<EngineRuntime> engine) {
        this.config = config;
        this.engine = engine;
        WorldPlan world = new WorldPlan(config);
        DatasetPlan datasets = new DatasetPlan(config);
        test = config.test().isWorld() ? world.test() : datasets.test();
        groups = test.groups();
        warnings = datasets.warnings();
        for (ArmConfig arm : config.arms()) {
            Map<Long, Stage> own = new LinkedHashMap<>();
            Stage shared = switch (arm.source()) {
                case "world" -> world.arm(arm, arm.name(), config.seed());
                case "dataset" -> datasets.arm(arm.name());
                default -> generated(arm);
            };
            for (long seed : config.train().seeds()) {
                own.put(
                        seed,
                        arm.resampleData()
                                ? world.arm(
                                        arm,
                                        arm.name() + "-" + seed,
                                        Seeds.derive(config.seed(), "resampled", Long.toString(seed)))
                                : shared);
            }
            data.put(arm.name(), own);
            models.put(arm.name(), train(arm, own));
        }
    }

    /** Everything up to the models, in the order to make it. */
    public List<Stage> beforeEvaluation() {
        List<Stage> stages = new ArrayList<>(List.of(test.test(), test.calibration()));
        data.values().forEach(own -> own.values().stream().distinct().forEach(stages::add));
        models.values().forEach(own -> stages.addAll(own.values()));
        return stages;
    }

    /**
     * The evaluation of some or all arms.
     *
     * @param arms names, the baseline among them
     * @param missing what to tell of the others
     */
    public Stage evaluation(List<String> arms, List<String> missing) {
        Map<String, Stage> inputs = new LinkedHashMap<>();
        inputs.put(EvaluateWork.TEST, test.test());
        inputs.put(EvaluateWork.CALIBRATION, test.calibration());
        List<EvaluateSpec.Arm> specs = new ArrayList<>();
        for (ArmConfig arm : config.arms()) {
            if (arms.contains(arm.name())) {
                specs.add(new EvaluateSpec.Arm(arm.name(), method(arm), arm.resampleData()));
                inputs.put(EvaluateWork.data(arm.name()), firstData(arm.name()));
                Objects.requireNonNull(models.get(arm.name()))
                        .forEach((seed, stage) -> inputs.put(EvaluateWork.models(arm.name(), seed), stage));
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
                config.train().attributes() != null,
                test.people(),
                config.evaluate(),
                Stream.concat(warnings.stream(), missing.stream())
                        .map(FileNames::bare)
                        .toList());
        return new Stage(
                StageKind.EVALUATE,
                "evaluate",
                config.name(),
                "",
                EVALUATION_VERSION,
                spec,
                Map.of(),
                inputs,
                StageSize.evaluate(config, arms.size() * config.train().seeds().size(), test.pictures(), test.pairs()),
                new EvaluateWork(engine, spec));
    }

    /** The report of an evaluation. */
    public Stage report(Stage evaluation, List<String> arms, RunEnvironment environment, Supplier<Timings> timings) {
        Map<String, Stage> inputs = new LinkedHashMap<>();
        inputs.put(ReportWork.RESULTS, evaluation);
        arms.forEach(arm -> inputs.put(EvaluateWork.data(arm), firstData(arm)));
        ReportSpec spec = new ReportSpec(config.report(), config.groupBy(), groups, arms);
        return new Stage(
                StageKind.REPORT,
                "report",
                config.name(),
                "",
                VERSION,
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
        own.forEach((seed, from) -> {
            TrainSpec spec = new TrainSpec(
                    seed, config.train().recognition(), config.train().attributes());
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
                            Map.of(),
                            Map.of(TrainWork.DATA, from),
                            StageSize.train(spec.recognition(), spec.attributes()),
                            new TrainWork(engine, label, spec)));
        });
        return stages;
    }

    private Stage generated(ArmConfig arm) {
        GenerateConfig generate = Objects.requireNonNull(config.generate());
        List<String> groupBy = arm.groupBy();
        VariationSpec variations = generate.variations();
        // Maps in order of key: what a hash says is then what is computed.
        GenerateSpec spec = new GenerateSpec(
                generate.generator(),
                generate.resolution(),
                generate.oracle(),
                generate.embedder(),
                generate.auditOracle(),
                generate.auditEmbedder(),
                generate.faceCheck(),
                groupBy == null ? List.of(config.groupBy()) : groupBy,
                arm.composition(),
                new TreeMap<>(arm.only()),
                new TreeMap<>(arm.shares()),
                generate.identities(),
                generate.brackets(),
                search(arm, generate.search()),
                new VariationSpec(
                        variations.plan(),
                        variations.pictures(),
                        variations.strength(),
                        new TreeMap<>(variations.mix()),
                        variations.identityFloor(),
                        variations.attempts()),
                Seeds.derive(config.seed(), "training people"));
        Map<String, String> files = new TreeMap<>();
        files.put("generator", new ModelName(spec.generator()).hash("generate.generator"));
        ModelName directions = new ModelName(spec.generator() + ".directions.json");
        if (directions.isFile()) {
            files.put("directions", directions.hash("generate.generator"));
        }
        files.put("oracle", new ModelName(spec.oracle()).hashWithCard("generate.oracle"));
        files.put("embedder", new ModelName(spec.embedder()).hashWithCard("generate.embedder"));
        files.put("auditOracle", new ModelName(spec.auditOracle()).hashWithCard("generate.auditOracle"));
        files.put("auditEmbedder", new ModelName(spec.auditEmbedder()).hashWithCard("generate.auditEmbedder"));
        if (spec.hasFaceCheck()) {
            files.put("faceCheck", new ModelName(spec.faceCheck()).hashWithCard("generate.faceCheck"));
        }
        apart("auditOracle", spec.oracle(), spec.auditOracle());
        apart("auditEmbedder", spec.embedder(), spec.auditEmbedder());
        return new Stage(
                StageKind.GENERATE,
                "generate",
                arm.name(),
                arm.name(),
                VERSION,
                spec,
                files,
                Map.of(),
                StageSize.generate(spec, config.test().size()),
                (to, inputs, progress) ->
                        new DatasetGenerator(engine.get()).generate(arm.name(), spec, to.path(), progress));
    }

    /** The same weights under another name, or with another card, are no second opinion. */
    private static void apart(String key, String searching, String auditing) {
        String full = "generate." + key;
        if (new ModelName(searching).weightsHash(full).equals(new ModelName(auditing).weightsHash(full))) {
            throw UserError.usage(full + ": " + auditing + " is the same model as " + searching
                    + ", which steers the search and cannot audit it");
        }
    }

    private static SearchSpec search(ArmConfig arm, SearchSpec search) {
        String strategy = arm.strategy();
        return strategy == null ? search : search.withStrategy(strategy);
    }

    private String method(ArmConfig arm) {
        if (!arm.isGenerated()) {
            return arm.source();
        }
        return search(arm, Objects.requireNonNull(config.generate()).search()).strategy();
    }
}
