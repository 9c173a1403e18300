package org.facegap.suite.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.progress.Progress;

/**
 * One artefact that a suite needs.
 *
 * @param kind which of the stages
 * @param folder stage name of the artefact's folder
 * @param name of the artefact
 * @param arm the arm it belongs to, "" when to all
 * @param version raised when the stage's code changes its results
 * @param spec resolved, a record
 * @param files content hashes of input files outside the suite
 * @param inputs earlier stages that it reads, by a name of this stage's own
 * @param size how much work it is
 * @param work makes the payload
 */
public record Stage(
        StageKind kind,
        String folder,
        String name,
        String arm,
        String version,
        Object spec,
        Map<String, String> files,
        Map<String, Input> inputs,
        StageSize size,
        Work work) {
    public Stage {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** What identities call it: {@code train-biased-1}. */
    public String id() {
        return folder + "-" + name;
    }

    /** CPU threads that it computes with: those of its spec, where that names some, else all. */
    public int threads(int all) {
        return spec instanceof Threaded threaded ? threaded.threads() : all;
    }

    /** Whether several of its kind are made at once, each in a process of its own. */
    public boolean isParallel() {
        return spec instanceof Threaded;
    }

    /** A spec that says with how many CPU threads it is computed, so that results do not depend on a machine's processors. */
    public interface Threaded {
        int threads();
    }

    /**
     * An earlier stage that this one reads.
     *
     * @param stage the stage
     * @param content what of it this stage depends on; it is made again when that changes
     */
    public record Input(Stage stage, Content content) {
        /** Depends on the whole payload. */
        public static Input of(Stage stage) {
            return new Input(stage, ArtifactFolder::payloadHash);
        }
    }

    /** A hash of what is read of an artefact that is done. */
    @FunctionalInterface
    public interface Content {
        String hash(ArtifactFolder folder);
    }

    /** Makes an artefact. */
    @FunctionalInterface
    public interface Work {
        /**
         * Writes the payload into the folder.
         *
         * @param inputs folders of the stage's inputs, by its names for them
         */
        void make(ArtifactFolder folder, Map<String, Path> inputs, Progress progress) throws IOException;
    }
}
