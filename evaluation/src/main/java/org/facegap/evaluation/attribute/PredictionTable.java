package org.facegap.evaluation.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.jspecify.annotations.Nullable;

/**
 * What one system said of one attribute, a row per picture. Every row has a true value; a row without a predicted one is a
 * failure to acquire, which is counted and is no trial. A group may be missing.
 *
 * @param system name of the system
 * @param attribute what was predicted
 * @param truth true values
 * @param predicted the values the system chose; none where it failed
 * @param groups name of an attribute to the value of each row
 * @param identities who is shown in each row; null when not known
 * @param images which image each row is of, by which systems are compared; null when not known
 */
public record PredictionTable(
        String system,
        String attribute,
        Labels truth,
        Labels predicted,
        Map<String, Labels> groups,
        @Nullable Labels identities,
        @Nullable Labels images) {
    /** @throws IllegalArgumentException when columns differ in length or a row lacks its truth */
    public PredictionTable {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        int n = truth.size();
        boolean even = predicted.size() == n
                && (identities == null || identities.size() == n)
                && (images == null || images.size() == n)
                && groups.values().stream().allMatch(g -> g.size() == n);
        if (!even) {
            throw new IllegalArgumentException("the columns of '" + attribute + "' differ in length");
        }
        for (int row = 0; row < n; row++) {
            if (!truth.has(row)) {
                throw new IllegalArgumentException("row " + row + " of '" + attribute + "' has no truth");
            }
        }
    }

    /** A table whose images have no names. */
    public PredictionTable(
            String system,
            String attribute,
            Labels truth,
            Labels predicted,
            Map<String, Labels> groups,
            @Nullable Labels identities) {
        this(system, attribute, truth, predicted, groups, identities, null);
    }

    /** The same rows with other predictions. */
    public PredictionTable withPredicted(Labels other) {
        return new PredictionTable(system, attribute, truth, other, groups, identities, images);
    }

    /** Number of rows, failures among them. */
    public int size() {
        return truth.size();
    }

    /** All rows with a prediction. */
    public int[] rows() {
        return IntStream.range(0, size()).filter(predicted::has).toArray();
    }

    /** Number of rows without a prediction. */
    public long failures() {
        return IntStream.range(0, size()).filter(row -> !predicted.has(row)).count();
    }

    /** Whether a row's prediction is right. */
    public boolean correct(int row) {
        return truth.get(row).equals(predicted.get(row));
    }

    /** How rows cluster by identity; without identities, or where one is missing, a row is its own cluster. */
    public IdentityPairs design(int[] rows) {
        Labels people = identities;
        int[] cluster = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            cluster[i] = people != null && people.has(rows[i]) ? people.codes()[rows[i]] : -1 - i;
        }
        return IdentityPairs.ofSingles(cluster);
    }

    /** Counts of rows with one value as the positive one. */
    public BinaryCounts counts(int[] rows, String positive) {
        long[] cells = new long[4];
        for (int row : rows) {
            boolean is = truth.get(row).equals(positive);
            boolean said = predicted.get(row).equals(positive);
            cells[is ? (said ? 0 : 2) : said ? 1 : 3]++;
        }
        return new BinaryCounts(cells[0], cells[1], cells[2], cells[3]);
    }

    /** The values that are true or predicted anywhere in the table, in order. */
    public List<String> classes() {
        TreeSet<String> classes = new TreeSet<>(new WordOrder());
        for (int row = 0; row < size(); row++) {
            classes.add(truth.get(row));
            if (predicted.has(row)) {
                classes.add(predicted.get(row));
            }
        }
        return List.copyOf(classes);
    }

    /** Confusion of rows among the classes given. */
    public ConfusionMatrix confusion(int[] rows, List<String> classes) {
        return ConfusionMatrix.of(
                classes,
                IntStream.of(rows).mapToObj(truth::get).toList(),
                IntStream.of(rows).mapToObj(predicted::get).toList());
    }
}
