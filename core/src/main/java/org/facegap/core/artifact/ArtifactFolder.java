package org.facegap.core.artifact;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A folder that holds what one stage made. It is done when {@code DONE} is there and every payload file it names has
 * the SHA-256 it names; {@code artifact.json}, {@code progress.jsonl} and {@code DONE} are not payload.
 */
public final class ArtifactFolder {
    static final String INFO = "artifact.json";
    /** Written last: file of the payload to its SHA-256. */
    public static final String DONE = "DONE";

    /** Progress of the run, mirrored there for people; not payload. */
    public static final String PROGRESS = "progress.jsonl";

    /** Folder of parts that are finished, in which a stage keeps what it goes on from after a kill; it removes it at its end. */
    public static final String WORK = "work";

    private static final Set<String> NOT_PAYLOAD = Set.of(INFO, DONE, PROGRESS);

    private final Path path;
    private ArtifactInfo info;

    ArtifactFolder(Path path, ArtifactInfo info) {
        this.path = path;
        this.info = info;
    }

    /** @throws UserError when the folder has no {@code artifact.json} */
    public static ArtifactFolder at(Path path) {
        if (!Files.isRegularFile(path.resolve(INFO))) {
            throw new UserError(path + " is not an artefact folder: it has no " + INFO);
        }
        return new ArtifactFolder(path, Json.read(path.resolve(INFO), ArtifactInfo.class));
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    /** A file of the payload, {@code /} between folders; the file need not be there. */
    public Path file(String name) {
        Path file = path.resolve(name).normalize();
        if (!file.startsWith(path.normalize()) || NOT_PAYLOAD.contains(name)) {
            throw new IllegalArgumentException("not a payload file: " + name);
        }
        return file;
    }

    /** 64 hex digits over spec, inputs, stage version, device kind, threads and compute type. */
    public String hash() {
        return info.hash();
    }

    /** What {@code artifact.json} says; of a finished artefact, with its facts. */
    public ArtifactInfo info() {
        return info;
    }

    /** Where to mirror progress to. */
    public Path progressFile() {
        return path.resolve(PROGRESS);
    }

    /** Whether the payload is whole; reads every file. */
    public boolean isDone() {
        List<String> damage = damage();
        return damage != null && damage.isEmpty();
    }

    /**
     * What is not as it was when the artefact was finished, some words for each file; empty when all is. Reads every file.
     *
     * @return null when it was not finished
     */
    public @Nullable List<String> damage() {
        if (!Files.exists(doneFile())) {
            return null;
        }
        Map<String, String> expected = checksums();
        if (expected == null) {
            return List.of(DONE + " cannot be read");
        }
        List<String> damage = new ArrayList<>();
        for (Map.Entry<String, String> entry : expected.entrySet()) {
            Path file = path.resolve(entry.getKey()).normalize();
            if (!file.startsWith(path.normalize()) || !Files.isRegularFile(file)) {
                damage.add(entry.getKey() + " is missing");
                continue;
            }
            try {
                if (!Sha256.of(file).equals(entry.getValue())) {
                    damage.add(entry.getKey() + " has changed");
                }
            } catch (IOException e) {
                throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
        return damage;
    }

    /**
     * SHA-256 over the names and checksums of the payload: what a later stage gives as input hash when the content,
     * and not the spec, matters.
     *
     * @throws IllegalStateException when the artefact was not marked done
     */
    public String payloadHash() {
        return Sha256.of(Json.canonical(finished()));
    }

    /**
     * The same over some files of the payload, for a stage that reads no others.
     *
     * @param files of the payload
     * @throws IllegalStateException when the artefact was not marked done, or has no such file
     */
    public String payloadHash(Set<String> files) {
        Map<String, String> checksums = finished();
        if (!checksums.keySet().containsAll(files)) {
            throw new IllegalStateException(path + " does not hold all of " + files);
        }
        checksums.keySet().retainAll(files);
        return Sha256.of(Json.canonical(checksums));
    }

    private Map<String, String> finished() {
        Map<String, String> checksums = checksums();
        if (checksums == null) {
            throw new IllegalStateException(path + " is not done");
        }
        return checksums;
    }

    /** Removes everything in the folder and begins it anew. */
    public void restart() {
        restart("");
    }

    /**
     * Begins the folder anew but for one folder in it, whose content the stage itself knows how to go on from.
     *
     * @param kept name of that folder, which need not be there; empty for none
     */
    public void restart(String kept) {
        try {
            // DONE first: a kill between the two must not leave a mark without its payload.
            Files.deleteIfExists(doneFile());
            if (Files.isDirectory(path)) {
                Files.walkFileTree(path, new Emptying(kept));
            }
            Files.createDirectories(path);
        } catch (IOException e) {
            throw DiskErrors.writing(path, e);
        }
        info = info.withFacts(Map.of());
        describe();
    }

    /**
     * Writes the facts into {@code artifact.json}, then {@code DONE} with the checksum of every payload file.
     *
     * @param facts times, memory, counts: what may differ between two equal runs
     * @throws UserError when the folder cannot be read or written
     */
    public void markDone(Map<String, Object> facts) {
        Map<String, String> checksums = new TreeMap<>();
        try {
            for (String name : payload()) {
                checksums.put(name, Sha256.of(path.resolve(name)));
            }
        } catch (IOException e) {
            throw new UserError("cannot read back " + path + ": " + e.getMessage(), e);
        }
        info = info.withFacts(facts);
        describe();
        Json.write(doneFile(), checksums);
    }

    void describe() {
        Json.write(path.resolve(INFO), info);
    }

    Path doneFile() {
        return path.resolve(DONE);
    }

    private @Nullable Map<String, String> checksums() {
        if (!Files.isRegularFile(doneFile())) {
            return null;
        }
        try {
            Map<String, String> checksums = new TreeMap<>();
            Json.read(doneFile(), Map.class).forEach((name, hash) -> checksums.put((String) name, (String) hash));
            return checksums;
        } catch (UserError | ClassCastException e) {
            // Told as damage: the stage runs again.
            return null;
        }
    }

    private Set<String> payload() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !NOT_PAYLOAD.contains(name) && !name.endsWith(".tmp"))
                    .collect(Collectors.toSet());
        }
    }

    private final class Emptying extends SimpleFileVisitor<Path> {
        private final String kept;

        Emptying(String kept) {
            this.kept = kept;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return !kept.isEmpty() && directory.equals(path.resolve(kept))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (!directory.equals(path)) {
                Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
