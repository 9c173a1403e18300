package org.facegap.evaluation.attribute.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.csv.RepeatedHeader;
import org.facegap.core.results.attribute.ReadingNote;

/** Counts the rows that a reader could not use, by reason, with the lines of the first few. */
final class SkippedRows {
    private static final int NAMED = 5;
    private static final int LONGEST = 60;

    private final Map<String, List<Long>> lines = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, String> columns = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();

    /** A row of one line was not used. */
    void add(String reason, long line) {
        add(reason, line, "", "");
    }

    /**
     * Whether the row has the header's fields and is not the header once more, as in files that were joined; counted if not.
     *
     * @throws UserError for another header
     */
    boolean usable(CsvRows rows, String where) {
        boolean header = rows.whole()
                && RepeatedHeader.is(
                        rows.header(),
                        IntStream.range(0, rows.header().size())
                                .mapToObj(rows::get)
                                .toList(),
                        rows.file() + ":" + rows.line());
        if (header || !rows.whole()) {
            add(where + (header ? "the header once more" : "not as many fields as the header"), rows.line());
        }
        return rows.whole() && !header;
    }

    /** A row was not used because of the value in a column; the first value of a reason is its example. */
    void add(String reason, long line, String column, String value) {
        columns.putIfAbsent(reason, column);
        examples.putIfAbsent(reason, value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value);
        counts.merge(reason, 1L, Long::sum);
        List<Long> named = lines.computeIfAbsent(reason, r -> new ArrayList<>());
        if (named.size() < NAMED) {
            named.add(line);
        }
    }

    /** Everything counted so far, by reason. */
    List<ReadingNote> notes() {
        List<ReadingNote> notes = new ArrayList<>();
        counts.forEach((reason, count) -> notes.add(new ReadingNote(
                reason,
                count,
                lines.getOrDefault(reason, List.of()),
                columns.getOrDefault(reason, ""),
                examples.getOrDefault(reason, ""))));
        return notes;
    }
}
