package org.facegap.core.words;

import java.util.Set;

/** Names of columns that say which system made what a row holds; they make no groups of people. */
public final class SystemWords {
    private static final Set<String> WORDS = Set.of(
            "system",
            "model",
            "modelname",
            "modelid",
            "algorithm",
            "recogniser",
            "recognizer",
            "classifier",
            "matcher",
            "method",
            "network",
            "backbone",
            "embedder");

    private SystemWords() {}

    /** Whether a column's name is one of them, however it is spelt. */
    public static boolean isSystem(String column) {
        return WORDS.contains(Spelling.plain(column));
    }
}
