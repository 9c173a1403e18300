package org.facegap.evaluation.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.facegap.core.words.WordOrder;
import org.facegap.evaluation.uncertainty.IdentityPairs;
import org.jspecify.annotations.Nullable;

/**
 * What one system said of one attribute, a row per image. Every row has a true value; a row that a training of the system
 * predicts nothing for is a failure to acquire, which is counted and is no trial. A group may be missing.
 *
 * @param system name of the system
 * @param attribute what was predicted
 * @param truth true values
 * @param trainings the values that each training of the system chose, at least one training; none where it failed
 * @param seeds the training seeds, one for each training; empty where none is named
 * @param groups name of an attribute to the value of each row
 * @param identities who is shown in each row; null when not known
 * @param images which image each row is of, by which systems are compared; null when not known
 */
public record PredictionTable(
        String system,
        String attribute,
        Labels truth,
        List<Labels> trainings,
        List<Long> seeds,
        Map<String, Labels> groups,
        @Nullable Labels identities,
        @Nullable Labels images) {
    /** @throws IllegalArgumentException when columns differ in length or a row lacks its truth */
    public PredictionTable {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        trainings = List.copyOf(trainings);
        seeds = List.copyOf(seeds);
        int n = truth.size();
        boolean even = !trainings.isEmpty()
                && trainings.stream().allMatch(t -> t.size() == n)
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

    /** A table of one training whose images have no names. */
    public PredictionTable(
            String system,
            String attribute,
            Labels truth,
            Labels predicted,
            Map<String, Labels> groups,
            @Nullable Labels identities) {
        this(system, attribute, truth, predicted, groups, identities, null);
    }

    /** A table of one training. */
    public PredictionTable(
            String system,
            String attribute,
            Labels truth,
            Labels predicted,
            Map<String, Labels> groups,
            @Nullable Labels identities,
            @Nullable Labels images) {
        this(system, attribute, truth, List.of(predicted), List.of(), groups, identities, images);
    }

    /** The same rows with other names for what is predicted. */
    public PredictionTable renamed(UnaryOperator<String> name) {
        List<Labels> other = trainings.stream().map(t -> t.renamed(name)).toList();
        return new PredictionTable(system, attribute, truth, other, seeds, groups, identities, images);
    }

    /** The same rows with other names for what is true. */
    public PredictionTable truthRenamed(UnaryOperator<String> name) {
        Map<String, Labels> own = new LinkedHashMap<>(groups);
        own.computeIfPresent(attribute, (group, column) -> column.renamed(name));
        return new PredictionTable(system, attribute, truth.renamed(name), trainings, seeds, own, identities, images);
    }

    /** Number of rows, failures among them. */
    public int size() {
        return truth.size();
    }

    /** All rows with a prediction. */
    public int[] rows() {
        return IntStream.range(0, size()).filter(this::has).toArray();
    }

    /** Number of rows without a prediction. */
    public long failures() {
        return size() - rows().length;
    }

    /** Whether every training has a prediction of a row. */
    public boolean has(int row) {
        return trainings.stream().allMatch(t -> t.has(row));
    }

    /** Whether a training's prediction of a row is right. */
    public boolean correct(int training, int row) {
        return truth.get(row).equals(trainings.get(training).get(row));
    }

    /** Share of the trainings whose prediction of a row is right: 0 or 1 for a single one. */
    public double correct(int row) {
        int right = 0;
        for (int t = 0; t < trainings.size(); t++) {
            right += correct(t, row) ? 1 : 0;
        }
        return right / (double) trainings.size();
    }

    /** {@link #correct(int)} of several rows. */
    public double[] correct(int[] rows) {
        return IntStream.of(rows).mapToDouble(this::correct).toArray();
    }

    /** How rows cluster by identity; without identities, or where one is missing, a row is its own cluster. */
    public IdentityPairs design(int[] rows) {
        Labels subjects = identities;
        int[] cluster = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            cluster[i] = subjects != null && subjects.has(rows[i]) ? subjects.codes()[rows[i]] : -1 - i;
        }
        return IdentityPairs.ofSingles(cluster);
    }

    /** Counts of rows with one value as the positive one, the mean over trainings. */
    public BinaryCounts counts(int[] rows, String positive) {
        long[] cells = new long[4];
        for (Labels predicted : trainings) {
            for (int row : rows) {
                boolean is = truth.get(row).equals(positive);
                boolean said = predicted.get(row).equals(positive);
                cells[is ? (said ? 0 : 2) : said ? 1 : 3]++;
            }
        }
        double k = trainings.size();
        return new BinaryCounts(cells[0] / k, cells[1] / k, cells[2] / k, cells[3] / k);
    }

    /** The values that are true or predicted anywhere in the table, in order. */
    public List<String> classes() {
        TreeSet<String> classes = new TreeSet<>(new WordOrder());
        for (int row = 0; row < size(); row++) {
            classes.add(truth.get(row));
            for (Labels predicted : trainings) {
                if (predicted.has(row)) {
                    classes.add(predicted.get(row));
                }
            }
        }
        return List.copyOf(classes);
    }

    /** Confusion of rows among the classes given, the mean over trainings. */
    public ConfusionMatrix confusion(int[] rows, List<String> classes) {
        List<String> is = IntStream.of(rows).mapToObj(truth::get).toList();
        return ConfusionMatrix.mean(trainings.stream()
                .map(t -> ConfusionMatrix.of(
                        classes, is, IntStream.of(rows).mapToObj(t::get).toList()))
                .toList());
    }
}
