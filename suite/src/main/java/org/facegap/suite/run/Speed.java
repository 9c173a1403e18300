package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.ArtifactInfo;
import org.facegap.core.artifact.ArtifactStore;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.suite.stage.Stage;
import org.facegap.suite.stage.StageSize;

/**
 * How long stages take here, as a multiple of the rule of thumb of {@link StageSize}: by what this run has made, else by a trial,
 * else by runs beside this one's folder on the same kind of device, else by the rule itself.
 */
final class Speed {
    /** Name of the fact: seconds by the rule of thumb, of a stage that was made in one go. */
    static final String RULE = "secondsByRuleOfThumb";

    private final int processors;
    private final Map<String, List<Double>> now = new TreeMap<>();
    private final Map<String, Double> tried = new TreeMap<>();
    private final Map<String, List<Double>> before = new TreeMap<>();

    /** @param processors that a stage may use which is not kept to fewer threads */
    Speed(int processors) {
        this.processors = Math.max(1, processors);
    }

    /** Seconds by the rule of thumb. */
    double byRule(Stage stage) {
        return stage.size().threadSeconds() / Math.min(processors, stage.threads(processors));
    }

    /** Expected seconds. */
    double of(Stage stage) {
        String kind = stage.folder();
        double ratio = now.containsKey(kind)
                ? median(now.get(kind))
                : tried.getOrDefault(kind, before.containsKey(kind) ? median(before.get(kind)) : 1.0);
        return ratio * byRule(stage);
    }

    /** A stage of this run took so long. */
    void made(Stage stage, double seconds) {
        if (byRule(stage) > 0) {
            now.computeIfAbsent(stage.folder(), kind -> new ArrayList<>()).add(seconds / byRule(stage));
        }
    }

    /** A stage of this run was made, in whatever process. */
    void made(Stage stage, ArtifactInfo info) {
        if (info.facts().containsKey(RULE) && info.facts().get(SuiteArtifacts.SECONDS) instanceof Number seconds) {
            made(stage, seconds.doubleValue());
        }
    }

    /** A trial says that a stage will take so long. */
    void tried(Stage stage, double seconds) {
        if (byRule(stage) > 0) {
            tried.put(stage.folder(), seconds / byRule(stage));
        }
    }

    /** Whether a trial was made. */
    boolean isTried() {
        return !tried.isEmpty();
    }

    /** Where the times come from, in words. */
    String source() {
        List<String> sources = new ArrayList<>();
        if (!tried.isEmpty()) {
            sources.add("training was timed here");
        }
        if (!before.isEmpty()) {
            sources.add((tried.isEmpty() ? "times" : "other times") + " are those of earlier runs");
        }
        return sources.isEmpty() ? "times are rules of thumb" : String.join(", ", sources);
    }

    /** Learns from the suites in the folder that holds this one. */
    void read(Path suiteDir, RunEnvironment environment) {
        Path around = suiteDir.toAbsolutePath().normalize().getParent();
        for (Path suite : suites(around)) {
            for (ArtifactFolder folder : folders(new ArtifactStore(suite, environment))) {
                Map<String, Object> facts = folder.info().facts();
                if (folder.info().environment().deciding().equals(environment.deciding())
                        && folder.info().environment().threads() == environment.threads()
                        && facts.get(SuiteArtifacts.SECONDS) instanceof Number took
                        && facts.get(RULE) instanceof Number rule
                        && rule.doubleValue() > 0) {
                    before.computeIfAbsent(folder.info().stage(), kind -> new ArrayList<>())
                            .add(took.doubleValue() / rule.doubleValue());
                }
            }
        }
    }

    private static List<ArtifactFolder> folders(ArtifactStore suite) {
        try {
            return suite.folders();
        } catch (UserError e) {
            // Somebody else's suite that cannot be read tells no times; it hinders nobody here.
            return List.of();
        }
    }

    private static TreeSet<Path> suites(@org.jspecify.annotations.Nullable Path around) {
        TreeSet<Path> suites = new TreeSet<>();
        if (around == null || !Files.isDirectory(around) || !Files.isReadable(around)) {
            return suites;
        }
        try (Stream<Path> children = Files.list(around)) {
            children.filter(StudyFolder::isRun).forEach(suites::add);
        } catch (IOException e) {
            throw new UserError("cannot list " + around + ": " + e.getMessage(), e);
        }
        return suites;
    }

    /** Median of one or more values. */
    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
}
