package org.facegap.core.dataset.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.words.Printable;

/** Counts what was not used, by reason, and keeps the first few names. */
final class SkipCount {
    private static final int NAMED = 5;
    private static final int LONGEST = 200;

    private final Map<String, List<String>> names = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    void add(String reason, String name) {
        counts.merge(reason, 1L, Long::sum);
        List<String> own = names.computeIfAbsent(reason, r -> new ArrayList<>());
        if (own.size() < NAMED) {
            String text = Printable.of(name);
            own.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
        }
    }

    List<Skipped> all() {
        List<Skipped> all = new ArrayList<>();
        counts.forEach((reason, count) -> all.add(new Skipped(reason, count, names.getOrDefault(reason, List.of()))));
        return all;
    }
}
