package org.facegap.suite.run;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactIndex;
import org.facegap.core.artifact.RunEnvironment;
import org.facegap.core.words.Counted;
import org.facegap.models.engine.LazyEngine;
import org.facegap.suite.config.ComputeConfig;
import org.jspecify.annotations.Nullable;

/** What suites with one folder of artefacts share: what is known of the artefacts, engines, speed, and what is under way. */
final class SharedStages {
    private final Path folder;
    private final ArtifactIndex index;
    private final Again again = new Again();
    private final Map<List<Object>, LazyEngine> engines = new HashMap<>();
    private final Set<String> underWay = new ConcurrentSkipListSet<>();
    private @Nullable Speed speed;
    private volatile int kept;

    /** @param folder of the artefacts, which need not be there */
    SharedStages(Path folder) {
        this.folder = folder;
        index = new ArtifactIndex(folder);
    }

    Path folder() {
        return folder;
    }

    ArtifactIndex index() {
        return index;
    }

    Again again() {
        return again;
    }

    /** One engine for all suites that compute alike. */
    LazyEngine engine(ComputeConfig compute) {
        String device = compute.devices().get(0);
        return engines.computeIfAbsent(
                List.of(device, compute.type(), compute.threads()),
                any -> new LazyEngine(device, compute.type(), compute.threads()));
    }

    /** How long stages take here; learnt, the first time, from the suites beside this folder. */
    Speed speed(int processors, RunEnvironment environment) {
        if (speed == null) {
            speed = new Speed(processors);
            speed.read(folder, environment);
        }
        return speed;
    }

    /** @throws UserError when the disk has no room for so many bytes */
    void requireDisk(long needed) {
        long free = freeBytes();
        if (free >= 0 && needed > free) {
            throw new UserError(
                    "the disk of " + folder + " has " + SuitePlan.bytes(free) + " free, but the suite needs about "
                            + SuitePlan.bytes(needed) + "; free some or choose another folder with --out");
        }
    }

    /** Free bytes where the folder is or will be, -1 when the system does not tell. */
    long freeBytes() {
        Path at = folder.toAbsolutePath();
        while (at != null && !Files.exists(at)) {
            at = at.getParent();
        }
        try {
            FileStore disk = at == null ? null : Files.getFileStore(at);
            return disk == null ? -1 : disk.getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }

    /** Stages that are being made. */
    Set<String> underWay() {
        return underWay;
    }

    /** One more stage is finished. */
    void keep() {
        kept++;
    }

    /** Stages that are finished. */
    int kept() {
        return kept;
    }

    /** What to tell a person who stops a run: what stays, and how to go on. Any thread may ask. */
    List<String> whenStopped() {
        List<String> names = new ArrayList<>(underWay);
        return List.of(
                "stopped" + (names.isEmpty() ? "" : " during " + String.join(", ", names))
                        + "; what is finished is kept in " + folder
                        + (kept == 0 ? "" : " (" + Counted.of(kept, "stages") + ")"),
                "the same command goes on from there");
    }
}
