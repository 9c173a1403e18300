package org.facegap.reports.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.facegap.reports.chart.Series;
import org.jspecify.annotations.Nullable;

/**
 * A table before any syntax. {@link TableOf} makes one.
 *
 * @param id unique in the page, "" for none
 * @param preset where it is also written on its own, null for a table of pages alone
 * @param caption what it shows
 * @param context what it belongs to where no heading says so, "" for nothing
 * @param keys what every number in it belongs to, by the name of a column in files for programs
 * @param look "" or how it stands on a page: {@code wide}, {@code facts}, {@code composition}
 * @param columns at least one
 * @param bandColumn heading and key of what the bands are named by
 * @param bands rows that belong together
 * @param foot rows of totals
 * @param otherwise what stands in place of rows where there are none
 */
public record Table(
        String id,
        @Nullable Preset preset,
        String caption,
        String context,
        Map<String, String> keys,
        String look,
        List<Column> columns,
        Column bandColumn,
        List<Band> bands,
        List<Row> foot,
        String otherwise)
        implements Block {
    /**
     * A column.
     *
     * @param heading what identities read
     * @param key what files for programs call it; of text "" where it tells no rows apart
     * @param numeric whether it is aligned right
     * @param over heading over this and its neighbours, "" for none
     * @param shade number of the colour beside the heading, below 0 for none
     * @param page whether pages show it: there n stands in the cells
     * @param group what the column's numbers belong to, as the heading of a band otherwise does; "" for none
     */
    public record Column(
            String heading, String key, boolean numeric, String over, int shade, boolean page, String group) {}

    /**
     * Rows that belong together.
     *
     * @param heading "" for none
     * @param series the look of what it is named after, null for none
     */
    public record Band(String heading, @Nullable Series series, List<Row> rows) {}

    /** As many cells as the table has columns. */
    public record Row(List<Cell> cells) {}

    /** A heading over neighbouring columns. */
    public record Over(String heading, int columns) {}

    /** Columns of a page, with their places. */
    public List<Integer> shown() {
        List<Integer> places = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).page()) {
                places.add(c);
            }
        }
        return places;
    }

    /** Headings over columns; empty where there are none. */
    public List<Over> overs() {
        List<Over> overs = new ArrayList<>();
        for (int c : shown()) {
            Over last = overs.isEmpty() ? null : overs.get(overs.size() - 1);
            if (last != null && last.heading().equals(columns.get(c).over())) {
                overs.set(overs.size() - 1, new Over(last.heading(), last.columns() + 1));
            } else {
                overs.add(new Over(columns.get(c).over(), 1));
            }
        }
        return overs.size() == 1 && overs.get(0).heading().isEmpty() ? List.of() : List.copyOf(overs);
    }

    /** Whether bands are named. */
    public boolean banded() {
        return bands.stream().anyMatch(band -> !band.heading().isEmpty());
    }

    /** The same, written on its own with those of a preset. */
    public Table presetting(Preset other) {
        return new Table(id, other, caption, context, keys, look, columns, bandColumn, bands, foot, otherwise);
    }

    /** The same with another caption and id, which its label is made of. */
    public Table titled(String unique, String title) {
        return new Table(unique, preset, title, "", keys, look, columns, bandColumn, bands, foot, otherwise);
    }

    /** The same with every cell as it is made of the one before. */
    public Table mapped(UnaryOperator<Cell> cell) {
        return with(
                columns,
                bands.stream()
                        .map(band -> new Band(
                                band.heading(),
                                band.series(),
                                band.rows().stream()
                                        .map(row -> new Row(
                                                row.cells().stream().map(cell).toList()))
                                        .toList()))
                        .toList());
    }

    /** Number of its rows. */
    public int size() {
        return bands.stream().mapToInt(band -> band.rows().size()).sum();
    }

    /** The same without the columns of these headings. */
    public Table without(Set<String> headings) {
        List<Integer> kept = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            if (!headings.contains(columns.get(c).heading())) {
                kept.add(c);
            }
        }
        List<Band> fewer = bands.stream()
                .map(band -> new Band(
                        band.heading(),
                        band.series(),
                        band.rows().stream()
                                .map(row -> new Row(
                                        kept.stream().map(row.cells()::get).toList()))
                                .toList()))
                .toList();
        return with(kept.stream().map(columns::get).toList(), fewer);
    }

    private Table with(List<Column> others, List<Band> rows) {
        return new Table(id, preset, caption, context, keys, look, others, bandColumn, rows, List.of(), otherwise);
    }

    /** The same with the headings of bands in a column of their own, the first. */
    public Table flat() {
        if (!banded()) {
            return this;
        }
        List<Column> all = new ArrayList<>(List.of(bandColumn));
        all.addAll(columns);
        List<Band> flattened = new ArrayList<>();
        for (Band band : bands) {
            List<Row> rows = new ArrayList<>();
            for (Row row : band.rows()) {
                List<Cell> cells = new ArrayList<>(List.of(Cell.of(band.heading())));
                cells.addAll(row.cells());
                rows.add(new Row(cells));
            }
            flattened.add(new Band("", null, rows));
        }
        return with(all, flattened);
    }
}
