package org.facegap.core.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.jspecify.annotations.Nullable;

/**
 * The artefacts in a folder by what they were made from, whatever they are called. Files of an artefact are read once; what is found
 * counts as used, so that what nobody uses any more can be told. Any thread may ask.
 */
public final class ArtifactIndex {
    private final Path folder;
    private final Map<Path, ArtifactInfo> known = new TreeMap<>();
    private final Map<String, List<Path>> byHash = new HashMap<>();
    private final Map<Path, List<String>> damage = new HashMap<>();
    private final Set<Path> used = new HashSet<>();

    /** An index of a folder, which need not be there. */
    public ArtifactIndex(Path folder) {
        this.folder = folder;
    }

    /** A whole artefact that was made from the same, under whatever name; null when there is none. Writes nothing. */
    public synchronized @Nullable ArtifactFolder find(ArtifactInfo wanted) {
        ArtifactFolder found = whole(wanted.hash());
        if (found != null) {
            return found;
        }
        refresh();
        return whole(wanted.hash());
    }

    /**
     * The same without a look at the files: the artefact counts as used, whether it is whole or not.
     *
     * @return null when there is none that was finished
     */
    public synchronized @Nullable ArtifactFolder claim(ArtifactInfo wanted) {
        refresh();
        List<Path> same = byHash.getOrDefault(wanted.hash(), List.of());
        used.addAll(same);
        return same.stream()
                .filter(path -> Files.exists(path.resolve(ArtifactFolder.DONE)))
                .findFirst()
                .map(ArtifactFolder::at)
                .orElse(null);
    }

    private @Nullable ArtifactFolder whole(String hash) {
        for (Path path : byHash.getOrDefault(hash, List.of())) {
            List<String> wrong = damage(path);
            // Somebody wants it, be it whole or not: it is not what another stage was before.
            used.add(path);
            if (wrong != null && wrong.isEmpty()) {
                return ArtifactFolder.at(path);
            }
        }
        return null;
    }

    /** As {@link ArtifactFolder#damage}; of an artefact that was finished, the answer holds until {@link #forget}. */
    private @Nullable List<String> damage(Path path) {
        List<String> before = damage.get(path);
        if (before != null || !Files.isRegularFile(path.resolve(ArtifactFolder.INFO))) {
            return before;
        }
        List<String> now = ArtifactFolder.at(path).damage();
        if (now != null) {
            damage.put(path, now);
        }
        return now;
    }

    /** The artefact at a path is about to be made: what was known of its files holds no more. */
    public synchronized void forget(Path path) {
        damage.remove(path);
    }

    /** An artefact was made here, and is whole. */
    public synchronized void made(ArtifactFolder artefact) {
        add(artefact.path(), artefact.info());
        damage.put(artefact.path(), List.of());
        used.add(artefact.path());
    }

    private void add(Path path, ArtifactInfo info) {
        if (known.put(path, info) == null) {
            List<Path> same = byHash.computeIfAbsent(ArtifactStore.hash(info), any -> new ArrayList<>());
            same.add(path);
            same.sort(null);
        }
    }

    /**
     * Why an artefact that was made from the same cannot be used: it was not finished, or what of it is damaged.
     *
     * @return null when there is none
     */
    public synchronized @Nullable String unusable(ArtifactInfo wanted) {
        for (Path path : byHash.getOrDefault(wanted.hash(), List.of())) {
            List<String> wrong = damage(path);
            if (wrong == null) {
                return "it was not finished";
            }
            if (!wrong.isEmpty()) {
                return path.getFileName() + " is damaged: " + String.join(", ", wrong);
            }
        }
        return null;
    }

    /** What is known of the artefacts of a stage that were finished, and that nothing has been found to use. */
    public synchronized List<ArtifactInfo> unused(String stage) {
        List<ArtifactInfo> unused = new ArrayList<>();
        known.forEach((path, info) -> {
            if (info.stage().equals(stage) && !used.contains(path) && Files.exists(path.resolve(ArtifactFolder.DONE))) {
                unused.add(info);
            }
        });
        return unused;
    }

    /** Reads what has come since. */
    public synchronized void refresh() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(child -> !known.containsKey(child))
                    .filter(child -> Files.isRegularFile(child.resolve(ArtifactFolder.INFO)))
                    .forEach(child -> add(child, ArtifactFolder.at(child).info()));
        } catch (IOException e) {
            throw new UserError("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
