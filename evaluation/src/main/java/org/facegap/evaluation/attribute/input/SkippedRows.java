package org.facegap.evaluation.attribute.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.results.attribute.ReadingNote;

/** Counts the rows that a reader could not use, by reason, with the lines of the first few. */
final class SkippedRows {
    private static final int NAMED = 5;

    private final Map<String, List<Long>> lines = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();

    /** A row of one line was not used. */
    void add(String reason, long line) {
        counts.merge(reason, 1L, Long::sum);
        List<Long> named = lines.computeIfAbsent(reason, r -> new ArrayList<>());
        if (named.size() < NAMED) {
            named.add(line);
        }
    }

    /** Everything counted so far, by reason. */
    List<ReadingNote> notes() {
        List<ReadingNote> notes = new ArrayList<>();
        counts.forEach(
                (reason, count) -> notes.add(new ReadingNote(reason, count, lines.getOrDefault(reason, List.of()))));
        return notes;
    }
}
