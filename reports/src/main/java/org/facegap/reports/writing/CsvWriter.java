package org.facegap.reports.writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.facegap.core.estimate.Estimate;
import org.facegap.reports.document.Cell;
import org.facegap.reports.document.Table;
import org.jspecify.annotations.Nullable;

/**
 * Tables as CSV (RFC 4180, UTF-8, lines end in CR LF) in long form: one line per number, nothing rounded. Columns say what a number belongs to,
 * then follow {@code metric} and those of an estimate. A field is empty where a number does not exist; {@code status} and {@code reason}
 * then say why. Rates are from 0 to 1.
 */
public final class CsvWriter {
    private static final String METRIC = "metric";
    private static final String ESTIMATE = "value,low,high,n,unit,status,reason,needed";

    private record Line(Map<String, String> keys, String metric, Estimate estimate) {}

    private final Set<String> columns = new LinkedHashSet<>();
    private final List<Line> lines = new ArrayList<>();

    private CsvWriter() {}

    /** The numbers of tables, each once. */
    public static String tables(List<Table> tables) {
        CsvWriter writer = new CsvWriter();
        tables.forEach(writer::table);
        return writer.text();
    }

    private void table(Table table) {
        columns.addAll(table.keys().keySet());
        for (Table.Column column : table.columns()) {
            if (!column.numeric() && !column.key().isEmpty()) {
                columns.add(column.key());
            }
        }
        if (table.banded() || table.columns().stream().anyMatch(c -> !c.group().isEmpty())) {
            columns.add(table.bandColumn().key());
        }
        for (Table.Band band : table.bands()) {
            for (Table.Row row : band.rows()) {
                row(table, band, row);
            }
        }
    }

    private void row(Table table, Table.Band band, Table.Row row) {
        Map<String, String> keys = new LinkedHashMap<>(table.keys());
        if (!band.heading().isEmpty()) {
            keys.put(table.bandColumn().key(), band.heading());
        }
        for (int c = 0; c < row.cells().size(); c++) {
            Table.Column column = table.columns().get(c);
            if (!column.numeric() && !column.key().isEmpty()) {
                keys.put(column.key(), row.cells().get(c).text());
            }
        }
        for (int c = 0; c < row.cells().size(); c++) {
            Table.Column column = table.columns().get(c);
            Map<String, String> own = keys;
            if (!column.group().isEmpty()) {
                own = new LinkedHashMap<>(keys);
                own.put(table.bandColumn().key(), column.group());
            }
            Cell cell = row.cells().get(c);
            line(own, column.key(), cell.estimate());
            for (Cell.Part part : cell.parts()) {
                line(own, part.key().isEmpty() ? column.key() : part.key(), part.estimate());
            }
        }
    }

    private void line(Map<String, String> keys, String metric, @Nullable Estimate estimate) {
        if (estimate != null && !metric.isEmpty()) {
            Line line = new Line(keys, metric, estimate);
            lines.add(line);
        }
    }

    private String text() {
        StringBuilder out = new StringBuilder();
        columns.forEach(column -> out.append(column).append(','));
        out.append(METRIC).append(',').append(ESTIMATE).append("\r\n");
        Set<String> written = new LinkedHashSet<>();
        for (Line line : lines) {
            StringBuilder text = new StringBuilder();
            columns.forEach(
                    column -> text.append(field(line.keys().get(column))).append(','));
            Estimate e = line.estimate();
            text.append(field(line.metric())).append(',');
            text.append(finite(e.value())).append(',');
            text.append(finite(e.low())).append(',');
            text.append(finite(e.high())).append(',');
            text.append(e.n()).append(',').append(field(e.unit())).append(',');
            text.append(e.status()).append(',').append(field(e.reason())).append(',');
            text.append(e.needed() == 0 ? "" : Long.toString(e.needed())).append("\r\n");
            if (written.add(text.toString())) {
                out.append(text);
            }
        }
        return out.toString();
    }

    private static String finite(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String field(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.matches("[^\",\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
