package org.facegap.suite.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.words.Counted;
import org.facegap.suite.stage.StageKind;

/**
 * What a study will do.
 *
 * @param name of the study
 * @param folder its folder
 * @param stages all of them, each once, as one suite would have them
 * @param cells that are asked for: name and stages
 * @param allCells number of cells of the study
 */
public record StudyPlan(String name, Path folder, SuitePlan stages, Map<String, List<StageState>> cells, int allCells) {
    private static final int REASONS = 12;
    private static final int CELLS = 200;

    /** A few lines to begin a run with. */
    public List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.add(name + (stages.question().isEmpty() ? "" : ": " + stages.question()));
        lines.add("  folder  " + folder);
        lines.add("  device  " + stages.device());
        lines.add("  cells   " + cells.size() + (cells.size() == allCells ? "" : " of " + allCells));
        long apart = cells.values().stream().mapToLong(List::size).sum();
        lines.add("  plan    " + Counted.of(stages.stages().size(), "stages") + ", " + shared(stages.stages())
                + " of them shared between cells (" + apart + " if each cell made its own), "
                + done(stages.stages()) + " done, " + (stages.stages().size() - done(stages.stages())) + " to do"
                + stages.left());
        return lines;
    }

    private static long shared(List<StageState> states) {
        return states.stream().filter(state -> state.suites() > 1).count();
    }

    private static long done(List<StageState> states) {
        return states.stream().filter(StageState::done).count();
    }

    /** The header, a line for each kind of stage and each cell, and why stages are made again. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(header());
        lines.add("");
        String format = "  %-" + width() + "s  %6s  %6s  %6s  %6s  %s";
        lines.add(line(format, "stages", "all", "shared", "done", "to do", "about"));
        for (StageKind kind : StageKind.values()) {
            List<StageState> own = of(kind, stages.stages());
            if (!own.isEmpty()) {
                lines.add(line(format, kind.name().toLowerCase(Locale.ROOT), own));
            }
        }
        lines.add("");
        lines.add(line(format, "cell", "all", "shared", "done", "to do", "about, alone"));
        cells.entrySet().stream().limit(CELLS).forEach(cell -> lines.add(line(format, cell.getKey(), cell.getValue())));
        if (cells.size() > CELLS) {
            lines.add("  and " + Counted.of(cells.size() - CELLS, "more cells"));
        }
        lines.addAll(cells.size() == 1 ? stages.stageLines() : reasons());
        lines.add("");
        lines.add("Sizes are rules of thumb. Nothing was written.");
        return lines;
    }

    private int width() {
        return cells.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private static List<StageState> of(StageKind kind, List<StageState> states) {
        return states.stream().filter(state -> state.stage().kind() == kind).toList();
    }

    private String line(String format, String name, List<StageState> states) {
        List<StageState> toDo = states.stream().filter(state -> !state.done()).toList();
        return line(
                format,
                name,
                Integer.toString(states.size()),
                Long.toString(shared(states)),
                Long.toString(done(states)),
                Integer.toString(toDo.size()),
                toDo.isEmpty() ? "" : SuitePlan.duration(SuitePlan.seconds(toDo, stages.atOnce())));
    }

    private static String line(String format, Object... columns) {
        return String.format(Locale.ROOT, format, columns).stripTrailing();
    }

    /** Why stages are made again, those of one reason and kind together. */
    private List<String> reasons() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        stages.stages().stream()
                .filter(state -> state.why() != null)
                .forEach(state -> counts.merge(state.stage().folder() + ": " + state.why(), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        if (!counts.isEmpty()) {
            lines.add("");
            lines.add("made again, and why:");
            counts.entrySet().stream()
                    .limit(REASONS)
                    .forEach(reason -> lines.add("  " + reason.getValue() + " x " + reason.getKey()));
            if (counts.size() > REASONS) {
                lines.add("  and " + Counted.of(counts.size() - REASONS, "more reasons"));
            }
        }
        return lines;
    }
}
