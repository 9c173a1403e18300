package org.facegap.suite.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.statistics.Adjustment;
import org.facegap.core.words.Nearest;
import org.facegap.reports.Report;
import org.facegap.reports.document.Preset;
import org.facegap.reports.input.CellFigures;
import org.facegap.reports.input.StudyInput;
import org.facegap.suite.config.ArmConfig;
import org.facegap.suite.stage.StageKind;
import org.facegap.suite.work.EvaluateWork;
import org.facegap.suite.work.ReportWork;

/**
 * Runs the suites of a study. Their artefacts lie in the study's folder, where a stage that several of them have is made once; the
 * results of each lie in a folder of its own.
 */
public final class StudyRunner {
    private final String name;
    private final List<StudyCell> cells;
    private final Path folder;
    private final RunConfig options;
    private final SharedStages shared;
    private final List<SuiteRunner> runners = new ArrayList<>();
    private final Jobs jobs;

    /**
     * Plans a study; writes nothing.
     *
     * @param name of the study
     * @param cells at least one
     * @param folder of the study
     * @param options whose {@code only} may name arms, cells, and values of axes as in {@code loss=arcface}
     * @throws UserError with exit code 2 when an arm, a cell or a model that is named is not there
     */
    public StudyRunner(String name, List<StudyCell> cells, Path folder, RunConfig options) {
        this.name = name;
        this.cells = List.copyOf(cells);
        this.folder = folder;
        Set<String> arms = new LinkedHashSet<>();
        Set<StudyCell> chosen = chosen(options.only(), arms);
        this.options = options.of(arms);
        shared = new SharedStages(folder);
        for (StudyCell cell : cells) {
            SuiteRunner runner = runner(cell);
            if (chosen.contains(cell)) {
                runners.add(runner);
            } else {
                runner.artifacts().claim(runner.stages());
            }
        }
        jobs = runners.stream()
                .max(Comparator.comparingInt(runner -> runner.config().train().threads()))
                .orElseThrow()
                .jobs();
    }

    private SuiteRunner runner(StudyCell cell) {
        try {
            return new SuiteRunner(cell.config(), StudyFolder.cell(folder, cell.name()), options, shared);
        } catch (UserError e) {
            throw new UserError(e.getMessage() + " (cell " + cell.name() + ")", e, e.exitCode());
        }
    }

    /** The cells that are asked for; names of arms go into the set. */
    private Set<StudyCell> chosen(Set<String> only, Set<String> arms) {
        Set<StudyCell> chosen = new LinkedHashSet<>();
        Set<String> known = new LinkedHashSet<>();
        cells.forEach(cell -> cell.config().arms().stream().map(ArmConfig::name).forEach(known::add));
        for (String wanted : only) {
            List<StudyCell> meant =
                    cells.stream().filter(cell -> cell.isMeantBy(wanted)).toList();
            chosen.addAll(meant);
            if (meant.isEmpty() && !known.contains(wanted)) {
                Set<String> words = new LinkedHashSet<>(known);
                cells.forEach(cell -> {
                    words.add(cell.name());
                    cell.values().forEach((axis, value) -> words.add(axis + "=" + value));
                });
                throw UserError.usage("--only: there is no arm, cell or value of an axis '" + wanted + "'"
                        + Nearest.question(wanted, words) + " The arms are " + String.join(", ", known)
                        + "; the cells are called as " + cells.get(0).name());
            }
            if (meant.isEmpty()) {
                arms.add(wanted);
            }
        }
        return chosen.isEmpty() ? new LinkedHashSet<>(cells) : chosen;
    }

    /** What there is to do, after timing a few steps where there is much training to do. */
    public StudyPlan timedPlan() {
        SuiteRunner.time(runners);
        StageStates states = StageStates.of(runners, options.fresh()).withReasons();
        SuiteRunner first = runners.get(0);
        Map<String, List<StageState>> own = new LinkedHashMap<>();
        runners.forEach(runner -> own.put(runner.config().name(), states.of(runner)));
        return new StudyPlan(name, folder, first.plan(states.all(), jobs), own, cells.size());
    }

    /**
     * Runs the study.
     *
     * @throws UserError when the folder cannot be written (exit code 2), another process works in it, or the disk is too small
     */
    public StudyOutcome run(Progress progress) {
        try (SuiteLock lock = SuiteLock.take(folder)) {
            StageStates states = StageStates.of(runners, options.fresh());
            shared.requireDisk(states.bytesToDo());
            StudyFolder.write(folder, name, cells);
            List<SuiteOutcome> outcomes = StageQueue.run(shared, runners, options, jobs, progress);
            List<Path> files = options.last() == StageKind.REPORT ? index() : List.of();
            return new StudyOutcome(outcomes, states.all().size(), shared.kept(), files);
        }
    }

    /** Writes the page and the tables over all cells with results, those of earlier runs too. */
    private List<Path> index() {
        List<CellFigures> figures = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (StudyCell cell : cells) {
            Path results = StudyFolder.cell(folder, cell.name()).resolve(EvaluateWork.RESULTS);
            if (Files.isRegularFile(results)) {
                String page = folder.relativize(results.resolveSibling(ReportWork.HTML))
                        .toString()
                        .replace('\\', '/');
                figures.add(CellFigures.of(cell.name(), cell.values(), page, SuiteResults.read(results)));
            } else {
                absent.add(cell.name());
            }
        }
        if (figures.isEmpty()) {
            return List.of();
        }
        Report report =
                Report.of(new StudyInput(name, cells.get(0).config().question(), figures, absent, Adjustment.HOLM));
        Path page = folder.resolve("index.html");
        report.write(page);
        report.writeTables(folder, Preset.CELLS);
        return List.of(page, folder.resolve(Preset.CELLS.file() + ".csv"));
    }

    /** What to tell a person who stops {@link #run}. Any thread may ask. */
    public List<String> whenStopped() {
        return shared.whenStopped();
    }
}
