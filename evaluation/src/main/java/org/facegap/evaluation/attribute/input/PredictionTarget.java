package org.facegap.evaluation.attribute.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one system of a file predicts of one attribute.
 *
 * @param attribute its name
 * @param truth column with the true class
 * @param predicted columns with the predicted class, or with a score, one for each training
 * @param score whether it is a score
 * @param system the system's name; null for the file's
 * @param seeds the training seeds, one for each column; empty where none is named
 */
record PredictionTarget(
        String attribute,
        String truth,
        List<String> predicted,
        boolean score,
        @Nullable String system,
        List<Long> seeds) {
    PredictionTarget {
        predicted = List.copyOf(predicted);
        seeds = List.copyOf(seeds);
    }

    /** Of one column of a file with one system. */
    static PredictionTarget of(String attribute, String truth, String predicted, boolean score) {
        return new PredictionTarget(attribute, truth, List.of(predicted), score, null, List.of());
    }
}
