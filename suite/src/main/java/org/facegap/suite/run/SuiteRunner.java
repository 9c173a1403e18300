package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.ArtifactStore;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.words.Counted;
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
    private final LazyEngine engine;
    private final SuiteArtifacts artifacts;
    private final StagePlanner planner;
    private final Speed speed;
    private final Jobs jobs;
    private boolean timed;
    private final Set<String> underWay = new ConcurrentSkipListSet<>();
    private volatile int kept;

    /**
     * Plans a suite; writes nothing, and starts the engine only to see which GPU there is.
     *
     * @throws UserError with exit code 2 when an arm or a model that is named is not there
     */
    public SuiteRunner(SuiteConfig config, Path suiteDir, RunConfig options) {
        this.config = config;
        this.suiteDir = suiteDir;
        this.options = options;
        List<String> arms = armNames();
        for (String name : options.only()) {
            if (!arms.contains(name)) {
                throw UserError.usage(
                        "--only: there is no arm '" + name + "'; the arms are " + String.join(", ", arms));
            }
        }
        ComputeConfig compute = config.compute();
        engine = new LazyEngine(compute.devices().get(0), compute.type(), compute.threads());
        RunEnvironment environment = RunEnvironment.java(
                engine.deviceKind(),
                EngineRuntime.instructions(),
                engine.threads(),
                engine.computeType().label());
        jobs = new Jobs(options, compute, engine.threads(), config.train().threads());
        artifacts = new SuiteArtifacts(new ArtifactStore(suiteDir, environment));
        planner = new StagePlanner(config, engine);
        speed = new Speed(engine.threads());
        speed.read(suiteDir, environment);
    }

    /** What there is to do, as {@link #plan}, after timing a few steps where there is much training to do. */
    public SuitePlan timedPlan() {
        time(stages());
        return plan();
    }

    /** What there is to do. Computes and writes nothing. */
    public SuitePlan plan() {
        List<Stage> stages = stages();
        List<StageState> states = artifacts.states(stages, options.fresh(), speed);
        RunEnvironment environment = artifacts.environment();
        String device =
                (config.compute().devices().size() > 1 ? config.compute().device() : engine.deviceName()) + ", "
                        + environment.computeType() + ", " + Counted.of(environment.threads(), "threads")
                        + jobs.words();
        return new SuitePlan(
                config.name(), config.question(), suiteDir, device, speed.source(), states, jobs.atOnce(), freeBytes());
    }

    private void time(List<Stage> stages) {
        List<Stage> trainings = stages.stream()
                .filter(stage ->
                        stage.spec() instanceof TrainSpec && (options.fresh() || artifacts.find(stage) == null))
                .toList();
        if (timed || trainings.stream().mapToDouble(speed::byRule).sum() < WORTH_A_TRIAL) {
            return;
        }
        timed = true;
        Stage first = trainings.get(0);
        TrainSpec spec = (TrainSpec) first.spec();
        try {
            speed.tried(
                    first, new TrainTrial(engine.get().withThreads(spec.threads())).seconds(spec, speed.byRule(first)));
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
        try (SuiteLock lock = SuiteLock.take(suiteDir)) {
            requireDisk();
            Json.write(suiteDir.resolve(CONFIG), config);
            StageProcessPool.Factory processes = options.processes();
            if (processes == null) {
                return new SuiteRun(this, null, progress).run();
            }
            try (StageProcessPool pool =
                    processes.open(suiteDir, config.compute().devices())) {
                return new SuiteRun(this, pool, progress).run();
            }
        }
    }

    /** The runner of a process that makes stages for another one, which holds the lock of the folder. */
    public static SuiteRunner ofProcess(SuiteConfig config, Path suiteDir) {
        return new SuiteRunner(config, suiteDir, new RunConfig(StageKind.EMBED, Set.of(), false));
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

    /** What to tell an identity who stops {@link #run} or {@link #share}: what stays, and how to go on. Any thread may ask. */
    public List<String> whenStopped() {
        return List.of(
                "stopped" + (underWay.isEmpty() ? "" : " during " + String.join(", ", underWay))
                        + "; what is finished is kept in " + suiteDir
                        + (kept == 0 ? "" : " (" + Counted.of(kept, "stages") + ")"),
                "the same command goes on from there");
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
            underWay.clear();
            underWay.add(stage.id());
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

    private void requireDisk() {
        SuitePlan plan = plan();
        long needed = plan.bytesToDo();
        long free = freeBytes();
        if (free >= 0 && needed > free) {
            throw new UserError(
                    "the disk of " + suiteDir + " has " + SuitePlan.bytes(free) + " free, but the suite needs about "
                            + SuitePlan.bytes(needed) + "; free some or choose another folder with --out");
        }
    }

    /** Free bytes where the suite's folder is or will be, -1 when the system does not tell. */
    private long freeBytes() {
        Path at = suiteDir.toAbsolutePath();
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        try {
            FileStore disk = at == null ? null : Files.getFileStore(at);
            return disk == null ? -1 : disk.getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    /** What {@link #whenStopped} names. */
    Set<String> underWay() {
        return underWay;
    }

    /** So many stages are finished. */
    void kept(int stages) {
        kept = stages;
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

    List<String> armNames() {
        return config.arms().stream().map(ArmConfig::name).toList();
    }
}
