package org.facegap.evaluation.attribute;

/**
 * Outcomes of decisions between "positive" and "not positive": counts, from which every rate derives. Of a system with several
 * trainings the mean over them, which need not be whole.
 *
 * @param tp truth positive, predicted positive
 * @param fp truth negative, predicted positive
 * @param fn truth positive, predicted negative
 * @param tn truth negative, predicted negative
 */
public record BinaryCounts(double tp, double fp, double fn, double tn) {
    /** No decisions. */
    public static final BinaryCounts NONE = new BinaryCounts(0, 0, 0, 0);

    /** @throws IllegalArgumentException when a count is negative */
    public BinaryCounts {
        if (tp < 0 || fp < 0 || fn < 0 || tn < 0) {
            throw new IllegalArgumentException(
                    "counts must not be negative: " + tp + ", " + fp + ", " + fn + ", " + tn);
        }
    }

    /** All decisions. */
    public long n() {
        return Math.round(tp + fp + fn + tn);
    }

    /** Both together. */
    public BinaryCounts plus(BinaryCounts other) {
        return new BinaryCounts(tp + other.tp, fp + other.fp, fn + other.fn, tn + other.tn);
    }

    /** The same decisions with the other class as the positive one. */
    public BinaryCounts swapped() {
        return new BinaryCounts(tn, fn, fp, tp);
    }

    /** The counts that a set of {@link BinaryRate}'s outcome bits names, added up. */
    double of(int outcomes) {
        double sum = ((outcomes & BinaryRate.TP) != 0 ? tp : 0)
                + ((outcomes & BinaryRate.FP) != 0 ? fp : 0)
                + ((outcomes & BinaryRate.FN) != 0 ? fn : 0)
                + ((outcomes & BinaryRate.TN) != 0 ? tn : 0);
        // Means over trainings that add up to a whole number are one, whatever is lost in their last digits.
        double whole = Math.rint(sum);
        return Math.abs(sum - whole) < 1e-9 ? whole : sum;
    }

    /**
     * {@code F1 = 2 TP / (2 TP + FP + FN)}, the harmonic mean of precision and recall; NaN when nothing is, or is
     * predicted, positive. Source: van Rijsbergen 1979.
     */
    public double f1() {
        return 2 * tp / (2 * tp + fp + fn);
    }
}
