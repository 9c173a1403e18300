package org.facegap.suite.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.core.statistics.Adjustment;
import org.facegap.evaluation.suite.PairedRuns;
import org.facegap.reports.input.CellFigures;
import org.facegap.reports.input.ComparedRun;
import org.facegap.reports.input.ComparedRuns;
import org.facegap.reports.suite.RunDifferences;
import org.facegap.suite.work.ReportWork;
import org.jspecify.annotations.Nullable;

/** Sets runs against each other. */
public final class RunComparison {
    private final Map<String, MeasuredRun> runs = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final @Nullable Path pages;

    /**
     * The runs behind some paths, each once.
     *
     * @param pages folder that a page over them is for, which their reports are then linked from; null for none
     * @throws UserError when there are no results, or they cannot be read
     */
    public RunComparison(List<Path> paths, @Nullable Path pages) {
        this.pages = pages;
        List<Path> seen = new ArrayList<>();
        for (Path path : paths) {
            for (MeasuredRun run : MeasuredRun.of(path)) {
                Path file = run.file().toAbsolutePath().normalize();
                String name =
                        run.values().isEmpty() ? path.toString() : run.results().suite();
                if (seen.contains(file)) {
                    notes.add(name + " is given twice; it is shown once.");
                    continue;
                }
                seen.add(file);
                runs.put(runs.containsKey(name) ? run.file().toString() : name, run);
                run.changedWords().ifPresent(notes::add);
            }
        }
    }

    /** The runs without what only their scores tell. */
    public ComparedRuns unpaired(Adjustment adjustment) {
        return compared(List.of(), adjustment);
    }

    /**
     * The runs, with each arm of the later ones set against the same arm of the first where both keep scores of the same pairs.
     *
     * @throws UserError when a score file cannot be read
     */
    public ComparedRuns paired(Adjustment adjustment, Progress progress) {
        List<Comparison> between = new ArrayList<>();
        List<String> names = new ArrayList<>(runs.keySet());
        MeasuredRun first = runs.values().iterator().next();
        for (String name : names.subList(1, names.size())) {
            between.addAll(between(names.get(0), first, name, runs.get(name), progress));
        }
        return compared(between, adjustment);
    }

    private List<Comparison> between(
            String firstName, MeasuredRun first, String name, @Nullable MeasuredRun later, Progress progress) {
        SuiteVerification verification = first.results().verification();
        if (later == null || verification == null) {
            return List.of();
        }
        if (!RunDifferences.of(List.of(run(firstName, first), run(name, later))).alike()) {
            notes.add(name + " and " + firstName + " were not measured alike: they are not paired.");
            return List.of();
        }
        List<String> arms = new ArrayList<>();
        first.results().arms().forEach(arm -> arms.add(arm.name()));
        List<String> others =
                later.results().arms().stream().map(arm -> arm.name()).toList();
        arms.retainAll(others);
        PairedRuns.Scores before = first.scores(firstName);
        PairedRuns.Scores after = later.scores(name);
        if (arms.isEmpty() || before == null || after == null) {
            notes.add(name + " and " + firstName + " are not paired: "
                    + (arms.isEmpty()
                            ? "no arm has the same name in both."
                            : (before == null ? firstName : name)
                                    + " does not keep the score files that its results were measured on."));
            return List.of();
        }
        progress.line("pairing " + name + " with " + firstName);
        return new PairedRuns(verification.scores().protocol(), first.results().groups()).compare(before, after, arms);
    }

    private ComparedRuns compared(List<Comparison> between, Adjustment adjustment) {
        List<ComparedRun> compared = new ArrayList<>();
        runs.forEach((name, run) -> compared.add(run(name, run)));
        return new ComparedRuns(compared, between, adjustment, notes);
    }

    private ComparedRun run(String name, MeasuredRun run) {
        Path report =
                run.file().resolveSibling(ReportWork.HTML).toAbsolutePath().normalize();
        String page = pages == null || !Files.isRegularFile(report)
                ? ""
                : pages.toAbsolutePath()
                        .normalize()
                        .relativize(report)
                        .toString()
                        .replace('\\', '/');
        return new ComparedRun(CellFigures.of(name, run.values(), page, run.results()), run.results(), run.config());
    }
}
