package org.facegap.evaluation.attribute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts of predicted values for each true value.
 *
 * @param labels every value seen, sorted
 * @param counts {@code [true][predicted]} in the order of the labels; the mean over trainings where there are several
 */
public record ConfusionMatrix(List<String> labels, double[][] counts) {

    /**
     * Counts two lists of the same length with the labels given, so that matrices of several groups line up.
     *
     * @throws IllegalArgumentException when a value is not among the labels
     */
    public static ConfusionMatrix of(List<String> labels, List<String> truth, List<String> predicted) {
        Map<String, Integer> place = new HashMap<>();
        for (String label : labels) {
            place.put(label, place.size());
        }
        double[][] counts = new double[labels.size()][labels.size()];
        for (int i = 0; i < truth.size(); i++) {
            Integer row = place.get(truth.get(i));
            Integer column = place.get(predicted.get(i));
            if (row == null || column == null) {
                throw new IllegalArgumentException(
                        "not among the labels: " + (row == null ? truth.get(i) : predicted.get(i)));
            }
            counts[row][column]++;
        }
        return new ConfusionMatrix(labels, counts);
    }

    /** The mean of matrices over the same labels; at least one. */
    static ConfusionMatrix mean(List<ConfusionMatrix> trainings) {
        ConfusionMatrix first = trainings.get(0);
        double[][] mean = new double[first.counts.length][first.counts.length];
        for (int i = 0; i < mean.length; i++) {
            for (int j = 0; j < mean.length; j++) {
                for (ConfusionMatrix own : trainings) {
                    mean[i][j] += own.counts[i][j];
                }
                mean[i][j] /= trainings.size();
            }
        }
        return new ConfusionMatrix(first.labels, mean);
    }

    /** Decisions between one label and all others together. */
    public BinaryCounts oneVersusRest(String label) {
        int at = labels.indexOf(label);
        double tp = 0;
        double fp = 0;
        double fn = 0;
        double all = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                all += counts[i][j];
                tp += i == at && j == at ? counts[i][j] : 0;
                fp += i != at && j == at ? counts[i][j] : 0;
                fn += i == at && j != at ? counts[i][j] : 0;
            }
        }
        return new BinaryCounts(tp, fp, fn, Math.max(0, all - tp - fp - fn));
    }

    /**
     * Mean over the labels that are true or predicted somewhere of their F1; NaN without counts. Source: macro-averaged
     * F1 of scikit-learn's {@code f1_score(average="macro")}.
     */
    public double macroF1() {
        double sum = 0;
        int seen = 0;
        for (String label : labels) {
            double f1 = oneVersusRest(label).f1();
            if (!Double.isNaN(f1)) {
                sum += f1;
                seen++;
            }
        }
        return sum / seen;
    }
}
