package org.facegap.evaluation.attribute.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.words.TotalWords;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;

/**
 * Counts of outcomes, a line per group: {@code TP, FP, FN, TN} (or {@code true_positives ...}), every other column names the
 * group. They become rows again, since every figure is one of rows; which image a row is of nobody knows. A line of totals counts
 * people who are in other lines and is left out; a group that is there twice is an error.
 */
final class CountPredictions {
    private static final List<String> SHORT = List.of("tp", "fp", "fn", "tn");
    private static final List<String> LONG =
            List.of("truepositives", "falsepositives", "falsenegatives", "truenegatives");
    private static final long MOST = 20_000_000;

    /** Fewer decisions may be the sum of the others by chance. */
    private static final long LEAST_TOTAL = 20;

    private static final String POSITIVE = "positive";
    private static final String NEGATIVE = "negative";

    private final CsvRows rows;
    private final PredictionColumns said;
    private String dotted = "";
    private String whole = "";

    CountPredictions(CsvRows rows, PredictionColumns said) {
        this.rows = rows;
        this.said = said;
    }

    /** A line of counts: all its cells that are no counts, and those of them that are groups. */
    private record Line(long number, List<String> key, List<String> values, long[] counts) {
        /** Why it is a line of totals; empty when it is none. */
        String total(List<Line> all) {
            if (key.stream().anyMatch(TotalWords::isTotal)) {
                return "a line of totals, by its name";
            }
            long[] others = new long[counts.length];
            long sum = 0;
            for (Line line : all) {
                for (int i = 0; line != this && i < counts.length; i++) {
                    others[i] += line.counts[i];
                }
            }
            for (long count : counts) {
                sum += count;
            }
            if (sum < LEAST_TOTAL) {
                return "";
            }
            return all.size() > 2 && Arrays.equals(counts, others)
                    ? "a line of totals: the sum of all other lines"
                    : isSubtotal(all) ? "a line of totals: the sum of the lines that name what it leaves empty" : "";
        }

        /** Whether some of its groups are empty and its counts are those of the whole lines that have its other ones. */
        private boolean isSubtotal(List<Line> all) {
            if (isWhole()) {
                return false;
            }
            long[] parts = new long[counts.length];
            for (Line line : all) {
                boolean part = line.isWhole()
                        && IntStream.range(0, key.size())
                                .allMatch(i -> CsvRows.missing(key.get(i))
                                        || key.get(i).equals(line.key.get(i)));
                for (int i = 0; part && i < counts.length; i++) {
                    parts[i] += line.counts[i];
                }
            }
            return Arrays.equals(counts, parts);
        }

        private boolean isWhole() {
            return key.stream().noneMatch(CsvRows::missing);
        }
    }

    static boolean fits(List<String> header) {
        return SHORT.stream().allMatch(name -> column(header, name) >= 0);
    }

    private static int column(List<String> header, String name) {
        for (int i = 0; i < header.size(); i++) {
            String plain = header.get(i).toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
            if (plain.equals(name) || plain.equals(LONG.get(SHORT.indexOf(name)))) {
                return i;
            }
        }
        return -1;
    }

    PredictionFile read(String system) {
        List<String> header = rows.header();
        int[] columns = SHORT.stream().mapToInt(name -> column(header, name)).toArray();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] < 0) {
                throw UserError.usage(rows.file() + ":1: there is no column "
                        + SHORT.get(i).toUpperCase(Locale.ROOT) + "; the columns are " + String.join(", ", header));
            }
        }
        Map<String, Labels.Builder> groups = new LinkedHashMap<>();
        List<String> names = said.groups();
        if (names == null) {
            names = new ArrayList<>(header);
            for (int at : columns) {
                names.remove(header.get(at));
            }
            names.remove("");
        }
        for (String name : names) {
            rows.column(name);
            groups.put(name, new Labels.Builder());
        }
        Labels.Builder truth = new Labels.Builder();
        Labels.Builder predicted = new Labels.Builder();
        SkippedRows skipped = new SkippedRows();
        long lines = 0;
        long all = 0;
        List<Line> counted = new ArrayList<>();
        Map<List<String>, Long> known = new HashMap<>();
        SystemOfRows systems = new SystemOfRows(rows, said.groups());
        while (rows.next()) {
            lines++;
            if (!skipped.usable(rows, "")) {
                continue;
            }
            systems.see();
            long[] counts = counts(columns, skipped);
            if (counts.length == 0) {
                continue;
            }
            List<String> key = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                int at = i;
                if (IntStream.of(columns).noneMatch(c -> c == at)) {
                    key.add(rows.get(i));
                }
            }
            Long before = key.isEmpty() ? null : known.putIfAbsent(key, rows.line());
            if (before != null) {
                throw UserError.usage(rows.file() + ":" + rows.line() + ": the group '" + String.join(", ", key)
                        + "' is there already in line " + before + "; expected one line per group");
            }
            List<String> values = new ArrayList<>();
            for (String name : names) {
                String value = rows.get(rows.column(name));
                values.add(CsvRows.missing(value) ? "" : value);
            }
            counted.add(new Line(rows.line(), key, values, counts));
        }
        if (!dotted.isEmpty() && !whole.isEmpty()) {
            throw UserError.usage(dotted + " beside " + whole
                    + ": a dot before three digits may separate thousands; write counts without dots");
        }
        for (Line line : counted) {
            String total = line.total(counted);
            if (!total.isEmpty()) {
                skipped.add(total, line.number(), "", String.join(", ", line.key()));
                continue;
            }
            for (int i = 0; i < line.counts().length; i++) {
                all += line.counts()[i];
                if (all > MOST) {
                    throw UserError.usage(rows.file() + ":" + line.number() + ": more than " + MOST + " decisions");
                }
                for (long n = 0; n < line.counts()[i]; n++) {
                    truth.add(i == 0 || i == 2 ? POSITIVE : NEGATIVE);
                    predicted.add(i < 2 ? POSITIVE : NEGATIVE);
                    int at = 0;
                    for (Labels.Builder column : groups.values()) {
                        column.add(line.values().get(at++));
                    }
                }
            }
        }
        Map<String, Labels> built = new LinkedHashMap<>();
        groups.forEach((name, column) -> built.put(name, column.build()));
        String attribute = said.attribute() == null ? "decision" : said.attribute();
        PredictionTable table = new PredictionTable(system, attribute, truth.build(), predicted.build(), built, null);
        return new PredictionFile(rows.file(), PredictionFormat.COUNTS, List.of(table), lines, skipped.notes());
    }

    /** TP, FP, FN, TN of the line; empty when one of them is no count. */
    private long[] counts(int[] columns, SkippedRows skipped) {
        long[] counts = new long[columns.length];
        for (int i = 0; i < columns.length; i++) {
            String text = rows.get(columns[i]).replaceAll("(?<=\\d),(?=\\d{3}(,|$))", "");
            if (text.matches("\\d{1,3}(\\.\\d{3})+")) {
                dotted = dotted.isEmpty() ? rows.file() + ":" + rows.line() + ": '" + text + "'" : dotted;
            }
            if (text.matches("\\d{1,3}(\\.\\d{3})*") && !text.endsWith(".000")) {
                whole = whole.isEmpty() ? "'" + text + "' of line " + rows.line() : whole;
            }
            if (!text.matches("\\d{1,15}(\\.0{1,6})?")) {
                String name = rows.header().get(columns[i]);
                skipped.add(name + " is no count (a whole number from 0)", rows.line(), name, rows.get(columns[i]));
                return new long[0];
            }
            counts[i] = Long.parseLong(text.replaceFirst("\\..*", ""));
        }
        return counts;
    }
}
