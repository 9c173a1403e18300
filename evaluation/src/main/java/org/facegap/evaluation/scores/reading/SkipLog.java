package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.results.scores.SkippedRows;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of a file that were not used, by kind of reason, with the lines of the first few and one example: never
 * a reason for each value.
 */
final class SkipLog {
    private static final int SHOWN = 5;

    private static final class Entry {
        private final String reason;
        private long count;
        private final List<Long> lines = new ArrayList<>();

        private Entry(String reason) {
            this.reason = reason;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /**
     * Notes a row.
     *
     * @param kind why it was not used, in words that are the same for all such rows
     * @param example what it held, shown for the first row of the kind; null for nothing
     */
    void skip(String kind, @Nullable String example, long line) {
        Entry entry = entries.computeIfAbsent(
                kind, k -> new Entry(example == null ? k : k + ", such as '" + TextScores.clipped(example) + "'"));
        entry.count++;
        if (entry.lines.size() < SHOWN) {
            entry.lines.add(line);
        }
    }

    /** The reasons in the order they came. */
    List<SkippedRows> rows() {
        return entries.values().stream()
                .map(entry -> new SkippedRows(entry.reason, entry.count, entry.lines))
                .toList();
    }
}
