package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.suite.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Makes the stages of suites that share a folder: each once, when what it reads is done and there is room for it. A suite is evaluated
 * as soon as its stages are there.
 */
final class StageQueue {
    /** What becomes of a stage. */
    enum Outcome {
        MADE,
        REUSED,
        FAILED,
        /** What it reads is not there. */
        BLOCKED,
        /** It is not asked for, and not done. */
        WAITS
    }

    /** A stage as one of the suites has it. */
    private record Use(SuiteRun suite, Stage stage) {}

    /** A stage that one or several suites want. */
    private static final class Wanted {
        private final List<Use> uses = new ArrayList<>();
        private final Set<Wanted> inputs = new LinkedHashSet<>();
        private boolean settled;
        private boolean absent;
        /** The use that it is made for. */
        private @Nullable Use maker;

        Use first() {
            return uses.get(0);
        }
    }

    private final SharedStages shared;
    private final RunConfig options;
    private final Jobs jobs;
    private final @Nullable StageProcessPool processes;
    private final Progress progress;
    private final List<SuiteRun> suites = new ArrayList<>();
    private final Map<String, Wanted> all = new LinkedHashMap<>();
    private final Map<String, StageState> toDo = new LinkedHashMap<>();
    private final Set<Path> madePaths = new HashSet<>();
    private final LinkedList<SuiteRun> ready = new LinkedList<>();

    private StageQueue(
            SharedStages shared,
            List<SuiteRunner> runners,
            RunConfig options,
            Jobs jobs,
            @Nullable StageProcessPool processes,
            Progress progress) {
        this.shared = shared;
        this.options = options;
        this.jobs = jobs;
        this.processes = processes;
        this.progress = progress;
        StageStates.of(runners, options.fresh()).byKey().forEach((key, state) -> {
            if (!state.done()) {
                toDo.put(key, state);
            }
        });
        for (SuiteRunner runner : runners) {
            SuiteRun suite = new SuiteRun(runner, this);
            suites.add(suite);
            suite.before().forEach(stage -> wanted(suite, stage));
        }
    }

    private void wanted(SuiteRun suite, Stage stage) {
        Wanted wanted = all.computeIfAbsent(suite.artifacts().key(stage), any -> new Wanted());
        wanted.uses.add(new Use(suite, stage));
        if (wanted.uses.size() == 1) {
            stage.inputs()
                    .values()
                    .forEach(input -> wanted.inputs.add(
                            Objects.requireNonNull(all.get(suite.artifacts().key(input.stage())))));
        }
    }

    /**
     * Runs suites whose folder of artefacts is locked for this process.
     *
     * @return what came of each
     */
    static List<SuiteOutcome> run(
            SharedStages shared, List<SuiteRunner> runners, RunConfig options, Jobs jobs, Progress progress) {
        for (SuiteRunner runner : runners) {
            try {
                Files.createDirectories(runner.suiteDir());
            } catch (IOException e) {
                throw DiskErrors.opening(runner.suiteDir(), e);
            }
            Json.write(runner.suiteDir().resolve(SuiteRunner.CONFIG), runner.config());
        }
        StageProcessPool.Factory processes = options.processes();
        if (processes == null) {
            return new StageQueue(shared, runners, options, jobs, null, progress).run();
        }
        try (StageProcessPool pool = processes.open(
                shared.folder(), runners.get(0).config().compute().devices())) {
            return new StageQueue(shared, runners, options, jobs, pool, progress).run();
        }
    }

    private List<SuiteOutcome> run() {
        List<Wanted> left = new LinkedList<>(all.values());
        Map<Future<?>, Wanted> running = new HashMap<>();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            CompletionService<Wanted> work = new ExecutorCompletionService<>(threads);
            while (!left.isEmpty() || !running.isEmpty() || !ready.isEmpty()) {
                start(left, running, work);
                if (!ready.isEmpty()) {
                    finish(ready.removeFirst());
                } else if (!running.isEmpty()) {
                    Future<Wanted> done = work.take();
                    finished(Objects.requireNonNull(running.remove(done)), done);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stages are made", e);
        } finally {
            threads.shutdownNow();
        }
        return suites.stream().map(SuiteRun::outcome).toList();
    }

    private void finish(SuiteRun suite) {
        suite.finish();
        suite.runner().stages().forEach(stage -> toDo.remove(suite.artifacts().key(stage)));
    }

    private void start(List<Wanted> left, Map<Future<?>, Wanted> running, CompletionService<Wanted> work) {
        int room = jobs.atOnce()
                - running.values().stream()
                        .mapToInt(wanted -> jobs.taken(wanted.first().stage()))
                        .sum();
        for (Iterator<Wanted> next = left.iterator(); next.hasNext(); ) {
            Wanted wanted = next.next();
            if (wanted.inputs.stream().anyMatch(input -> !input.settled)) {
                continue;
            }
            if (!isToBeMade(wanted)) {
                next.remove();
                continue;
            }
            Use use = Objects.requireNonNull(wanted.maker);
            Stage stage = use.stage();
            if (isUnderWay(use, running)) {
                continue;
            }
            if (jobs.taken(stage) > room) {
                // Nothing that comes later overtakes it, or a large stage would wait for all small ones.
                return;
            }
            next.remove();
            if (processes == null || !SuiteRunner.needsEngine(stage)) {
                String failure = makeHere(use, words(wanted), why(use));
                settle(wanted, failure == null ? Outcome.MADE : Outcome.FAILED, failure);
            } else {
                room -= jobs.taken(stage);
                begin(use, words(wanted), why(use));
                Path suite = use.suite().runner().suiteDir();
                running.put(
                        work.submit(() -> {
                            processes.make(suite, stage.id(), options.fresh(), progress);
                            return wanted;
                        }),
                        wanted);
            }
        }
    }

    /** Whether another stage that turned out to be made from the same, under the same name, is being made. */
    private static boolean isUnderWay(Use use, Map<Future<?>, Wanted> running) {
        Path path = use.suite().artifacts().path(use.stage());
        return running.values().stream()
                .map(wanted -> Objects.requireNonNull(wanted.maker))
                .anyMatch(other -> other.suite().artifacts().path(other.stage()).equals(path));
    }

    /** Whether a stage whose inputs are settled is to be made: it is not done, it is asked for, and nothing that it reads is missing. */
    private boolean isToBeMade(Wanted wanted) {
        if (wanted.inputs.stream().anyMatch(input -> input.absent)) {
            settle(wanted, Outcome.BLOCKED, null);
            return false;
        }
        Use mine = wanted.uses.stream()
                .filter(use -> use.suite().mine(use.stage()))
                .findFirst()
                .orElse(null);
        Use use = mine == null ? wanted.first() : mine;
        boolean again = mine != null
                && options.fresh()
                && !madePaths.contains(use.suite().artifacts().path(use.stage()));
        if (!again && use.suite().artifacts().find(use.stage()) != null) {
            settle(wanted, Outcome.REUSED, null);
            return false;
        }
        if (mine == null) {
            settle(wanted, Outcome.WAITS, null);
            return false;
        }
        wanted.maker = mine;
        return true;
    }

    private void finished(Wanted wanted, Future<Wanted> done) throws InterruptedException {
        Use use = Objects.requireNonNull(wanted.maker);
        shared.underWay().remove(words(wanted));
        String failure = null;
        try {
            done.get();
            ArtifactFolder folder = use.suite().artifacts().find(use.stage());
            if (folder == null) {
                throw new UserError("its process says that it is done, but its folder is not whole");
            }
            use.suite().runner().speed().made(use.stage(), folder.info());
        } catch (ExecutionException e) {
            failure = failed(use, words(wanted), Objects.requireNonNullElse(e.getCause(), e));
        } catch (UserError e) {
            failure = failed(use, words(wanted), e);
        }
        settle(wanted, failure == null ? Outcome.MADE : Outcome.FAILED, failure);
    }

    private void settle(Wanted wanted, Outcome outcome, @Nullable String sentence) {
        wanted.settled = true;
        wanted.absent = outcome != Outcome.MADE && outcome != Outcome.REUSED;
        if (outcome == Outcome.MADE && wanted.maker != null) {
            madePaths.add(wanted.maker.suite().artifacts().path(wanted.maker.stage()));
        }
        if (!wanted.absent) {
            shared.keep();
        }
        Use first = wanted.maker == null ? wanted.first() : wanted.maker;
        toDo.remove(first.suite().artifacts().key(first.stage()));
        for (Use use : wanted.uses) {
            boolean other = outcome == Outcome.MADE && use != first;
            if (use.suite().settle(use.stage(), other ? Outcome.REUSED : outcome, sentence)) {
                ready.add(use.suite());
            }
        }
    }

    /** Makes a stage of one suite in this process; what failed, or null. */
    @Nullable
    String makeHere(SuiteRun suite, Stage stage) {
        Use use = new Use(suite, stage);
        return makeHere(use, stage.id(), why(use));
    }

    private @Nullable String makeHere(Use use, String words, @Nullable String why) {
        begin(use, words, why);
        try {
            use.suite().runner().makeHere(use.stage(), options.fresh(), progress);
            return null;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            return failed(use, words, e);
        } finally {
            shared.underWay().remove(words);
        }
    }

    private void begin(Use use, String words, @Nullable String why) {
        Stage stage = use.stage();
        progress.line(
                words + ": " + stage.size().counts() + (why == null ? "" : "; made again: " + why) + "; " + left());
        shared.underWay().add(words);
        use.suite().artifacts().begin(stage);
    }

    /** Why it is made again, as it is known now that its inputs are there. */
    private @Nullable String why(Use use) {
        return options.fresh() ? null : use.suite().artifacts().why(use.stage());
    }

    private String left() {
        List<StageState> states = toDo.values().stream()
                .map(state -> new StageState(
                        state.stage(), false, suites.get(0).runner().speed().of(state.stage()), 1, null))
                .toList();
        return "about " + SuitePlan.duration(SuitePlan.seconds(states, jobs.atOnce())) + " to go";
    }

    /** What a stage is called: in a study with the cell that it is made for. */
    private String words(Wanted wanted) {
        Use use = wanted.maker == null ? wanted.first() : wanted.maker;
        if (suites.size() == 1) {
            return use.stage().id();
        }
        long others = wanted.uses.stream().map(Use::suite).distinct().count() - 1;
        return use.stage().id() + " of " + use.suite().runner().config().name()
                + (others == 0 ? "" : " and " + others + " more");
    }

    private String failed(Use use, String words, Throwable failure) {
        String sentence = use.suite().runner().sentence(failure);
        boolean usage = failure instanceof UserError error && error.exitCode() == UserError.USAGE;
        if (sentence == null || usage) {
            if (failure instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(words, failure);
        }
        progress.line(words + ": " + sentence);
        return words + ": " + sentence;
    }
}
