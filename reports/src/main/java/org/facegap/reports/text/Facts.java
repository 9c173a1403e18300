package org.facegap.reports.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Nested maps and lists as sorted lines of name and value, with dots between the levels. */
public final class Facts {
    private Facts() {}

    /** One line for each value, sorted by name. */
    public static List<Entry> of(Map<String, ?> map) {
        List<Entry> entries = new ArrayList<>();
        collect("", map, entries);
        return List.copyOf(entries);
    }

    private static void collect(String name, @Nullable Object value, List<Entry> entries) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
            sorted.forEach((key, inner) -> collect(name.isEmpty() ? key : name + "." + key, inner, entries));
        } else if (value instanceof List<?> list
                && list.stream().anyMatch(v -> v instanceof Map || v instanceof List)) {
            for (int i = 0; i < list.size(); i++) {
                collect(name + "[" + i + "]", list.get(i), entries);
            }
        } else if (!name.isEmpty()) {
            entries.add(new Entry(name, text(value)));
        }
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        if (value instanceof Map<?, ?>) {
            return "none";
        }
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : String.join(", ", list.stream().map(Facts::text).toList());
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number)
                    ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                    : "undefined";
        }
        return fileName(String.valueOf(value));
    }

    /** An absolute path by its last part: where files lie on somebody's machine is no part of a report. */
    private static String fileName(String text) {
        return text.matches("(?s)(/|[A-Za-z]:[\\\\/]).*[^/\\\\].*")
                ? text.replaceFirst("[/\\\\]+$", "").replaceFirst("(?s).*[/\\\\]", "")
                : text;
    }
}
