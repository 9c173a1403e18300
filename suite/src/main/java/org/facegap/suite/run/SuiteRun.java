package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.work.EvaluateWork;
import org.facegap.suite.work.ReportWork;
import org.jspecify.annotations.Nullable;

/** One run of a suite and what has come of it so far: each stage is made when what it reads is done and there is room for it. */
final class SuiteRun {
    private final SuiteRunner runner;
    private final @Nullable StageProcessPool processes;
    private final Progress progress;
    private final SuiteConfig config;
    private final RunConfig options;
    private final SuiteArtifacts artifacts;
    private final List<String> made = new ArrayList<>();
    private final List<String> reused = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final Map<String, String> failedArms = new LinkedHashMap<>();
    private final Set<Stage> absent = new LinkedHashSet<>();
    private final List<Stage> all;

    /** @param processes that make stages; null: this one does */
    SuiteRun(SuiteRunner runner, @Nullable StageProcessPool processes, Progress progress) {
        this.runner = runner;
        this.processes = processes;
        this.progress = progress;
        config = runner.config();
        options = runner.options();
        artifacts = runner.artifacts();
        all = runner.stages();
    }

    SuiteOutcome run() {
        List<Stage> before = runner.planner().beforeEvaluation().stream()
                .filter(stage -> stage.kind().compareTo(options.last()) <= 0)
                .toList();
        makeAll(before);
        @Nullable SuiteResults results = null;
        List<Path> files = new ArrayList<>();
        if (options.last().compareTo(StageKind.EVALUATE) >= 0 && waiting.isEmpty()) {
            artifacts.recordVersionOfMade("pytorch");
            results = evaluate(files);
        }
        timings();
        return new SuiteOutcome(inOrder(made), inOrder(reused), failures, waiting, results, files);
    }

    private List<String> inOrder(List<String> ids) {
        List<String> order = all.stream().map(Stage::id).toList();
        return ids.stream().sorted(Comparator.comparing(order::indexOf)).toList();
    }

    /** What a full disk left unsaid: the stages that failed by it are told before this. */
    private void timings() {
        try {
            if (!made.isEmpty()) {
                Json.write(runner.suiteDir().resolve("timings.json"), artifacts.timings());
            }
        } catch (UserError e) {
            if (failures.isEmpty()) {
                throw e;
            }
            failures.add(e.getMessage());
        }
    }

    /** Makes what is not done of the stages, which stand after what they read. */
    private void makeAll(List<Stage> stages) {
        List<Stage> left = new LinkedList<>(stages);
        Map<Future<Stage>, Stage> running = new HashMap<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            CompletionService<Stage> work = new ExecutorCompletionService<>(threads);
            while (!left.isEmpty() || !running.isEmpty()) {
                start(left, running, work);
                if (!running.isEmpty()) {
                    Future<Stage> done = work.take();
                    finished(Objects.requireNonNull(running.remove(done)), done);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stages are made", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void start(List<Stage> left, Map<Future<Stage>, Stage> running, CompletionService<Stage> work) {
        int room = runner.jobs().atOnce()
                - running.values().stream().mapToInt(runner.jobs()::taken).sum();
        for (Iterator<Stage> next = left.iterator(); next.hasNext(); ) {
            Stage stage = next.next();
            if (stage.inputs().values().stream()
                    .map(Stage.Input::stage)
                    .anyMatch(input -> running.containsValue(input) || left.contains(input))) {
                continue;
            }
            if (!isToBeMade(stage)) {
                next.remove();
            } else if (runner.jobs().taken(stage) > room) {
                // Nothing that comes later overtakes it, or a large stage would wait for all small ones.
                return;
            } else if (processes == null || !SuiteRunner.needsEngine(stage)) {
                next.remove();
                make(stage);
            } else {
                next.remove();
                room -= runner.jobs().taken(stage);
                tellBegin(stage);
                running.put(
                        work.submit(() -> {
                            processes.make(stage.id(), options.fresh(), progress);
                            return stage;
                        }),
                        stage);
            }
        }
    }

    private void finished(Stage stage, Future<Stage> done) throws InterruptedException {
        runner.underWay().remove(stage.id());
        try {
            done.get();
            ArtifactFolder folder = artifacts.find(stage);
            if (folder == null) {
                throw new UserError("its process says that it is done, but its folder is not whole");
            }
            runner.speed().made(stage, folder.info());
            count(made, stage);
        } catch (ExecutionException e) {
            failed(stage, Objects.requireNonNullElse(e.getCause(), e));
        } catch (UserError e) {
            failed(stage, e);
        }
    }

    /** Whether a stage whose inputs are settled is to be made: it is not done, it is asked for, and nothing that it reads is missing. */
    private boolean isToBeMade(Stage stage) {
        boolean mine = options.only().isEmpty()
                || stage.arm().isEmpty()
                || options.only().contains(stage.arm());
        if (stage.inputs().values().stream().anyMatch(input -> absent.contains(input.stage()))) {
            absent.add(stage);
            if (waiting.isEmpty() && !stage.arm().isEmpty()) {
                failedArms.putIfAbsent(stage.arm(), "what it is made of failed");
            }
            if (!mine) {
                waiting.add(stage.id());
            }
            return false;
        }
        if ((!mine || !options.fresh()) && artifacts.find(stage) != null) {
            count(reused, stage);
            return false;
        }
        if (!mine) {
            waiting.add(stage.id());
            absent.add(stage);
        }
        return mine;
    }

    private void count(List<String> where, Stage stage) {
        where.add(stage.id());
        runner.kept(made.size() + reused.size());
    }

    private @Nullable SuiteResults evaluate(List<Path> files) {
        List<String> arms = new ArrayList<>(runner.armNames());
        arms.removeAll(failedArms.keySet());
        if (!arms.contains(config.baseline())) {
            return null;
        }
        List<String> missing = new ArrayList<>();
        failedArms.forEach((arm, why) -> missing.add("Arm '" + arm + "' failed and is not in the results: " + why));
        Stage evaluation = runner.planner().evaluation(arms, missing);
        ArtifactFolder evaluated = isToBeMade(evaluation) ? make(evaluation) : artifacts.find(evaluation);
        if (evaluated == null) {
            return null;
        }
        copy(evaluated, EvaluateWork.RESULTS, files);
        if (options.last() == StageKind.REPORT) {
            Stage report = runner.planner().report(evaluation, arms, artifacts.environment(), artifacts::timings);
            ArtifactFolder reported = isToBeMade(report) ? make(report) : artifacts.find(report);
            if (reported != null) {
                ReportWork.FILES.forEach(name -> copy(reported, name, files));
            }
        }
        return SuiteResults.read(evaluated.file(EvaluateWork.RESULTS));
    }

    /** Makes a stage in this process. */
    private @Nullable ArtifactFolder make(Stage stage) {
        tellBegin(stage);
        try {
            ArtifactFolder folder = runner.makeHere(stage, options.fresh(), progress);
            count(made, stage);
            return folder;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failed(stage, e);
            return null;
        } finally {
            runner.underWay().remove(stage.id());
        }
    }

    private void tellBegin(Stage stage) {
        progress.line(stage.id() + ": " + stage.size().counts() + "; " + left());
        runner.underWay().add(stage.id());
    }

    private String left() {
        List<StageState> states = all.stream()
                .filter(stage -> !made.contains(stage.id()) && !reused.contains(stage.id()))
                .filter(stage -> options.fresh() || artifacts.find(stage) == null)
                .map(stage -> new StageState(stage, false, runner.speed().of(stage)))
                .toList();
        return "about "
                + SuitePlan.duration(SuitePlan.seconds(states, runner.jobs().atOnce())) + " to go";
    }

    private void failed(Stage stage, Throwable failure) {
        String sentence = runner.sentence(failure);
        boolean usage = failure instanceof UserError error && error.exitCode() == UserError.USAGE;
        if (sentence == null || usage) {
            if (failure instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(stage.id(), failure);
        }
        String told = stage.id() + ": " + sentence;
        progress.line(told);
        failures.add(told);
        absent.add(stage);
        if (!stage.arm().isEmpty()) {
            failedArms.putIfAbsent(stage.arm(), sentence);
        } else {
            // Every arm is measured on what everybody shares.
            runner.armNames().forEach(arm -> failedArms.putIfAbsent(arm, told));
        }
    }

    /** Copies a file; where there is none, that of an earlier run, which measured other models, goes as well. */
    private void copy(ArtifactFolder from, String name, List<Path> files) {
        Path to = runner.suiteDir().resolve(name);
        try {
            if (!Files.exists(from.file(name))) {
                Files.deleteIfExists(to);
                return;
            }
            AtomicFile.write(to, Files.readAllBytes(from.file(name)));
        } catch (IOException e) {
            throw DiskErrors.writing(to, e);
        }
        files.add(to);
    }
}
