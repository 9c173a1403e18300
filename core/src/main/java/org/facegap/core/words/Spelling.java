package org.facegap.core.words;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which words differ in nothing but letter case, blanks, underscores, dashes between letters or the kind of a dash ({@code 3-9} with a
 * hyphen or an en dash), or are the same number ({@code 1} and {@code 1.0}).
 */
public final class Spelling {
    private Spelling() {}

    /** What words that are spelt alike have in common. */
    public static String plain(String word) {
        String text = word.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\u200b\\ufeff_]+", "")
                .replaceAll("[\u2010-\u2015\u2212]", "-")
                .replaceAll("(?<=\\p{L})-(?=\\p{L})", "");
        return text.matches("-?\\d{1,15}\\.0{1,15}") ? text.substring(0, text.indexOf('.')) : text;
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
