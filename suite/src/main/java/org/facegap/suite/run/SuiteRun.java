package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.suite.config.SuiteConfig;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.work.EvaluateWork;
import org.facegap.suite.work.ReportWork;
import org.jspecify.annotations.Nullable;

/** One suite of a run and what has come of it so far: what became of its stages, its evaluation and its report. */
final class SuiteRun {
    private final SuiteRunner runner;
    private final StageQueue queue;
    private final SuiteConfig config;
    private final RunConfig options;
    private final SuiteArtifacts artifacts;
    private final List<String> made = new ArrayList<>();
    private final List<String> reused = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private final Map<String, String> failedArms = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Stage> all;
    private final List<Stage> before;
    private int unsettled;
    private @Nullable Path results;

    SuiteRun(SuiteRunner runner, StageQueue queue) {
        this.runner = runner;
        this.queue = queue;
        config = runner.config();
        options = runner.options();
        artifacts = runner.artifacts();
        all = runner.stages();
        before = runner.planner().beforeEvaluation().stream()
                .filter(stage -> stage.kind().compareTo(options.last()) <= 0)
                .toList();
        unsettled = before.size();
    }

    SuiteRunner runner() {
        return runner;
    }

    SuiteArtifacts artifacts() {
        return artifacts;
    }

    /** Everything up to what the models say of the images, each after what it reads. */
    List<Stage> before() {
        return before;
    }

    /** Whether a stage is asked for. */
    boolean mine(Stage stage) {
        return options.only().isEmpty()
                || stage.arm().isEmpty()
                || options.only().contains(stage.arm());
    }

    /**
     * Takes down what became of a stage.
     *
     * @param sentence what failed; null where nothing did
     * @return whether it was the last before the evaluation
     */
    boolean settle(Stage stage, StageQueue.Outcome outcome, @Nullable String sentence) {
        switch (outcome) {
            case MADE, REUSED -> {
                if (artifacts.find(stage) == null) {
                    throw new IllegalStateException(stage.id() + " is done and not found");
                }
                (outcome == StageQueue.Outcome.MADE ? made : reused).add(stage.id());
            }
            case FAILED -> failed(stage, Objects.requireNonNull(sentence));
            case BLOCKED -> {
                if (waiting.isEmpty() && !stage.arm().isEmpty()) {
                    failedArms.putIfAbsent(stage.arm(), "what it is made of failed");
                }
                if (!mine(stage)) {
                    waiting.add(stage.id());
                }
            }
            case WAITS -> waiting.add(stage.id());
        }
        unsettled--;
        return unsettled == 0;
    }

    private void failed(Stage stage, String told) {
        failures.add(told);
        if (stage.arm().isEmpty()) {
            // Every arm is measured on what everybody shares.
            runner.armNames().forEach(arm -> failedArms.putIfAbsent(arm, told));
        } else {
            failedArms.putIfAbsent(stage.arm(), told.substring(told.indexOf(": ") + 2));
        }
    }

    /** Evaluates the suite, where that is asked for and can be done. */
    void finish() {
        if (options.last().compareTo(StageKind.EVALUATE) >= 0 && waiting.isEmpty()) {
            artifacts.recordVersionOfMade("pytorch");
            results = evaluate();
        }
        timings();
    }

    SuiteOutcome outcome() {
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

    private @Nullable Path evaluate() {
        List<String> arms = new ArrayList<>(runner.armNames());
        arms.removeAll(failedArms.keySet());
        if (!arms.contains(config.baseline())) {
            return null;
        }
        List<String> missing = new ArrayList<>();
        failedArms.forEach((arm, why) -> missing.add("Arm '" + arm + "' failed and is not in the results: " + why));
        Stage evaluation = runner.planner().evaluation(arms, missing);
        ArtifactFolder evaluated = have(evaluation);
        if (evaluated == null) {
            return null;
        }
        copy(evaluated, EvaluateWork.RESULTS);
        if (options.last() == StageKind.REPORT) {
            Stage report = runner.planner().report(evaluation, arms, artifacts.environment(), artifacts::timings);
            ArtifactFolder reported = have(report);
            if (reported != null) {
                ReportWork.FILES.forEach(name -> copy(reported, name));
            }
        }
        return evaluated.file(EvaluateWork.RESULTS);
    }

    /** The folder of a stage that is made in this process if need be; null when it failed. */
    private @Nullable ArtifactFolder have(Stage stage) {
        ArtifactFolder there = options.fresh() ? null : artifacts.find(stage);
        if (there != null) {
            reused.add(stage.id());
            runner.shared().keep();
            return there;
        }
        String failure = queue.makeHere(this, stage);
        if (failure != null) {
            failed(stage, failure);
            return null;
        }
        made.add(stage.id());
        runner.shared().keep();
        return artifacts.folder(stage);
    }

    /** Copies a file; where there is none, that of an earlier run, which measured other models, goes as well. */
    private void copy(ArtifactFolder from, String name) {
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
