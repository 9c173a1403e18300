package org.facegap.evaluation.compatibility;

import java.util.ArrayList;
import java.util.List;
import org.facegap.evaluation.verification.AreaUnderRoc;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * What people make of scikit-learn's {@code roc_curve}: it has no EER of its own, so some take the point with the
 * smallest difference of both rates, and others the crossing of the interpolated curve with {@code fpr = 1 - tpr}.
 * Interpolated rates are reached by no threshold. Source: scikit-learn 1.6, {@code metrics/_ranking.py}; the recipe
 * {@code brentq(lambda x: 1 - x - interp1d(fpr, tpr)(x), 0, 1)}.
 */
public final class SklearnMode implements CompatibilityMode {
    /**
     * EER without interpolation.
     *
     * @param index place on the curve, the accept-none point being 0
     * @param threshold score there
     * @param fpr false positive rate there
     * @param fnr false negative rate there
     */
    public record NearestPoint(int index, double threshold, double fpr, double fnr) {}

    @Override
    public String name() {
        return "sklearn";
    }

    @Override
    public String definition() {
        return "EER at argmin |fpr - fnr| over the scores, and where the linearly interpolated ROC crosses"
                + " fpr = 1 - tpr; TAR@FAR linearly interpolated";
    }

    @Override
    public String source() {
        return "scikit-learn 1.6, sklearn/metrics/_ranking.py, and common recipes over it";
    }

    @Override
    public List<ToolFigure> figures(LabelledScores scores, double... targets) {
        ScoreSplit split = scores.split();
        if (!split.hasBothKinds()) {
            return List.of(ToolFigure.undefined("EER", "roc_curve needs genuine and impostor scores"));
        }
        long n = (long) split.genuine().length + split.impostor().length;
        NearestPoint nearest = nearestPoint(split);
        List<ToolFigure> figures = new ArrayList<>();
        figures.add(ToolFigure.of("EER (interpolated)", interpolatedEqualErrorRate(split), n, "rate"));
        figures.add(ToolFigure.of("EER (mean at argmin)", (nearest.fpr() + nearest.fnr()) / 2, n, "rate"));
        figures.add(ToolFigure.of("EER (max at argmin)", Math.max(nearest.fpr(), nearest.fnr()), n, "rate"));
        figures.add(ToolFigure.of("EER threshold (argmin)", nearest.threshold(), n, "score"));
        figures.add(ToolFigure.of("roc_auc_score", AreaUnderRoc.value(split), n, "rate"));
        for (double target : targets) {
            figures.add(ToolFigure.of(
                    "TAR@FAR=" + target + " (interpolated)",
                    interpolatedTar(split, target),
                    split.genuine().length,
                    "rate"));
        }
        return figures;
    }

    /** First point of the whole curve with the smallest {@code |fpr - (1 - tpr)|}. */
    public NearestPoint nearestPoint(ScoreSplit scores) {
        SklearnCurve curve = SklearnCurve.roc(scores, false);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < curve.fpr().length; i++) {
            double difference = Math.abs(curve.fpr()[i] - (1 - curve.tpr()[i]));
            if (difference < least) {
                least = difference;
                best = i;
            }
        }
        return new NearestPoint(best, curve.thresholds()[best], curve.fpr()[best], 1 - curve.tpr()[best]);
    }

    /** Where the ROC drawn with straight lines meets {@code fpr = 1 - tpr}; exact, where brentq stops at 2e-12. */
    public double interpolatedEqualErrorRate(ScoreSplit scores) {
        SklearnCurve curve = SklearnCurve.roc(scores, false);
        int i = 1;
        while (curve.tpr()[i] < 1 - curve.fpr()[i]) {
            i++;
        }
        double x = curve.fpr()[i - 1];
        double y = curve.tpr()[i - 1];
        double dx = curve.fpr()[i] - x;
        double dy = curve.tpr()[i] - y;
        return x + (1 - x - y) / (dx + dy) * dx;
    }

    /** {@code numpy.interp(target, fpr, tpr)}. */
    public double interpolatedTar(ScoreSplit scores, double target) {
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("target: must lie in [0, 1], not " + target);
        }
        SklearnCurve curve = SklearnCurve.roc(scores, false);
        int last = curve.fpr().length - 1;
        int i = 0;
        while (i < last && curve.fpr()[i + 1] <= target) {
            i++;
        }
        if (i == last) {
            return curve.tpr()[last];
        }
        double slope = (curve.tpr()[i + 1] - curve.tpr()[i]) / (curve.fpr()[i + 1] - curve.fpr()[i]);
        return slope * (target - curve.fpr()[i]) + curve.tpr()[i];
    }
}
