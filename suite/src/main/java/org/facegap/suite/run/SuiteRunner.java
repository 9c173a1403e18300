package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.ArtifactStore;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.progress.Progress;
import org.facegap.core.words.Counted;
import org.facegap.core.words.Nearest;
import org.facegap.generator.dataset.DatasetGenerator;
import org.facegap.generator.dataset.GenerateSpec;
import org.facegap.generator.dataset.Share;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.LazyEngine;
import org.facegap.suite.config.ArmConfig;
import org.facegap.suite.config.ComputeConfig;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.plan.StagePlanner;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.work.TrainSpec;
import org.jspecify.annotations.Nullable;

/**
 * Runs a suite: reuses what is done, makes what is not, goes on past an arm that fails, and puts report, results and
 * tables into the suite's folder. It may be killed at any moment; the next run takes up with the first unfinished stage.
 */
public final class SuiteRunner {
    /** The resolved config in the suite's folder. */
    public static final String CONFIG = "suite.json";

    /** Seconds of training by rule of thumb from which on a few steps are timed first. */
    private static final double WORTH_A_TRIAL = 60;

    private final SuiteConfig config;
    private final Path suiteDir;
    private final RunConfig options;
    private final SharedStages shared;
    private final LazyEngine engine;
    private final SuiteArtifacts artifacts;
    private final StagePlanner planner;
    private final Speed speed;
    private final Jobs jobs;

    /**
     * Plans a suite; writes nothing, and starts the engine only to see which GPU there is.
     *
     * @throws UserError with exit code 2 when an arm or a model that is named is not there
     */
    public SuiteRunner(SuiteConfig config, Path suiteDir, RunConfig options) {
        this(config, suiteDir, options, new SharedStages(StudyFolder.store(suiteDir)));
        List<String> arms = armNames();
        for (String name : options.only()) {
            if (!arms.contains(name)) {
                throw UserError.usage("--only: there is no arm '" + name + "'" + Nearest.among(name, "arms", arms));
            }
        }
    }

    /** One of the suites that share what they are made of; arms that are asked for and that it does not have are others'. */
    SuiteRunner(SuiteConfig config, Path suiteDir, RunConfig options, SharedStages shared) {
        this.config = config;
        this.suiteDir = suiteDir;
        this.options = options;
        this.shared = shared;
        ComputeConfig compute = config.compute();
        engine = shared.engine(compute);
        RunEnvironment environment = RunEnvironment.java(
                engine.deviceKind(),
                EngineRuntime.instructions(),
                engine.threads(),
                engine.computeType().label());
        jobs = new Jobs(options, compute, engine.threads(), config.train().threads());
        artifacts = new SuiteArtifacts(new ArtifactStore(shared.folder(), environment), shared.index(), shared.again());
        planner = new StagePlanner(config, engine);
        speed = shared.speed(engine.threads(), environment);
    }

    /** What there is to do, as {@link #plan}, after timing a few steps where there is much training to do. */
    public SuitePlan timedPlan() {
        time(List.of(this));
        return plan();
    }

    /** What there is to do. Computes and writes nothing. */
    public SuitePlan plan() {
        return plan(StageStates.of(List.of(this), options.fresh()).withReasons().of(this), jobs);
    }

    SuitePlan plan(List<StageState> states, Jobs atOnce) {
        RunEnvironment environment = artifacts.environment();
        String device =
                (config.compute().devices().size() > 1 ? config.compute().device() : engine.deviceName()) + ", "
                        + environment.computeType() + ", " + Counted.of(environment.threads(), "threads")
                        + atOnce.words();
        return new SuitePlan(
                config.name(),
                config.question(),
                suiteDir,
                device,
                speed.source(),
                states,
                atOnce.atOnce(),
                shared.freeBytes());
    }

    /** Times a few steps of the first training that is to do, where there is much of it. */
    static void time(List<SuiteRunner> suites) {
        Map<String, Stage> toDo = new LinkedHashMap<>();
        SuiteRunner first = null;
        double seconds = 0;
        for (SuiteRunner suite : suites) {
            for (Stage stage : suite.stages()) {
                boolean todo = stage.spec() instanceof TrainSpec
                        && (suite.options.fresh() || suite.artifacts.find(stage) == null);
                if (todo && toDo.putIfAbsent(suite.artifacts.key(stage), stage) == null) {
                    first = first == null ? suite : first;
                    seconds += suite.speed.byRule(stage);
                }
            }
        }
        if (first != null && seconds >= WORTH_A_TRIAL && !first.speed.isTried()) {
            first.time(toDo.values().iterator().next());
        }
    }

    private void time(Stage training) {
        TrainSpec spec = (TrainSpec) training.spec();
        try {
            speed.tried(
                    training,
                    new TrainTrial(engine.get().withThreads(spec.threads())).seconds(spec, speed.byRule(training)));
        } catch (RuntimeException | OutOfMemoryError e) {
            if (StageFailure.sentence(e, suiteDir) == null) {
                throw e;
            }
            // The training itself will say what hinders it, and the arms that can be made are made.
        } finally {
            if (engine.isStarted()) {
                engine.get().withThreads(engine.threads());
            }
        }
    }

    /** Starts the engine; what is made from now on says which one. */
    private void startEngine() {
        artifacts.recordVersion("pytorch", engine.get().version());
    }

    List<Stage> stages() {
        List<Stage> stages = new ArrayList<>(planner.beforeEvaluation());
        Stage evaluation = planner.evaluation(armNames(), List.of());
        stages.add(evaluation);
        stages.add(planner.report(evaluation, armNames(), artifacts.environment(), artifacts::timings));
        stages.removeIf(stage -> stage.kind().compareTo(options.last()) > 0);
        return stages;
    }

    /**
     * Runs the suite.
     *
     * @throws UserError when the folder cannot be written (exit code 2), another process works in it, or the disk is too
     *     small
     */
    public SuiteOutcome run(Progress progress) {
        try (SuiteLock lock = SuiteLock.take(shared.folder())) {
            List<SuiteRunner> alone = List.of(this);
            shared.requireDisk(StageStates.of(alone, options.fresh()).bytesToDo());
            return StageQueue.run(shared, alone, options, jobs, progress).get(0);
        }
    }

    /** The runner of a process that makes stages for another one, which holds the lock of the folder. */
    public static SuiteRunner ofProcess(SuiteConfig config, Path suiteDir) {
        return new SuiteRunner(config, suiteDir, new RunConfig(StageKind.EMBED, Set.of(), false));
    }

    /** The runner of another suite with the same folder of artefacts, for the same process. */
    public SuiteRunner beside(SuiteConfig other, Path itsFolder) {
        return new SuiteRunner(other, itsFolder, options, shared);
    }

    /**
     * Makes one stage in this process.
     *
     * @throws IllegalArgumentException when the suite has no such stage
     */
    public void makeHere(String id, boolean fresh, Progress progress) throws IOException {
        Stage stage = planner.beforeEvaluation().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage " + id));
        for (Stage.Input input : stage.inputs().values()) {
            if (artifacts.find(input.stage()) == null) {
                throw new IllegalArgumentException(
                        id + " needs " + input.stage().id() + ", which is not done");
            }
        }
        makeHere(stage, fresh, progress);
    }

    ArtifactFolder makeHere(Stage stage, boolean fresh, Progress progress) throws IOException {
        if (!needsEngine(stage)) {
            return artifacts.make(stage, fresh, speed, progress);
        }
        startEngine();
        try {
            return artifacts.make(stage, fresh, speed, progress);
        } finally {
            engine.get().withThreads(engine.threads());
        }
    }

    /** Whether the stage computes with the engine, and so belongs into a process of its own. */
    static boolean needsEngine(Stage stage) {
        return stage.isParallel() || stage.spec() instanceof GenerateSpec;
    }

    /** The sentence for a failure of a stage; null when it is a fault of this program. */
    public @Nullable String sentence(Throwable failure) {
        return StageFailure.sentence(failure, suiteDir);
    }

    /** What to tell a person who stops {@link #run} or {@link #share}: what stays, and how to go on. Any thread may ask. */
    public List<String> whenStopped() {
        return shared.whenStopped();
    }

    /**
     * Does this process's share of the generated training sets: what can be done now of tasks that other processes do as well,
     * here or elsewhere. Takes no lock, since finished tasks appear whole.
     *
     * @return training sets that are worked on
     */
    public List<String> share(Share share, Progress progress) {
        startEngine();
        List<String> names = new ArrayList<>();
        for (Stage stage : generated()) {
            shared.underWay().clear();
            shared.underWay().add(stage.id());
            ArtifactFolder folder = artifacts.open(stage);
            new DatasetGenerator(engine.get())
                    .generate(stage.name(), (GenerateSpec) stage.spec(), folder.path(), share, List.of(), progress);
            names.add(stage.id());
        }
        return names;
    }

    /**
     * Takes over finished tasks of generated training sets from the folder of the same suite elsewhere.
     *
     * @throws UserError when it has none
     */
    public void take(Path otherSuite) {
        startEngine();
        int taken = 0;
        for (Stage stage : generated()) {
            Path own = artifacts.open(stage).path();
            Path other = otherSuite.resolve(own.getFileName()).resolve(DatasetGenerator.WORK);
            if (Files.isDirectory(other)) {
                DatasetGenerator.take((GenerateSpec) stage.spec(), own, other);
                taken++;
            }
        }
        if (taken == 0) {
            throw UserError.usage(
                    "--from: " + otherSuite + " holds no work of this suite's training sets; it may be another"
                            + " suite, device or number of threads");
        }
    }

    /** Generated training sets that are not done, of the arms asked for. */
    private List<Stage> generated() {
        return planner.beforeEvaluation().stream()
                .filter(stage -> stage.spec() instanceof GenerateSpec)
                .filter(stage -> options.only().isEmpty() || options.only().contains(stage.arm()))
                .filter(stage -> artifacts.find(stage) == null)
                .toList();
    }

    SuiteConfig config() {
        return config;
    }

    Path suiteDir() {
        return suiteDir;
    }

    RunConfig options() {
        return options;
    }

    SuiteArtifacts artifacts() {
        return artifacts;
    }

    StagePlanner planner() {
        return planner;
    }

    Speed speed() {
        return speed;
    }

    Jobs jobs() {
        return jobs;
    }

    SharedStages shared() {
        return shared;
    }

    List<String> armNames() {
        return config.arms().stream().map(ArmConfig::name).toList();
    }
}
