package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.ArtifactStore;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.Counted;
import org.facegap.generator.dataset.DatasetGenerator;
import org.facegap.generator.dataset.GenerateSpec;
import org.facegap.generator.dataset.Share;
import org.facegap.models.engine.LazyEngine;
import org.facegap.suite.config.ArmConfig;
import org.facegap.suite.config.ComputeConfig;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.plan.StagePlanner;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.work.EvaluateWork;
import org.facegap.suite.work.ReportWork;
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
    private boolean timed;
    private volatile String underWay = "";
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
        engine = new LazyEngine(compute.device(), compute.type(), compute.threads());
        RunEnvironment environment = RunEnvironment.java(
                engine.deviceKind(), engine.threads(), engine.computeType().label());
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
        String device = engine.deviceName() + ", " + environment.computeType() + ", "
                + Counted.of(environment.threads(), "threads");
        return new SuitePlan(config.name(), config.question(), suiteDir, device, speed.source(), states, freeBytes());
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
                    first,
                    new TrainTrial(engine.get()).seconds(spec.recognition(), spec.attributes(), speed.byRule(first)));
        } catch (RuntimeException | OutOfMemoryError e) {
            if (StageFailure.sentence(e, suiteDir) == null) {
                throw e;
            }
            // The training itself will say what hinders it, and the arms that can be made are made.
        }
    }

    /** Starts the engine; what is made from now on says which one. */
    private void startEngine() {
        artifacts.recordVersion("pytorch", engine.get().version());
    }

    private List<Stage> stages() {
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
            startEngine();
            Json.write(suiteDir.resolve(CONFIG), config);
            return new Run(progress).run();
        }
    }

    /** What to tell an identity who stops {@link #run} or {@link #share}: what stays, and how to go on. Any thread may ask. */
    public List<String> whenStopped() {
        return List.of(
                "stopped" + (underWay.isEmpty() ? "" : " during " + underWay) + "; what is finished is kept in "
                        + suiteDir + (kept == 0 ? "" : " (" + Counted.of(kept, "stages") + ")"),
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
            underWay = stage.id();
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

    private List<String> armNames() {
        return config.arms().stream().map(ArmConfig::name).toList();
    }

    /** One run and what has come of it so far. */
    private final class Run {
        private final Progress progress;
        private final List<String> made = new ArrayList<>();
        private final List<String> reused = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private final List<String> waiting = new ArrayList<>();
        private final Map<String, String> failedArms = new LinkedHashMap<>();
        private final Set<Stage> absent = new LinkedHashSet<>();
        private final List<Stage> all = stages();

        Run(Progress progress) {
            this.progress = progress;
        }

        SuiteOutcome run() {
            for (Stage stage : planner.beforeEvaluation()) {
                if (stage.kind().compareTo(options.last()) <= 0) {
                    before(stage);
                }
            }
            @Nullable SuiteResults results = null;
            List<Path> files = new ArrayList<>();
            if (options.last().compareTo(StageKind.EVALUATE) >= 0 && waiting.isEmpty()) {
                results = evaluate(files);
            }
            timings();
            return new SuiteOutcome(made, reused, failures, waiting, results, files);
        }

        /** What a full disk left unsaid: the stages that failed by it are told before this. */
        private void timings() {
            try {
                if (!made.isEmpty()) {
                    Json.write(suiteDir.resolve("timings.json"), artifacts.timings());
                }
            } catch (UserError e) {
                if (failures.isEmpty()) {
                    throw e;
                }
                failures.add(e.getMessage());
            }
        }

        private void before(Stage stage) {
            boolean mine = options.only().isEmpty()
                    || stage.arm().isEmpty()
                    || options.only().contains(stage.arm());
            if (mine) {
                make(stage);
            } else if (artifacts.find(stage) == null) {
                waiting.add(stage.id());
                absent.add(stage);
            } else {
                reused.add(stage.id());
            }
        }

        private @Nullable SuiteResults evaluate(List<Path> files) {
            List<String> arms = new ArrayList<>(armNames());
            arms.removeAll(failedArms.keySet());
            if (!arms.contains(config.baseline())) {
                return null;
            }
            List<String> missing = new ArrayList<>();
            failedArms.forEach((arm, why) -> missing.add("Arm '" + arm + "' failed and is not in the results: " + why));
            Stage evaluation = planner.evaluation(arms, missing);
            ArtifactFolder evaluated = make(evaluation);
            if (evaluated == null) {
                return null;
            }
            copy(evaluated, EvaluateWork.RESULTS, files);
            if (options.last() == StageKind.REPORT) {
                Stage report = planner.report(evaluation, arms, artifacts.environment(), artifacts::timings);
                ArtifactFolder reported = make(report);
                if (reported != null) {
                    copy(reported, ReportWork.HTML, files);
                    ReportWork.TABLES.forEach(table -> copy(reported, table, files));
                    ReportWork.ATTRIBUTES.stream()
                            .filter(name -> Files.exists(reported.file(name)))
                            .forEach(name -> copy(reported, name, files));
                }
            }
            return SuiteResults.read(evaluated.file(EvaluateWork.RESULTS));
        }

        private @Nullable ArtifactFolder make(Stage stage) {
            if (stage.inputs().values().stream().anyMatch(input -> absent.contains(input.stage()))) {
                absent.add(stage);
                if (waiting.isEmpty() && !stage.arm().isEmpty()) {
                    failedArms.putIfAbsent(stage.arm(), "what it is made of failed");
                }
                return null;
            }
            ArtifactFolder done = options.fresh() ? null : artifacts.find(stage);
            if (done != null) {
                reused.add(stage.id());
                kept = made.size() + reused.size();
                return done;
            }
            progress.line(stage.id() + ": " + stage.size().counts() + "; " + left());
            underWay = stage.id();
            try {
                ArtifactFolder folder = artifacts.make(stage, options.fresh(), speed, progress);
                made.add(stage.id());
                kept = made.size() + reused.size();
                return folder;
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                failed(stage, e);
                return null;
            }
        }

        private String left() {
            double seconds = all.stream()
                    .filter(stage -> !made.contains(stage.id()) && !reused.contains(stage.id()))
                    .filter(stage -> options.fresh() || artifacts.find(stage) == null)
                    .mapToDouble(speed::of)
                    .sum();
            return "about " + SuitePlan.duration(seconds) + " to go";
        }

        private void failed(Stage stage, Throwable failure) {
            String sentence = StageFailure.sentence(failure, suiteDir);
            boolean usage = failure instanceof UserError error && error.exitCode() == UserError.USAGE;
            if (failure instanceof RuntimeException fault && (sentence == null || usage)) {
                throw fault;
            }
            String told = stage.id() + ": " + sentence;
            progress.line(told);
            failures.add(told);
            absent.add(stage);
            if (!stage.arm().isEmpty()) {
                failedArms.putIfAbsent(stage.arm(), String.valueOf(sentence));
            } else {
                // Every arm is measured on what everybody shares.
                armNames().forEach(arm -> failedArms.putIfAbsent(arm, told));
            }
        }

        private void copy(ArtifactFolder from, String name, List<Path> files) {
            Path to = suiteDir.resolve(name);
            try {
                AtomicFile.write(to, Files.readAllBytes(from.file(name)));
            } catch (IOException e) {
                throw DiskErrors.writing(to, e);
            }
            files.add(to);
        }
    }
}
