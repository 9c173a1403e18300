package org.facegap.evaluation.attribute.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.jspecify.annotations.Nullable;

/**
 * Aequitas' layout: {@code score} and {@code label_value}, both 0 or 1 (or a score with a threshold, positive from the
 * threshold on), every other column a group. One model a file.
 */
final class AequitasPredictions {
    private static final Set<String> NO_GROUPS = Set.of("", "id", "entity_id", "model_id", "score", "label_value");

    private final CsvRows rows;
    private final @Nullable Double threshold;

    AequitasPredictions(CsvRows rows, @Nullable Double threshold) {
        this.rows = rows;
        this.threshold = threshold;
    }

    PredictionFile read(String system) {
        int score = rows.column("score");
        int label = rows.column("label_value");
        Map<String, Labels.Builder> groups = new LinkedHashMap<>();
        for (String name : rows.header()) {
            if (!NO_GROUPS.contains(name)) {
                groups.put(name, new Labels.Builder());
            }
        }
        int entity = rows.header().indexOf("entity_id");
        Labels.Builder images = new Labels.Builder();
        Labels.Builder truth = new Labels.Builder();
        Labels.Builder predicted = new Labels.Builder();
        SkippedRows skipped = new SkippedRows();
        SystemOfRows systems = new SystemOfRows(rows, null);
        long count = 0;
        while (rows.next()) {
            count++;
            if (!skipped.usable(rows, "")) {
                continue;
            }
            systems.see();
            if (CsvRows.missing(rows.get(label))) {
                skipped.add("no label_value", rows.line(), "label_value", rows.get(label));
                continue;
            }
            images.add(entity < 0 ? "" : rows.get(entity));
            truth.add(binary(rows.get(label), "label_value"));
            predicted.add(decision(rows.get(score)));
            groups.forEach((name, column) -> {
                String value = rows.get(rows.header().indexOf(name));
                column.add(CsvRows.missing(value) ? "" : value);
            });
        }
        Map<String, Labels> built = new LinkedHashMap<>();
        groups.forEach((name, column) -> built.put(name, column.build()));
        PredictionTable table = new PredictionTable(
                system, "label", truth.build(), predicted.build(), built, null, entity < 0 ? null : images.build());
        return new PredictionFile(rows.file(), PredictionFormat.AEQUITAS, List.of(table), count, skipped.notes());
    }

    private String decision(String score) {
        if (CsvRows.missing(score)) {
            return "";
        }
        if (threshold == null) {
            return binary(score, "score");
        }
        return number(score, "score") >= threshold ? "1" : "0";
    }

    private String binary(String text, String column) {
        double value = number(text, column);
        if (value != 0 && value != 1) {
            throw UserError.usage(rows.file() + ":" + rows.line() + ": " + column + ": expected 0 or 1, found " + text
                    + (column.equals("score") ? "; scores need --score-threshold" : ""));
        }
        return value == 1 ? "1" : "0";
    }

    private double number(String text, String column) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UserError(
                    rows.file() + ":" + rows.line() + ": " + column + ": expected a number, found '" + text + "'",
                    e,
                    UserError.USAGE);
        }
    }
}
