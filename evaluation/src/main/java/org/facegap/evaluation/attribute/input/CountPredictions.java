package org.facegap.evaluation.attribute.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;

/**
 * Counts of outcomes, a line per group: {@code TP, FP, FN, TN} (or {@code true_positives ...}), every other column names the
 * group. They become rows again, since every figure is one of rows; which image a row is of nobody knows.
 */
final class CountPredictions {
    private static final List<String> SHORT = List.of("tp", "fp", "fn", "tn");
    private static final List<String> LONG =
            List.of("truepositives", "falsepositives", "falsenegatives", "truenegatives");
    private static final long MOST = 20_000_000;
    private static final String POSITIVE = "positive";
    private static final String NEGATIVE = "negative";

    private final CsvRows rows;
    private final PredictionColumns said;

    CountPredictions(CsvRows rows, PredictionColumns said) {
        this.rows = rows;
        this.said = said;
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
        int[] counted = SHORT.stream().mapToInt(name -> column(header, name)).toArray();
        for (int i = 0; i < counted.length; i++) {
            if (counted[i] < 0) {
                throw UserError.usage(rows.file() + ":1: there is no column "
                        + SHORT.get(i).toUpperCase(Locale.ROOT) + "; the columns are " + String.join(", ", header));
            }
        }
        Map<String, Labels.Builder> groups = new LinkedHashMap<>();
        List<String> names = said.groups();
        if (names == null) {
            names = new ArrayList<>(header);
            for (int at : counted) {
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
        while (rows.next()) {
            lines++;
            if (!rows.whole()) {
                skipped.add("not as many fields as the header", rows.line());
                continue;
            }
            long[] counts = counts(counted, skipped);
            if (counts.length == 0) {
                continue;
            }
            for (int i = 0; i < counts.length; i++) {
                all += counts[i];
                if (all > MOST) {
                    throw UserError.usage(rows.file() + ":" + rows.line() + ": more than " + MOST + " decisions");
                }
                for (long n = 0; n < counts[i]; n++) {
                    truth.add(i == 0 || i == 2 ? POSITIVE : NEGATIVE);
                    predicted.add(i < 2 ? POSITIVE : NEGATIVE);
                    groups.forEach((name, column) -> {
                        String value = rows.get(header.indexOf(name));
                        column.add(CsvRows.missing(value) ? "" : value);
                    });
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
            String text = rows.get(columns[i]);
            if (!text.matches("\\d{1,15}(\\.0{1,6})?")) {
                String name = rows.header().get(columns[i]);
                skipped.add(name + " is no count (a whole number from 0)", rows.line(), name, text);
                return new long[0];
            }
            counts[i] = Long.parseLong(text.replaceFirst("\\..*", ""));
        }
        return counts;
    }
}
