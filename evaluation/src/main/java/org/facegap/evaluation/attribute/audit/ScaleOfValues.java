package org.facegap.evaluation.attribute.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.results.attribute.ScaleErrors;
import org.facegap.evaluation.attribute.AgeErrors;
import org.facegap.evaluation.attribute.Labels;
import org.facegap.evaluation.attribute.PredictionTable;
import org.jspecify.annotations.Nullable;

/**
 * The values of an attribute called {@code age}, or that ends in it, as places on a scale: numbers are years, ranges such
 * as {@code 3-9} are counted from the lowest. Other attributes have no scale.
 */
final class ScaleOfValues {
    /** FairFace's ranges, so that one that nobody falls into still counts as a step. */
    private static final List<String> FAIRFACE =
            List.of("0-2", "3-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "more than 70");

    private final Map<String, Double> places;
    private final String unit;
    private final List<Integer> within;

    private ScaleOfValues(Map<String, Double> places, String unit, List<Integer> within) {
        this.places = places;
        this.unit = unit;
        this.within = within;
    }

    /** The scale of a table's values, null when they have none. */
    static @Nullable ScaleOfValues of(PredictionTable table, List<Integer> within) {
        if (!AgeErrors.isAge(table.attribute())) {
            return null;
        }
        List<String> classes = table.classes();
        Map<String, Double> numbers = new HashMap<>();
        for (String value : classes) {
            if (value.matches("-?\\d{1,4}(\\.\\d{1,12})?")) {
                numbers.put(value, Double.valueOf(value));
            }
        }
        if (numbers.size() == classes.size()) {
            return new ScaleOfValues(numbers, "years", within);
        }
        Map<String, Double> ranges = new HashMap<>();
        AgeErrors.ranges(FAIRFACE.containsAll(classes) ? FAIRFACE : classes)
                .forEach((label, place) -> ranges.put(label, (double) place));
        return ranges.isEmpty() ? null : new ScaleOfValues(ranges, "ranges", List.of(0, 1, 2));
    }

    /** Whether the values are numbers, too many to be classes. */
    boolean numbers() {
        return unit.equals("years");
    }

    ScaleErrors errors(PredictionTable table, int[] rows, double confidence) {
        AgeErrors errors = AgeErrors.of(
                places(table.truth(), rows), said(table, rows), table.design(rows), within, unit, confidence);
        return new ScaleErrors(unit, errors.mae(), errors.bias(), errors.within());
    }

    /** Absolute error of each row, the mean over trainings. */
    double[] sizes(PredictionTable table, int[] rows) {
        double[] truth = places(table.truth(), rows);
        double[] sizes = new double[truth.length];
        for (double[] said : said(table, rows)) {
            for (int i = 0; i < truth.length; i++) {
                sizes[i] += Math.abs(said[i] - truth[i]) / table.trainings().size();
            }
        }
        return sizes;
    }

    String unit() {
        return unit;
    }

    private List<double[]> said(PredictionTable table, int[] rows) {
        return table.trainings().stream().map(t -> places(t, rows)).toList();
    }

    private double[] places(Labels column, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> places.getOrDefault(column.get(row), Double.NaN))
                .toArray();
    }
}
