package org.facegap.evaluation.attribute;

import java.util.List;
import java.util.TreeSet;

/**
 * Counts of predicted values for each true value.
 *
 * @param labels every value seen, sorted
 * @param counts {@code [true][predicted]} in the order of the labels
 */
public record ConfusionMatrix(List<String> labels, long[][] counts) {
    /** Counts two lists of the same length. */
    public static ConfusionMatrix of(List<String> truth, List<String> predicted) {
        if (truth.size() != predicted.size()) {
            throw new IllegalArgumentException("truth and predictions differ in length");
        }
        TreeSet<String> seen = new TreeSet<>(truth);
        seen.addAll(predicted);
        List<String> labels = List.copyOf(seen);
        long[][] counts = new long[labels.size()][labels.size()];
        for (int i = 0; i < truth.size(); i++) {
            counts[labels.indexOf(truth.get(i))][labels.indexOf(predicted.get(i))]++;
        }
        return new ConfusionMatrix(labels, counts);
    }

    /** Share on the diagonal; NaN without counts. */
    public double accuracy() {
        long right = 0;
        long all = 0;
        for (int i = 0; i < counts.length; i++) {
            right += counts[i][i];
            for (long c : counts[i]) {
                all += c;
            }
        }
        return right / (double) all;
    }

    /**
     * Mean over the true values that occur of the share predicted right (mean recall). A value that is only predicted
     * has no recall and is left out; NaN without counts.
     */
    public double balancedAccuracy() {
        double sum = 0;
        int present = 0;
        for (int i = 0; i < counts.length; i++) {
            long row = 0;
            for (long c : counts[i]) {
                row += c;
            }
            if (row > 0) {
                sum += counts[i][i] / (double) row;
                present++;
            }
        }
        return sum / present;
    }
}
