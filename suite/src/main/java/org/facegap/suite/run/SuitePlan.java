package org.facegap.suite.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.words.Counted;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageKind;

/**
 * What a suite will do.
 *
 * @param name of the suite
 * @param question what it asks
 * @param suiteDir its folder
 * @param device on what it computes, in words
 * @param times where the expected times come from, in words
 * @param stages in order, with whether they are done
 * @param atOnce trainings and embeddings that are made at once
 * @param freeBytes on the folder's disk, -1 when not known
 */
public record SuitePlan(
        String name,
        String question,
        Path suiteDir,
        String device,
        String times,
        List<StageState> stages,
        int atOnce,
        long freeBytes) {
    public SuitePlan {
        stages = List.copyOf(stages);
    }

    private List<StageState> toDo() {
        return stages.stream().filter(state -> !state.done()).toList();
    }

    /** Seconds that stages take, of which those that can be are made at once: each kind is a phase, which its longest stage bounds. */
    static double seconds(List<StageState> stages, int atOnce) {
        double sum = 0;
        for (StageKind kind : StageKind.values()) {
            double alone = 0;
            double together = 0;
            double longest = 0;
            for (StageState state : stages) {
                if (state.stage().kind() == kind) {
                    if (state.stage().isParallel()) {
                        together += state.seconds();
                        longest = Math.max(longest, state.seconds());
                    } else {
                        alone += state.seconds();
                    }
                }
            }
            sum += alone + Math.max(longest, together / atOnce);
        }
        return sum;
    }

    /** A few lines to begin a run with. */
    public List<String> header() {
        List<String> lines = new ArrayList<>();
        lines.add(name + (question.isEmpty() ? "" : ": " + question));
        lines.add("  folder  " + suiteDir);
        lines.add("  device  " + device);
        lines.add("  plan    " + Counted.of(stages.size(), "stages") + ", " + (stages.size() - toDo().size()) + " done"
                + left());
        return lines;
    }

    /** What the rest takes, for the end of a sentence; nothing where all is done. */
    String left() {
        List<StageState> toDo = toDo();
        long needed =
                toDo.stream().mapToLong(state -> state.stage().size().bytes()).sum();
        return toDo.isEmpty()
                ? ""
                : "; the rest takes about " + duration(seconds(toDo, atOnce)) + " (" + times + ") and " + bytes(needed)
                        + (freeBytes < 0 ? "" : " of " + bytes(freeBytes) + " free");
    }

    /** The header and a line per stage. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(header());
        lines.addAll(stageLines());
        lines.add("");
        lines.add("Sizes are rules of thumb. Nothing was written.");
        return lines;
    }

    /** A line per stage, and another where it is made again. */
    List<String> stageLines() {
        int width = stages.stream()
                .mapToInt(state -> state.stage().id().length())
                .max()
                .orElse(0);
        int counts = stages.stream()
                .mapToInt(state -> state.stage().size().counts().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (StageState state : stages) {
            Stage stage = state.stage();
            lines.add(String.format(
                            Locale.ROOT,
                            "  %-" + width + "s  %-" + counts + "s  %s",
                            stage.id(),
                            stage.size().counts(),
                            state.done()
                                    ? "DONE"
                                    : "to do  about " + duration(state.seconds()) + ", "
                                            + bytes(stage.size().bytes()))
                    .stripTrailing());
            if (state.why() != null) {
                lines.add("    made again: " + state.why());
            }
        }
        return lines;
    }

    static String duration(double seconds) {
        if (seconds < 60) {
            return Math.max(1, Math.round(seconds)) + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    static String bytes(long bytes) {
        double mib = bytes / (double) (1 << 20);
        return mib < 1
                ? "1 MB"
                : mib < 1024 ? Math.round(mib) + " MB" : String.format(Locale.ROOT, "%.1f GB", mib / 1024);
    }
}
