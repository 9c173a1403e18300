package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.artifact.ArtifactIndex;
import org.facegap.core.artifact.ArtifactInfo;
import org.facegap.core.artifact.ArtifactStore;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.progress.Progress;
import org.facegap.core.results.suite.Timings;
import org.facegap.suite.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The artefacts of one suite: finds what is done, makes what is not, and knows what each took. */
final class SuiteArtifacts {
    static final String SECONDS = "seconds";
    private static final String PEAK = "peakMemoryMiB";
    private ArtifactStore store;
    private final ArtifactIndex index;
    private final Again again;
    private final Map<Stage, ArtifactFolder> finished = new LinkedHashMap<>();
    private final Map<Stage, String> keys = new IdentityHashMap<>();

    SuiteArtifacts(ArtifactStore store, ArtifactIndex index, Again again) {
        this.store = store;
        this.index = index;
        this.again = again;
    }

    RunEnvironment environment() {
        return store.environment();
    }

    /** What is made from now on is recorded to be made with this version of something. */
    void recordVersion(String name, String version) {
        store = store.withVersion(name, version);
    }

    /** The same, of a version that finished stages were made with, in this process or another. */
    void recordVersionOfMade(String name) {
        for (ArtifactFolder folder : finished.values()) {
            String version = folder.info().environment().versions().get(name);
            if (version != null) {
                recordVersion(name, version);
                return;
            }
        }
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
        ArtifactFolder found = index.find(info(stage));
        if (found != null) {
            finished.put(stage, found);
        }
        return found;
    }

    /** What a stage whose inputs are finished is made from. */
    private ArtifactInfo info(Stage stage) {
        return store.info(stage.folder(), stage.name(), stage.version(), stage.spec(), hashes(stage));
    }

    /** Where a stage whose inputs are finished is made. */
    Path path(Stage stage) {
        return store.path(info(stage));
    }

    /**
     * What a stage will be made from, as far as it is known before its inputs are: stages of one key are one, in this suite and in
     * others.
     */
    String key(Stage stage) {
        String known = keys.get(stage);
        if (known == null) {
            Map<String, String> inputs = new TreeMap<>(stage.files());
            stage.inputs().forEach((name, input) -> inputs.put(name, key(input.stage())));
            known = store.info(stage.folder(), "", stage.version(), stage.spec(), inputs)
                    .hash();
            keys.put(stage, known);
        }
        return known;
    }

    /** Says of the artefacts of stages that they are used, without a look at their files. */
    void claim(List<Stage> stages) {
        Map<Stage, ArtifactFolder> claimed = new IdentityHashMap<>();
        for (Stage stage : stages) {
            Map<String, String> inputs = new TreeMap<>(stage.files());
            for (Map.Entry<String, Stage.Input> input : stage.inputs().entrySet()) {
                ArtifactFolder there = claimed.get(input.getValue().stage());
                String hash = there == null ? null : readable(input.getValue(), there);
                if (hash != null) {
                    inputs.put(input.getKey(), hash);
                }
            }
            ArtifactFolder there =
                    index.claim(store.info(stage.folder(), stage.name(), stage.version(), stage.spec(), inputs));
            if (there != null) {
                claimed.put(stage, there);
            }
        }
    }

    private static @Nullable String readable(Stage.Input input, ArtifactFolder folder) {
        try {
            return input.content().hash(folder);
        } catch (UserError e) {
            // What is damaged is told when its own suite is run.
            return null;
        }
    }

    /** Why a stage that is not done is made although something like it is there; null when nothing is. */
    @Nullable
    String why(Stage stage) {
        Map<String, String> inputs = new TreeMap<>(stage.files());
        Map<String, String> toCome = new TreeMap<>();
        stage.inputs().forEach((name, input) -> {
            ArtifactFolder there = find(input.stage());
            if (there == null) {
                toCome.put(name, input.stage().id());
            } else {
                inputs.put(name, input.content().hash(there));
            }
        });
        ArtifactInfo wanted = store.info(stage.folder(), stage.name(), stage.version(), stage.spec(), inputs);
        String unusable = toCome.isEmpty() ? index.unusable(wanted) : null;
        return unusable != null ? unusable : again.why(wanted, toCome, index.unused(stage.folder()));
    }

    /** A stage is about to be made, here or in another process: what was known of it holds no more. */
    void begin(Stage stage) {
        finished.remove(stage);
        index.forget(path(stage));
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
        begin(stage);
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
        index.made(folder);
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

    /** Which stages are done. Writes nothing. */
    Set<Stage> done(List<Stage> stages) {
        Set<Stage> done = Collections.newSetFromMap(new IdentityHashMap<>());
        stages.stream().filter(stage -> find(stage) != null).forEach(done::add);
        return done;
    }

    private Map<String, String> hashes(Stage stage) {
        Map<String, String> hashes = new TreeMap<>(stage.files());
        stage.inputs().forEach((name, input) -> hashes.put(name, input.content().hash(folder(input.stage()))));
        return hashes;
    }
}
