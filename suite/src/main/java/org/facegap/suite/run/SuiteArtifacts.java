package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.ArtifactInfo;
import org.facegap.core.artifact.ArtifactStore;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.Timings;
import org.facegap.suite.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The artefacts of one suite: finds what is done, makes what is not, and knows what each took. */
final class SuiteArtifacts {
    static final String SECONDS = "seconds";
    private static final String PEAK = "peakMemoryMiB";
    private ArtifactStore store;
    private final Map<Stage, ArtifactFolder> finished = new LinkedHashMap<>();

    SuiteArtifacts(ArtifactStore store) {
        this.store = store;
    }

    RunEnvironment environment() {
        return store.environment();
    }

    /** What is made from now on is recorded to be made with this version of something. */
    void recordVersion(String name, String version) {
        store = store.withVersion(name, version);
    }

    /**
     * The folder of a finished stage, whatever it was called when it was made; null when it is not finished. Writes nothing.
     */
    @Nullable
    ArtifactFolder find(Stage stage) {
        ArtifactFolder known = finished.get(stage);
        if (known != null) {
            return known;
        }
        for (Stage.Input input : stage.inputs().values()) {
            if (find(input.stage()) == null) {
                return null;
            }
        }
        Map<String, String> hashes = hashes(stage);
        String spec = Json.canonical(stage.spec());
        for (ArtifactFolder folder : store.folders()) {
            ArtifactInfo info = folder.info();
            if (info.stage().equals(stage.folder())
                    && info.stageVersion().equals(stage.version())
                    && info.inputs().equals(hashes)
                    && Speed.alike(info.environment(), store.environment())
                    && Json.canonical(info.spec()).equals(spec)
                    && folder.isDone()) {
                finished.put(stage, folder);
                return folder;
            }
        }
        return null;
    }

    /** The folder of a stage, finished or not. */
    ArtifactFolder open(Stage stage) {
        return store.open(stage.folder(), stage.name(), stage.version(), stage.spec(), hashes(stage));
    }

    /**
     * Makes a stage whose inputs are finished. What a killed run left of it is removed first, but for the finished parts of a
     * generation or a training.
     *
     * @param fresh whether those are removed as well
     */
    ArtifactFolder make(Stage stage, boolean fresh, Speed speed, Progress progress) throws IOException {
        ArtifactFolder folder = open(stage);
        folder.restart(fresh ? "" : ArtifactFolder.WORK);
        boolean inOneGo = !Files.exists(folder.path().resolve(ArtifactFolder.WORK));
        Map<String, Path> paths = new LinkedHashMap<>();
        stage.inputs()
                .forEach((name, input) -> paths.put(name, folder(input.stage()).path()));
        boolean ownPeak = ResidentMemory.restartPeak();
        long start = System.nanoTime();
        stage.work().make(folder, paths, progress.toFile(folder.progressFile()));
        Map<String, Object> facts = new TreeMap<>();
        double seconds = (System.nanoTime() - start) * 1e-9;
        facts.put(SECONDS, seconds);
        if (inOneGo) {
            facts.put(Speed.RULE, speed.byRule(stage));
            speed.made(stage, seconds);
        }
        facts.put(PEAK, ResidentMemory.peakMiB());
        facts.put("peakMemoryOfThisStageAlone", ownPeak);
        folder.markDone(facts);
        finished.put(stage, folder);
        return folder;
    }

    /** The folder of a stage that {@link #find} or {@link #make} gave. */
    ArtifactFolder folder(Stage stage) {
        return Objects.requireNonNull(finished.get(stage), stage.id() + " is not done");
    }

    /** What the finished stages took, when they were made. */
    Timings timings() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        Map<String, Double> peaks = new LinkedHashMap<>();
        finished.forEach((stage, folder) -> {
            if (folder.info().facts().get(SECONDS) instanceof Number took) {
                seconds.put(stage.id(), took.doubleValue());
            }
            if (folder.info().facts().get(PEAK) instanceof Number peak && peak.doubleValue() > 0) {
                peaks.put(stage.id(), peak.doubleValue());
            }
        });
        return new Timings(seconds, peaks);
    }

    /**
     * Every stage with whether it is done. Writes nothing.
     *
     * @param fresh whether everything is made again
     */
    List<StageState> states(List<Stage> stages, boolean fresh, Speed speed) {
        List<StageState> states = new ArrayList<>();
        stages.forEach(stage -> states.add(new StageState(stage, !fresh && find(stage) != null, speed.of(stage))));
        return states;
    }

    private Map<String, String> hashes(Stage stage) {
        Map<String, String> hashes = new TreeMap<>(stage.files());
        stage.inputs().forEach((name, input) -> hashes.put(name, input.content().hash(folder(input.stage()))));
        return hashes;
    }
}
