package org.facegap.reports.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.facegap.core.UserError;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.words.Nearest;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/**
 * How tables are to look on their own.
 *
 * @param caption in place of the tables' own, null for those
 * @param label of LaTeX, without {@code tab:}; further tables get a number; null for those of their own
 * @param columns headings of the columns of numbers to show; those of text stay; empty for all
 * @param digits decimals of percentages and points; null for as many as each number deserves
 */
public record TableSpec(
        @Nullable String caption,
        @Nullable String label,
        List<String> columns,
        @Nullable Integer digits) {
    private static final int DIGITS = 2;
    private static final int MOST_DIGITS = 6;

    /** @throws UserError when there cannot be so many digits */
    public TableSpec {
        columns = List.copyOf(columns);
        if (digits != null && (digits < 0 || digits > MOST_DIGITS)) {
            throw UserError.usage("--digits: expected 0 to " + MOST_DIGITS + ", found " + digits);
        }
    }

    /** Tables as they are. */
    public static TableSpec standard() {
        return new TableSpec(null, null, List.of(), null);
    }

    /** Decimals of tables that write all numbers alike. */
    public int decimals() {
        return digits == null ? DIGITS : digits;
    }

    /**
     * Tables as they are to look.
     *
     * @param source what captions add: test set, seeds, level; "" for nothing
     * @throws UserError when a column is in none of them
     */
    public List<Table> apply(List<Table> tables, String source) {
        Set<String> headings = new LinkedHashSet<>();
        tables.forEach(table -> table.columns().forEach(column -> headings.add(column.heading())));
        for (String column : columns) {
            if (headings.stream().noneMatch(column::equalsIgnoreCase)) {
                throw UserError.usage(
                        "--columns: no column is called '" + column + "'" + Nearest.among(column, "columns", headings));
            }
        }
        List<Table> made = new ArrayList<>();
        for (Table table : tables) {
            Table one = chosen(table);
            String words = caption != null
                    ? caption
                    : one.context().isEmpty() ? one.caption() : one.context() + ": " + one.caption();
            String number = made.isEmpty() ? "" : "-" + (made.size() + 1);
            made.add(one.titled(
                    label == null ? one.id() : label + number,
                    caption != null || source.isEmpty() ? words : words.replaceFirst("\\.$", "") + ". " + source));
        }
        return made;
    }

    private Table chosen(Table table) {
        Set<String> left = new HashSet<>();
        for (Table.Column column : table.columns()) {
            if (!columns.isEmpty()
                    && column.numeric()
                    && columns.stream().noneMatch(column.heading()::equalsIgnoreCase)) {
                left.add(column.heading());
            }
        }
        Table fewer = left.isEmpty() ? table : table.without(left);
        return digits == null ? fewer : fewer.mapped(this::rounded);
    }

    /** Estimates in percent and points with the digits; all else as it is. */
    private Cell rounded(Cell cell) {
        Estimate estimate = cell.estimate();
        if (estimate == null || !estimate.isOk() || cell.scale() == Scale.PLAIN || digits == null) {
            return cell;
        }
        String value = NumberText.number(estimate.value(), cell.scale(), digits);
        String interval = estimate.hasInterval()
                ? " [" + NumberText.number(estimate.low(), cell.scale(), digits) + ",\u00a0"
                        + NumberText.number(estimate.high(), cell.scale(), digits) + "]"
                : "";
        String text = (cell.text() + " " + value + interval).strip();
        return new Cell(
                text,
                null,
                cell.scale(),
                cell.series(),
                cell.part("", estimate).parts(),
                cell.look(),
                cell.hint(),
                null);
    }
}
