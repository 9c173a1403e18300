package org.facegap.evaluation.compatibility;

import java.util.Arrays;
import org.facegap.evaluation.verification.RocCurve;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * Curves of scikit-learn 1.6.
 *
 * @param fpr false positive rates
 * @param tpr true positive rates; on a DET curve the false negative rates
 * @param thresholds scores; the first one of a ROC is infinite
 */
public record SklearnCurve(double[] fpr, double[] tpr, double[] thresholds) {
    /**
     * {@code roc_curve}.
     *
     * @param dropIntermediate leaves out points on a straight line between their neighbours, as scikit-learn does
     *     unless told otherwise: second differences of both counts are zero
     * @throws IllegalArgumentException without genuine or impostor scores
     */
    public static SklearnCurve roc(ScoreSplit scores, boolean dropIntermediate) {
        RocCurve curve = curve(scores);
        int n = curve.size();
        double[] fpr = new double[n];
        double[] tpr = new double[n];
        double[] thresholds = new double[n];
        int kept = 0;
        for (int i = 0; i < n; i++) {
            boolean inside = i > 1 && i < n - 1;
            if (dropIntermediate && inside && straight(curve, i)) {
                continue;
            }
            fpr[kept] = curve.fmr(i);
            tpr[kept] = curve.point(i).tmr();
            thresholds[kept++] =
                    i == 0 ? Double.POSITIVE_INFINITY : curve.point(i).threshold();
        }
        return new SklearnCurve(Arrays.copyOf(fpr, kept), Arrays.copyOf(tpr, kept), Arrays.copyOf(thresholds, kept));
    }

    private static boolean straight(RocCurve curve, int i) {
        long fp = curve.point(i + 1).falseMatches()
                - 2 * curve.point(i).falseMatches()
                + curve.point(i - 1).falseMatches();
        long fn = curve.point(i + 1).falseNonMatches()
                - 2 * curve.point(i).falseNonMatches()
                + curve.point(i - 1).falseNonMatches();
        return fp == 0 && fn == 0;
    }

    /**
     * {@code det_curve}: from the highest rate of false positives to the lowest, starting where no genuine score is
     * rejected any more and ending where the fewest impostor scores are accepted.
     *
     * @throws IllegalArgumentException without genuine or impostor scores
     */
    public static SklearnCurve det(ScoreSplit scores) {
        RocCurve curve = curve(scores);
        int first = 1;
        while (first + 1 < curve.size()
                && curve.point(first + 1).falseMatches() == curve.point(1).falseMatches()) {
            first++;
        }
        int last = first;
        while (curve.point(last).falseNonMatches() > 0) {
            last++;
        }
        int n = last - first + 1;
        double[] fpr = new double[n];
        double[] fnr = new double[n];
        double[] thresholds = new double[n];
        for (int i = 0; i < n; i++) {
            fpr[i] = curve.fmr(last - i);
            fnr[i] = curve.fnmr(last - i);
            thresholds[i] = curve.point(last - i).threshold();
        }
        return new SklearnCurve(fpr, fnr, thresholds);
    }

    private static RocCurve curve(ScoreSplit scores) {
        if (!scores.hasBothKinds()) {
            throw new IllegalArgumentException("a curve needs genuine and impostor scores");
        }
        return RocCurve.of(scores);
    }
}
