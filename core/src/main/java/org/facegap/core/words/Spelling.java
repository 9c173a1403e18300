package org.facegap.core.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which words differ in nothing but letter case, blanks, characters that cannot be seen, underscores, dashes between letters or the kind of a dash, the Unicode form of a
 * letter ({@code \u00e9} as one character or two, full-width letters), or letters of another script that look the same, or
 * are the same number ({@code 1} and {@code 1.0}, {@code 0007} and {@code 7}, as spreadsheets rewrite them).
 */
public final class Spelling {
    /** Cyrillic and Greek letters that look like the Latin ones below them (Unicode Technical Standard 39). */
    private static final String OTHERS =
            "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0458\u0455\u0432\u043a\u043c\u043d\u0442"
                    + "\u03bf\u03b1\u03b9\u03ba\u03bd\u03c1\u03c4\u03c5\u03c7\u03b2\u03b5\u03b6\u03b7\u03bc";

    private static final String LATIN = "aceopxyijsbkmhtoaiknptyxbezhm";

    private Spelling() {}

    /** What words that are spelt alike have in common. */
    public static String plain(String word) {
        String text = latin(Normalizer.normalize(word, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("[\\s\\p{Cc}\\p{Cf}\\u00a0_]+", "")
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replaceAll("(?<=\\p{L})-(?=\\p{L})", "")
                .replaceAll("(?<![\\d.,])0+(?=\\d)", "");
        return text.matches("-?\\d{1,15}\\.0{1,15}") ? text.substring(0, text.indexOf('.')) : text;
    }

    /** How two words that are spelt alike differ. */
    public static String differences(String one, String other) {
        List<String> how = new ArrayList<>();
        String a = Normalizer.normalize(one, Normalizer.Form.NFKC);
        String b = Normalizer.normalize(other, Normalizer.Form.NFKC);
        if (!one.equals(other) && a.equals(b)) {
            return "the Unicode form of a letter";
        }
        if (!a.equals(b) && a.equalsIgnoreCase(b)) {
            return "upper and lower case";
        }
        if (!latin(a.toLowerCase(Locale.ROOT)).equals(a.toLowerCase(Locale.ROOT))
                != !latin(b.toLowerCase(Locale.ROOT)).equals(b.toLowerCase(Locale.ROOT))) {
            how.add("letters of another script");
        }
        if (!a.equals(b)) {
            how.add("case, blanks, dashes, underscores, leading zeros or '.0'");
        }
        return String.join(" or ", how);
    }

    /** A word of Latin letters where it is a mixture of scripts, or of letters alone that all look Latin. */
    private static String latin(String lower) {
        boolean plain = lower.chars().allMatch(c -> c < 128);
        if (plain) {
            return lower;
        }
        StringBuilder text = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            int at = OTHERS.indexOf(lower.charAt(i));
            text.append(at < 0 ? lower.charAt(i) : LATIN.charAt(at));
        }
        return text.toString();
    }

    /** The sets of two or more words that are spelt alike, each in order. */
    public static List<List<String>> alike(Collection<String> words) {
        Map<String, TreeSet<String>> sets = new TreeMap<>();
        words.forEach(
                word -> sets.computeIfAbsent(plain(word), w -> new TreeSet<>()).add(word));
        List<List<String>> alike = new ArrayList<>();
        sets.values().stream().filter(set -> set.size() > 1).forEach(set -> alike.add(List.copyOf(set)));
        return alike;
    }
}
