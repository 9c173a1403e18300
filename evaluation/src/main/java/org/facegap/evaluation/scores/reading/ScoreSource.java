package org.facegap.evaluation.scores.reading;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file to read scores from.
 *
 * @param path the file
 * @param kind what its pairs are
 */
public record ScoreSource(Path path, Kind kind) {
    /** What the pairs of a file are. */
    public enum Kind {
        /** Pairs of both kinds, told apart by a column or by identities. */
        PAIRS,
        /** Genuine pairs alone. */
        GENUINE,
        /** Impostor pairs alone. */
        IMPOSTOR
    }

    private static final Pattern EXTENSION = Pattern.compile("\\.(csv|tsv|txt|dat|scores?|psv)$");
    private static final Pattern OF_ONE_KIND = Pattern.compile(
            "(.*?)(?:^|[-_. ])("
                    + "true|genuines?|gen|positives?|pos|mated|clients?|false|impostors?|imposters?|imp|negatives?|neg|nonmated)$");
    private static final List<String> GENUINE_WORDS = List.of("true", "gen", "pos", "mated", "client");

    /** A file of pairs. */
    public static ScoreSource of(Path path) {
        return new ScoreSource(path, Kind.PAIRS);
    }

    /** The file's name without folder and extensions. */
    String stem() {
        String name = String.valueOf(path.getFileName());
        if (name.toLowerCase(Locale.ROOT).endsWith(".gz")) {
            name = name.substring(0, name.length() - 3);
        }
        Matcher extension = EXTENSION.matcher(name.toLowerCase(Locale.ROOT));
        return extension.find() && extension.start() > 0 ? name.substring(0, extension.start()) : name;
    }

    /** The group that the file's name stands for: its stem, without the word that tells the kind of a list. */
    String group() {
        Matcher kindWord = OF_ONE_KIND.matcher(stem().toLowerCase(Locale.ROOT));
        if (isListByName() && kindWord.matches()) {
            int length = kindWord.group(1).length();
            return length == 0 ? "all" : stem().substring(0, length);
        }
        return stem();
    }

    private boolean isListByName() {
        return OF_ONE_KIND.matcher(stem().toLowerCase(Locale.ROOT)).matches();
    }

    /** What a list of scores holds, by what was said or by its name; null when neither tells. */
    @Nullable
    Boolean genuineList() {
        if (kind != Kind.PAIRS) {
            return kind == Kind.GENUINE;
        }
        Matcher word = OF_ONE_KIND.matcher(stem().toLowerCase(Locale.ROOT));
        if (!word.matches()) {
            return null;
        }
        return GENUINE_WORDS.stream().anyMatch(word.group(2)::startsWith);
    }
}
