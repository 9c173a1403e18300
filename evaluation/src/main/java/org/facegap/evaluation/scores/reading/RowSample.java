package org.facegap.evaluation.scores.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows from a whole file, by which its columns are judged: the first, then every n-th, and every row with which a column
 * shows its first, second or third value. So neither a file sorted by group nor a column that begins empty deceives.
 */
final class RowSample {
    private static final int FIRST = 200;
    private static final int MOST_ROWS = 4096;
    private static final int MOST_CELLS = 200_000;
    private static final long MOST_CHARACTERS = 8L << 20;
    private static final int FEW = 3;

    private final Map<Long, List<String>> first = new TreeMap<>();
    private Map<Long, List<String>> spread = new TreeMap<>();
    private long step = 1;
    private long characters;
    private long newCharacters;
    private byte[][][] seen = new byte[0][][];

    private RowSample() {}

    /**
     * The rows after the one that names the columns, in the order of the file.
     *
     * @param columns fields of a row; others are passed over
     */
    static List<List<String>> of(OpenedFile text, byte delimiter, int columns) throws IOException {
        RowSample sample = new RowSample();
        boolean header = true;
        long row = 0;
        try (RowReader in = new RowReader(text.name(), text.stream(), delimiter)) {
            while (in.next()) {
                if (in.isBroken() || (header && FileHead.isComment(in))) {
                    continue;
                }
                if (header) {
                    sample.seen = new byte[columns][FEW][];
                    header = false;
                } else if (in.fields() == sample.seen.length) {
                    sample.take(in, row++);
                }
            }
        }
        Map<Long, List<String>> all = new TreeMap<>(sample.spread);
        all.putAll(sample.first);
        return new ArrayList<>(all.values());
    }

    private void take(RowReader in, long row) {
        boolean isNew = isNew(in) && newCharacters < MOST_CHARACTERS;
        if (row < FIRST || isNew) {
            List<String> fields = fields(in);
            newCharacters += length(fields);
            first.put(row, fields);
        } else if (row % step == 0) {
            List<String> fields = fields(in);
            characters += length(fields);
            spread.put(row, fields);
            while (spread.size() > 1
                    && (spread.size() > MOST_ROWS
                            || (long) spread.size() * seen.length > MOST_CELLS
                            || characters > MOST_CHARACTERS)) {
                thin();
            }
        }
    }

    private void thin() {
        step *= 2;
        Map<Long, List<String>> kept = new TreeMap<>();
        spread.forEach((row, fields) -> {
            if (row % step == 0) {
                kept.put(row, fields);
            }
        });
        spread = kept;
        characters = kept.values().stream().mapToLong(RowSample::length).sum();
    }

    /** Whether a column shows one of its first few values for the first time. */
    private boolean isNew(RowReader in) {
        boolean found = false;
        byte[] bytes = in.bytes();
        for (int c = 0; c < seen.length; c++) {
            byte[][] known = seen[c];
            if (known[FEW - 1] != null) {
                continue;
            }
            int from = in.from(c);
            int to = in.to(c);
            if (MissingWords.isMissing(bytes, from, to)) {
                continue;
            }
            int k = 0;
            while (known[k] != null && !Arrays.equals(known[k], 0, known[k].length, bytes, from, to)) {
                k++;
            }
            if (known[k] == null) {
                known[k] = Arrays.copyOfRange(bytes, from, to);
                found = true;
            }
        }
        return found;
    }

    private static List<String> fields(RowReader in) {
        List<String> fields = new ArrayList<>(in.fields());
        for (int f = 0; f < in.fields(); f++) {
            fields.add(in.text(f));
        }
        return fields;
    }

    private static long length(List<String> fields) {
        return fields.stream().mapToLong(String::length).sum();
    }
}
