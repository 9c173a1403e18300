package org.facegap.evaluation.compatibility;

import java.util.ArrayList;
import java.util.List;
import org.facegap.evaluation.verification.DPrime;
import org.facegap.evaluation.verification.OperatingPoint;
import org.facegap.evaluation.verification.RocCurve;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * pyeer 0.5: thresholds are the distinct scores; EER is the middle of the FVC2000 interval; operating points are the
 * nearest ones, so their FMR may exceed the target; the area misses the strip between the highest score and accept
 * none. Source: Aguado Martinez, pyeer, {@code pyeer/eer_stats.py} and {@code eer_info.py} at commit fae8f3f.
 */
public final class PyeerMode implements CompatibilityMode {
    /**
     * EER as an interval.
     *
     * @param low smaller rate at the chosen threshold
     * @param high larger rate
     * @param value middle of both
     * @param threshold where
     */
    public record Interval(double low, double high, double value, double threshold) {}

    @Override
    public String name() {
        return "pyeer";
    }

    @Override
    public String definition() {
        return "thresholds are the scores; EER is the middle of [FMR, FNMR] at the crossing or one score before it,"
                + " whichever has the smaller sum; FMR100, FMR1000 and ZeroFMR at the nearest FMR, which may exceed"
                + " the target; population d'";
    }

    @Override
    public String source() {
        return "pyeer 0.5, pyeer/eer_stats.py; Maio et al. 2002, FVC2000";
    }

    @Override
    public List<ToolFigure> figures(LabelledScores scores, double... targets) {
        ScoreSplit split = scores.split();
        if (!split.hasBothKinds()) {
            return List.of(ToolFigure.undefined("EER", "pyeer needs genuine and impostor scores"));
        }
        int genuine = split.genuine().length;
        int impostor = split.impostor().length;
        long n = (long) genuine + impostor;
        Interval eer = equalErrorRate(split);
        DPrime moments = DPrime.of(split);
        List<ToolFigure> figures = new ArrayList<>();
        figures.add(ToolFigure.of("EER", eer.value(), n, "rate"));
        figures.add(ToolFigure.of("EERlow", eer.low(), n, "rate"));
        figures.add(ToolFigure.of("EERhigh", eer.high(), n, "rate"));
        figures.add(ToolFigure.of("EER_TH", eer.threshold(), n, "score"));
        figures.add(ToolFigure.of("AUC", areaUnderRoc(split), n, "rate"));
        figures.add(ToolFigure.of("FMR1000", nearestFmr(split, 0.001).fnmr(), genuine, "rate"));
        figures.add(ToolFigure.of("FMR100", nearestFmr(split, 0.01).fnmr(), genuine, "rate"));
        figures.add(ToolFigure.of("ZeroFMR", nearestFmr(split, 0).fnmr(), genuine, "rate"));
        figures.add(ToolFigure.of("ZeroFNMR", split.fmr(split.genuine()[0]), impostor, "rate"));
        for (double target : targets) {
            figures.add(ToolFigure.of(
                    "FNMR at FMR=" + target, nearestFmr(split, target).fnmr(), genuine, "rate"));
        }
        // pyeer prints 1 where all scores of a kind are equal; that is no d', so it is undefined here.
        figures.add(new ToolFigure("d'", moments.population()));
        figures.add(ToolFigure.of("GMean", moments.genuineMean(), genuine, "score"));
        figures.add(ToolFigure.of("IMean", moments.impostorMean(), impostor, "score"));
        return figures;
    }

    /**
     * {@code get_eer_values}: t2 is the lowest score with FMR at most FNMR, t1 the score before it unless both rates are
     * equal at t2; of both the one with the smaller sum of rates. Where FMR stays above FNMR up to the highest score,
     * pyeer gives [1, 1] at the lowest score.
     */
    public Interval equalErrorRate(ScoreSplit scores) {
        RocCurve curve = RocCurve.of(scores);
        for (int i = curve.size() - 1; i > 0; i--) {
            double difference = curve.fmr(i) - curve.fnmr(i);
            if (difference > 0) {
                continue;
            }
            int before = difference != 0 && i != curve.size() - 1 ? i + 1 : i;
            if (curve.fmr(before) + curve.fnmr(before) <= curve.fmr(i) + curve.fnmr(i)) {
                return interval(curve.fnmr(before), curve.fmr(before), curve.point(before));
            }
            return interval(curve.fmr(i), curve.fnmr(i), curve.point(i));
        }
        return new Interval(1, 1, 1, curve.point(curve.size() - 1).threshold());
    }

    private static Interval interval(double low, double high, OperatingPoint point) {
        return new Interval(low, high, (low + high) / 2, point.threshold());
    }

    /** {@code get_fmr_op}: the score whose FMR is nearest to the target, the lowest of several. */
    public OperatingPoint nearestFmr(ScoreSplit scores, double target) {
        RocCurve curve = RocCurve.of(scores);
        int best = curve.size() - 1;
        for (int i = curve.size() - 1; i > 0; i--) {
            if (Math.abs(curve.fmr(i) - target) < Math.abs(curve.fmr(best) - target)) {
                best = i;
            }
        }
        return curve.point(best);
    }

    /** {@code calculate_roc_auc}: trapezoids between the scores; the step from the highest score to (0, 0) is missing. */
    public double areaUnderRoc(ScoreSplit scores) {
        RocCurve curve = RocCurve.of(scores);
        double area = 0;
        for (int i = curve.size() - 1; i > 1; i--) {
            double y1 = 1 - curve.fnmr(i);
            double y2 = 1 - curve.fnmr(i - 1);
            area += (curve.fmr(i) - curve.fmr(i - 1)) * (y1 + (y2 - y1) / 2);
        }
        return area;
    }
}
