package org.facegap.core.dataset.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Values of one attribute that differ in nothing but upper and lower case, blanks, underscores or hyphens: they are likely one. */
public final class LikeValues {
    private LikeValues() {}

    /** The values that are alike, each time as {@code attribute: 'Female' 12, 'female' 3}; empty when all differ. */
    public static List<String> of(Map<String, Map<String, Long>> counts) {
        List<String> found = new ArrayList<>();
        counts.forEach((attribute, values) -> groups(values.keySet()).forEach(like -> {
            List<String> texts = new ArrayList<>();
            like.forEach(value -> texts.add("'" + value + "' " + values.get(value)));
            found.add(attribute + ": " + String.join(", ", texts));
        }));
        return found;
    }

    /** Sets of two or more values that are alike. */
    public static List<List<String>> groups(Collection<String> values) {
        Map<String, List<String>> like = new TreeMap<>();
        values.stream()
                .distinct()
                .sorted()
                .forEach(value -> like.computeIfAbsent(plain(value), v -> new ArrayList<>())
                        .add(value));
        return like.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** The value in the form in which like values are equal. */
    public static String plain(String value) {
        return value.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }
}
