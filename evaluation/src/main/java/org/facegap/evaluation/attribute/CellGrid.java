package org.facegap.evaluation.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.facegap.core.words.CrossedNames;
import org.facegap.core.words.WordOrder;

/**
 * Rows sorted into the combinations of values of one or several attributes.
 *
 * <p>{@code k} attributes make k-way cells: every combination that occurs is a cell, in the order of its values; of those
 * that do not occur, {@link #empty()} lists the combinations of values that occur elsewhere. A row without a value of
 * one of the attributes is in no cell and counted.
 */
public final class CellGrid {
    /** Between the values of a cell's name. */
    private static final String BETWEEN = " | ";

    /** Empty combinations that are listed by name. */
    private static final int LISTED = 1000;

    /** Combinations are counted up to here; no axis has more values than a table has rows. */
    private static final long MOST = 1L << 32;

    private static final WordOrder ORDER = new WordOrder();

    private final List<String> attributes;
    private final List<Cell> cells;
    private final List<String> empty;
    private final long emptyCount;
    private final long unlabelled;

    /**
     * One combination.
     *
     * @param values one per attribute
     * @param rows rows of the table that have a prediction
     * @param failures rows that have none
     */
    public record Cell(List<String> values, int[] rows, long failures) {
        public Cell {
            values = List.copyOf(values);
        }

        /** The values in one word. */
        public String name() {
            return CellGrid.name(values);
        }
    }

    private CellGrid(List<String> attributes, List<Cell> cells, List<String> empty, long emptyCount, long unlabelled) {
        this.attributes = List.copyOf(attributes);
        this.cells = List.copyOf(cells);
        this.empty = List.copyOf(empty);
        this.emptyCount = emptyCount;
        this.unlabelled = unlabelled;
    }

    /**
     * Sorts all rows of a table.
     *
     * @param attributes one or more of the table's groups, none twice
     * @throws IllegalArgumentException when the table has no such group
     */
    public static CellGrid of(PredictionTable table, List<String> attributes) {
        if (attributes.isEmpty() || attributes.stream().distinct().count() < attributes.size()) {
            throw new IllegalArgumentException("cells need one or more different attributes, not " + attributes);
        }
        List<Labels> columns = new ArrayList<>();
        for (String attribute : attributes) {
            Labels column = table.groups().get(attribute);
            if (column == null) {
                throw new IllegalArgumentException("there is no group '" + attribute + "'");
            }
            columns.add(column);
        }
        Map<List<Integer>, int[]> counts = new HashMap<>();
        long unlabelled = 0;
        for (int row = 0; row < table.size(); row++) {
            List<Integer> key = key(columns, row);
            if (key.contains(Labels.NONE)) {
                unlabelled++;
            } else {
                counts.computeIfAbsent(key, k -> new int[3])[table.has(row) ? 0 : 2]++;
            }
        }
        Map<List<Integer>, int[]> rows = new HashMap<>();
        counts.forEach((key, count) -> rows.put(key, new int[count[0]]));
        for (int row = 0; row < table.size(); row++) {
            List<Integer> key = key(columns, row);
            int[] own = rows.get(key);
            int[] count = counts.get(key);
            if (own != null && count != null && table.has(row)) {
                own[count[1]++] = row;
            }
        }
        List<Cell> found = new ArrayList<>();
        rows.forEach((key, own) -> {
            int[] count = counts.get(key);
            found.add(new Cell(values(columns, key), own, count == null ? 0 : count[2]));
        });
        CrossedNames crossed = new CrossedNames(BETWEEN);
        found.forEach(cell -> crossed.of(cell.values()));
        found.sort(Comparator.comparing(Cell::values, CellGrid::order));
        List<Cell> cells = List.copyOf(found);
        Set<List<String>> known = new HashSet<>();
        cells.forEach(cell -> known.add(cell.values()));
        long combinations = 1;
        List<List<String>> axes = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            TreeSet<String> axis = new TreeSet<>(ORDER);
            for (Cell cell : cells) {
                axis.add(cell.values().get(a));
            }
            axes.add(List.copyOf(axis));
            combinations = Math.min(MOST, combinations * Math.max(1, axis.size()));
        }
        List<String> empty = new ArrayList<>();
        missing(axes, new ArrayList<>(), known, empty);
        long emptyCount = cells.isEmpty() ? 0 : combinations - cells.size();
        return new CellGrid(attributes, cells, empty, emptyCount, unlabelled);
    }

    /** Value by value, the first attribute first. */
    private static int order(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = ORDER.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<Integer> key(List<Labels> columns, int row) {
        Integer[] key = new Integer[columns.size()];
        for (int a = 0; a < key.length; a++) {
            key[a] = columns.get(a).codes()[row];
        }
        return Arrays.asList(key);
    }

    private static List<String> values(List<Labels> columns, List<Integer> key) {
        List<String> values = new ArrayList<>();
        for (int a = 0; a < key.size(); a++) {
            values.add(columns.get(a).values().get(key.get(a)));
        }
        return values;
    }

    private static void missing(
            List<List<String>> axes, List<String> begun, Set<List<String>> known, List<String> empty) {
        if (empty.size() >= LISTED) {
            return;
        }
        if (begun.size() == axes.size()) {
            if (!known.contains(begun)) {
                empty.add(name(begun));
            }
            return;
        }
        for (String value : axes.get(begun.size())) {
            begun.add(value);
            missing(axes, begun, known, empty);
            begun.remove(begun.size() - 1);
        }
    }

    static String name(List<String> values) {
        return String.join(BETWEEN, values);
    }

    /** The attributes that are crossed. */
    public List<String> attributes() {
        return attributes;
    }

    /** The combinations that occur. */
    public List<Cell> cells() {
        return cells;
    }

    /** Names of combinations that do not occur, the first 1,000. */
    public List<String> empty() {
        return empty;
    }

    /** How many combinations do not occur. */
    public long emptyCount() {
        return emptyCount;
    }

    /** Rows that lack a value of one of the attributes. */
    public long unlabelled() {
        return unlabelled;
    }

    /** Counts of each cell with one value as the positive one, by cell name. */
    public Map<String, BinaryCounts> counts(PredictionTable table, String positive) {
        Map<String, BinaryCounts> counts = new LinkedHashMap<>();
        for (Cell cell : cells) {
            counts.put(cell.name(), table.counts(cell.rows(), positive));
        }
        return counts;
    }
}
