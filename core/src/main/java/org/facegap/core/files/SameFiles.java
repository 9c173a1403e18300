package org.facegap.core.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds files that are read twice, under one name or two. */
public final class SameFiles {
    private final Map<String, Path> known = new HashMap<>();

    /** What to tell of a file with this hash; nothing when no earlier one has it. */
    public Optional<String> see(Path file, String sha256) {
        Path before = known.putIfAbsent(sha256, file);
        return before == null
                ? Optional.empty()
                : Optional.of(before + " and " + file
                        + " are the same to the byte: one is a copy, and what it holds is measured twice.");
    }
}
