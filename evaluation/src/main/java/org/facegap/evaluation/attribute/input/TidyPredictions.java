package org.facegap.evaluation.attribute.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.csv.CsvRows;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.jspecify.annotations.Nullable;

/**
 * Our own layout, a row per picture: {@code true_X} and {@code predicted_X} for each predicted attribute X, {@code
 * identity} when known, {@code picture} (not looked at); every other column is a group, and so is {@code true_X} under the
 * name X. A row without {@code true_X} is left out of X; without {@code predicted_X} it is a failure to acquire.
 */
final class TidyPredictions {
    static final String TRUE = "true_";
    static final String PREDICTED = "predicted_";
    private static final String IDENTITY = "identity";
    private static final String PICTURE = "picture";

    private final CsvRows rows;

    TidyPredictions(CsvRows rows) {
        this.rows = rows;
    }

    PredictionFile read(String system) {
        List<String> header = rows.header();
        List<String> targets = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (String column : header) {
            if (column.startsWith(TRUE)) {
                String attribute = column.substring(TRUE.length());
                groups.add(attribute);
                if (header.contains(PREDICTED + attribute)) {
                    targets.add(attribute);
                }
            } else if (!column.isEmpty()
                    && !column.startsWith(PREDICTED)
                    && !column.equals(IDENTITY)
                    && !column.equals(PICTURE)) {
                groups.add(column);
            }
        }
        Map<String, Columns> columns = new LinkedHashMap<>();
        targets.forEach(target -> columns.put(target, new Columns(groups)));
        SkippedRows skipped = new SkippedRows();
        long count = 0;
        while (rows.next()) {
            count++;
            if (!rows.whole()) {
                skipped.add("not as many fields as the header", rows.line());
                continue;
            }
            columns.forEach((target, own) -> own.add(target, skipped));
        }
        List<PredictionTable> tables = new ArrayList<>();
        columns.forEach((target, own) -> tables.add(own.table(system, target, header.contains(IDENTITY))));
        return new PredictionFile(rows.file(), PredictionFormat.TIDY, tables, count, skipped.notes());
    }

    private String field(String column) {
        int at = rows.header().indexOf(column);
        String value = at < 0 ? "" : rows.get(at);
        return CsvRows.missing(value) ? "" : value;
    }

    private String group(String name) {
        return field(rows.header().contains(TRUE + name) ? TRUE + name : name);
    }

    /** The columns of one predicted attribute. */
    private final class Columns {
        private final Labels.Builder truth = new Labels.Builder();
        private final Labels.Builder predicted = new Labels.Builder();
        private final Labels.Builder identities = new Labels.Builder();
        private final Map<String, Labels.Builder> groups = new LinkedHashMap<>();

        Columns(List<String> names) {
            names.forEach(name -> groups.put(name, new Labels.Builder()));
        }

        void add(String target, SkippedRows skipped) {
            String is = field(TRUE + target);
            if (is.isEmpty()) {
                skipped.add("no true " + target, rows.line());
                return;
            }
            truth.add(is);
            predicted.add(field(PREDICTED + target));
            identities.add(field(IDENTITY));
            groups.forEach((name, column) -> column.add(group(name)));
        }

        PredictionTable table(String system, String target, boolean known) {
            Map<String, Labels> built = new LinkedHashMap<>();
            groups.forEach((name, column) -> built.put(name, column.build()));
            @Nullable Labels people = known ? identities.build() : null;
            return new PredictionTable(system, target, truth.build(), predicted.build(), built, people);
        }
    }
}
