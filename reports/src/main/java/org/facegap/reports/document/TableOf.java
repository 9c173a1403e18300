package org.facegap.reports.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.facegap.core.estimate.Estimate;
import org.facegap.reports.chart.Series;
import org.facegap.reports.document.Table.Column;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Table}: each column with what it takes from a row, then the rows.
 *
 * @param <R> what a row is about
 */
public final class TableOf<R> {
    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private final List<Function<R, Cell>> cells = new ArrayList<>();
    private final List<Table.Band> bands = new ArrayList<>();
    private final List<Table.Row> foot = new ArrayList<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private String id = "";
    private @Nullable Preset preset;
    private String context = "";
    private String look = "";
    private String over = "";
    private String otherwise = "Nothing was measured.";
    private Column bandColumn = new Column("Group", "group", false, "", -1, true, "");

    private TableOf(String caption) {
        this.caption = caption;
    }

    /** A table of this caption. */
    public static <R> TableOf<R> captioned(String caption) {
        return new TableOf<>(caption);
    }

    /** Names and values. */
    public static Table facts(String caption, String name, String value, List<Entry> entries) {
        return TableOf.<Entry>captioned(caption)
                .looking("facts")
                .text(name, "", Entry::name)
                .text(value, "", Entry::value)
                .rows(entries)
                .build();
    }

    public TableOf<R> id(String unique) {
        id = unique;
        return this;
    }

    public TableOf<R> preset(Preset name) {
        preset = name;
        return this;
    }

    public TableOf<R> looking(String how) {
        look = how;
        return this;
    }

    /** What the table belongs to where no heading says so. */
    public TableOf<R> of(String belonging) {
        context = belonging;
        return this;
    }

    public TableOf<R> otherwise(String text) {
        otherwise = text;
        return this;
    }

    /** What every number of the table belongs to. */
    public TableOf<R> key(String name, String value) {
        keys.put(name, value);
        return this;
    }

    /** What the bands are named by. */
    public TableOf<R> bandsBy(String heading, String key) {
        bandColumn = new Column(heading, key, false, "", -1, true, "");
        return this;
    }

    /** A heading over the columns that follow, "" for none. */
    public TableOf<R> over(String heading) {
        over = heading;
        return this;
    }

    /** A column of text; its key tells rows apart, "" where it does not. */
    public TableOf<R> text(String heading, String key, Function<R, String> text) {
        return cell(heading, key, false, row -> Cell.of(text.apply(row)));
    }

    /** A column of names of series. */
    public TableOf<R> series(String heading, String key, Function<R, Series> series) {
        return cell(heading, key, false, row -> Cell.of(series.apply(row)));
    }

    /** A column of estimates. */
    public TableOf<R> number(String heading, String key, Scale scale, Function<R, Estimate> estimate) {
        return number(heading, key, row -> Cell.of(estimate.apply(row), scale));
    }

    /** A column of numbers. */
    public TableOf<R> number(String heading, String key, Function<R, Cell> cell) {
        return cell(heading, key, true, cell);
    }

    public TableOf<R> count(String heading, String key, ToDoubleFunction<R> count) {
        return number(heading, key, row -> Cell.count(count.applyAsDouble(row)));
    }

    /** The n of an estimate, for where cells do not tell it. */
    public TableOf<R> n(Function<R, Estimate> estimate) {
        return apart("n", row -> NumberText.count(estimate.apply(row).n()));
    }

    /** A column that pages leave out, since they tell it elsewhere. */
    public TableOf<R> apart(String heading, Function<R, String> text) {
        return add(new Column(heading, "", true, over, -1, false, ""), row -> Cell.of(text.apply(row)));
    }

    public TableOf<R> cell(String heading, String key, boolean numeric, Function<R, Cell> cell) {
        return add(new Column(heading, key, numeric, over, -1, true, ""), cell);
    }

    /** A column for a group. */
    public TableOf<R> group(String group, Function<R, Cell> cell) {
        return add(new Column(group, "", true, over, -1, true, group), cell);
    }

    /** A column with a colour beside its heading. */
    public TableOf<R> shaded(String heading, int shade, Function<R, Cell> cell) {
        return add(new Column(heading, "", true, over, shade, true, ""), cell);
    }

    private TableOf<R> add(Column column, Function<R, Cell> cell) {
        columns.add(column);
        cells.add(cell);
        return this;
    }

    /** Rows that belong to what was added before, or to nothing. */
    public TableOf<R> rows(Iterable<? extends R> rows) {
        return band("", null, rows);
    }

    /** Rows under a heading. */
    public TableOf<R> band(String heading, @Nullable Series series, Iterable<? extends R> rows) {
        List<Table.Row> made = new ArrayList<>();
        for (R row : rows) {
            made.add(row(row));
        }
        if (!made.isEmpty()) {
            bands.add(new Table.Band(heading, series, List.copyOf(made)));
        }
        return this;
    }

    /** A row of totals. */
    public TableOf<R> foot(R row) {
        foot.add(row(row));
        return this;
    }

    private Table.Row row(R row) {
        return new Table.Row(cells.stream().map(cell -> cell.apply(row)).toList());
    }

    public Table build() {
        return new Table(
                id,
                preset,
                caption,
                context,
                Collections.unmodifiableMap(new LinkedHashMap<>(keys)),
                look,
                List.copyOf(columns),
                bandColumn,
                List.copyOf(bands),
                List.copyOf(foot),
                otherwise);
    }
}
