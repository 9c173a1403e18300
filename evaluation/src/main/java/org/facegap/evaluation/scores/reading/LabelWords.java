package org.facegap.evaluation.scores.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.facegap.evaluation.scores.NameTable;
import org.jspecify.annotations.Nullable;

/** What the words of a label column mean; each word is looked up once. */
final class LabelWords {
    static final byte UNKNOWN = 0;
    static final byte IMPOSTOR = 1;
    static final byte GENUINE = 2;
    static final byte MISSING = 3;

    private static final Set<String> YES = Set.of(
            "1",
            "+1",
            "1.0",
            "true",
            "t",
            "yes",
            "y",
            "genuine",
            "mated",
            "same",
            "same person",
            "same_person",
            "match",
            "client",
            "target",
            "positive",
            "pos");
    private static final Set<String> NO = Set.of(
            "0",
            "-1",
            "0.0",
            "-1.0",
            "false",
            "f",
            "no",
            "n",
            "impostor",
            "imposter",
            "nonmated",
            "different",
            "different person",
            "different_person",
            "different people",
            "diff",
            "nonmatch",
            "mismatch",
            "nontarget",
            "negative",
            "neg");
    private static final int MOST = 10_000;

    private final @Nullable String genuineWord;
    private final NameTable words = new NameTable();
    private byte[] meanings = new byte[16];

    /** @param genuineWord the one word that means genuine, every other then means impostor; null for the usual words */
    LabelWords(@Nullable String genuineWord) {
        this.genuineWord = genuineWord;
    }

    /** The meaning of a field. */
    byte meaning(byte[] bytes, int from, int to) {
        if (to - from > 64 || words.size() >= MOST) {
            return of(new String(bytes, from, to - from, StandardCharsets.UTF_8));
        }
        int before = words.size();
        int word = words.number(bytes, from, to);
        if (word == before) {
            if (word == meanings.length) {
                meanings = Arrays.copyOf(meanings, word * 2);
            }
            meanings[word] = MissingWords.isMissing(bytes, from, to) ? MISSING : of(words.name(word));
        }
        return meanings[word];
    }

    /** Whether 0 and -1 are both among the words: one of them may say that nobody knows the pair. */
    boolean hasTwoZeros() {
        List<String> seen =
                words().stream().map(word -> word.replaceFirst("\\.0+$", "")).toList();
        return genuineWord == null && seen.contains("0") && seen.contains("-1");
    }

    /** The words that were looked up, in the order they came; not those that say that there is no label. */
    List<String> words() {
        return IntStream.range(0, words.size())
                .filter(word -> meanings[word] != MISSING)
                .mapToObj(words::name)
                .toList();
    }

    /** Whether a word is one of those that are understood without being told. */
    static boolean isUsual(String word) {
        String plain = plain(word);
        return YES.contains(plain) || NO.contains(plain);
    }

    private byte of(String word) {
        if (genuineWord != null) {
            return word.equals(genuineWord) ? GENUINE : IMPOSTOR;
        }
        String plain = plain(word);
        return YES.contains(plain) ? GENUINE : NO.contains(plain) ? IMPOSTOR : UNKNOWN;
    }

    private static String plain(String word) {
        String lower = word.trim().toLowerCase(Locale.ROOT);
        if (lower.matches("[+-]?\\d\\.\\d{1,20}e[+-]?0{1,3}")) {
            return lower.replaceFirst("\\.?0*e.*", "");
        }
        return lower.startsWith("non-") || lower.startsWith("non ") || lower.startsWith("non_")
                ? "non" + lower.substring(4)
                : lower;
    }
}
