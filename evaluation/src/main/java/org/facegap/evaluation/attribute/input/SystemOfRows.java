package org.facegap.evaluation.attribute.input;

import java.util.Arrays;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.facegap.core.words.SystemWords;
import org.jspecify.annotations.Nullable;

/** Sees to it that a file holds the rows of one system, where a column seems to name the system of each row. */
final class SystemOfRows {
    private final CsvRows rows;
    private final List<String> columns;
    private final String[] first;

    /** @param groups columns that make groups, where the user names them; those name no system */
    SystemOfRows(CsvRows rows, @Nullable List<String> groups) {
        this.rows = rows;
        columns = rows.header().stream()
                .filter(SystemWords::isSystem)
                .filter(column -> groups == null || !groups.contains(column))
                .toList();
        first = new String[columns.size()];
        Arrays.fill(first, "");
    }

    /**
     * Looks at the row.
     *
     * @throws UserError for a second system
     */
    void see() {
        for (int i = 0; i < first.length; i++) {
            String own = rows.get(rows.column(columns.get(i)));
            if (CsvRows.missing(own)) {
                continue;
            }
            if (!first[i].isEmpty() && !first[i].equals(own)) {
                throw UserError.usage(rows.file() + ":" + rows.line() + ": a second " + columns.get(i) + ", '" + own
                        + "' after '" + first[i]
                        + "'; expected one system a file. Give each a file of its own, or, if the"
                        + " column names no system, take it for a group with --group-column");
            }
            first[i] = own;
        }
    }
}
