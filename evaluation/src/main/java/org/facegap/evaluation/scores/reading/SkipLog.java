package org.facegap.evaluation.scores.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.results.scores.SkippedRows;

/** Counts the rows of a file that were not used, by reason, with the lines of the first few. */
final class SkipLog {
    private static final int SHOWN = 5;
    private static final int REASONS = 50;
    private static final String OTHER = "other reasons";

    private static final class Entry {
        private long count;
        private final List<Long> lines = new ArrayList<>();
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** Notes a row. */
    void skip(String reason, long line) {
        String key = entries.size() < REASONS || entries.containsKey(reason) ? reason : OTHER;
        Entry entry = entries.computeIfAbsent(key, k -> new Entry());
        entry.count++;
        if (entry.lines.size() < SHOWN) {
            entry.lines.add(line);
        }
    }

    /** The reasons in the order they came. */
    List<SkippedRows> rows() {
        List<SkippedRows> rows = new ArrayList<>();
        entries.forEach((reason, entry) -> rows.add(new SkippedRows(reason, entry.count, entry.lines)));
        return rows;
    }
}
