package org.facegap.evaluation.attribute;

/**
 * A rate of binary decisions: how many of some outcomes are of some kind. A rate of no outcomes (0/0) has no value: it is
 * NaN here and an undefined estimate in results, never 0.
 *
 * <p>Source: Fawcett 2006, "An introduction to ROC analysis"; names of Aequitas where it has its own.
 */
public enum BinaryRate {
    /** {@code (TP + FP) / n}: share that is predicted positive; Aequitas' {@code pprev}. */
    SELECTION_RATE("selection rate", Bits.TP | Bits.FP, Bits.ALL),
    /** {@code (TP + FN) / n}: share that is positive; the base rate. */
    PREVALENCE("prevalence", Bits.TP | Bits.FN, Bits.ALL),
    /** {@code TP / (TP + FN)}: recall, sensitivity. */
    TPR("TPR", Bits.TP, Bits.TP | Bits.FN),
    /** {@code FP / (FP + TN)}. */
    FPR("FPR", Bits.FP, Bits.FP | Bits.TN),
    /** {@code TN / (FP + TN)}: specificity. */
    TNR("TNR", Bits.TN, Bits.FP | Bits.TN),
    /** {@code FN / (TP + FN)}. */
    FNR("FNR", Bits.FN, Bits.TP | Bits.FN),
    /** {@code TP / (TP + FP)}: positive predictive value. */
    PRECISION("precision", Bits.TP, Bits.TP | Bits.FP),
    /** {@code TN / (TN + FN)}: negative predictive value. */
    NPV("NPV", Bits.TN, Bits.TN | Bits.FN),
    /** {@code FP / (TP + FP)}: false discovery rate. */
    FDR("FDR", Bits.FP, Bits.TP | Bits.FP),
    /** {@code FN / (TN + FN)}: false omission rate; Aequitas' {@code for}. */
    FOR("FOR", Bits.FN, Bits.TN | Bits.FN),
    /** {@code (TP + TN) / n}. */
    ACCURACY("accuracy", Bits.TP | Bits.TN, Bits.ALL),
    /** {@code (FP + FN) / n}. */
    ERROR_RATE("error rate", Bits.FP | Bits.FN, Bits.ALL);

    static final int TP = Bits.TP;
    static final int FP = Bits.FP;
    static final int FN = Bits.FN;
    static final int TN = Bits.TN;

    /** Outcomes as bits; a class of their own because constants of an enum cannot be named in its constructors. */
    private static final class Bits {
        static final int TP = 1;
        static final int FP = 2;
        static final int FN = 4;
        static final int TN = 8;
        static final int ALL = TP | FP | FN | TN;
    }

    private final String title;
    private final int hit;
    private final int trial;

    BinaryRate(String title, int hit, int trial) {
        this.title = title;
        this.hit = hit;
        this.trial = trial;
    }

    /** What tables call it. */
    public String title() {
        return title;
    }

    /** The numerator. */
    public double hits(BinaryCounts counts) {
        return counts.of(hit);
    }

    /** The denominator. */
    public double trials(BinaryCounts counts) {
        return counts.of(trial);
    }

    /** The rate; NaN without trials. */
    public double of(BinaryCounts counts) {
        return hits(counts) / trials(counts);
    }

    /** Whether a decision counts in the denominator. */
    public boolean isTrial(boolean truth, boolean predicted) {
        return (trial & outcome(truth, predicted)) != 0;
    }

    /** Whether a decision counts in the numerator. */
    public boolean isHit(boolean truth, boolean predicted) {
        return (hit & outcome(truth, predicted)) != 0;
    }

    private static int outcome(boolean truth, boolean predicted) {
        return truth ? (predicted ? TP : FN) : predicted ? FP : TN;
    }
}
