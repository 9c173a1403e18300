package org.facegap.evaluation.compatibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.verification.IsotonicBlocks;
import org.facegap.evaluation.verification.LogLikelihoodCost;
import org.facegap.evaluation.verification.OperatingPoint;
import org.facegap.evaluation.verification.ScoreSplit;
import org.facegap.evaluation.verification.SystemRates;

/**
 * bob.measure 6.1 (Idiap): accept at {@code score >= t}; EER and min HTER at midpoints between scores, where the higher
 * threshold wins a tie; EER reported as half of FMR + FNMR; the threshold for a target FAR is an impostor score whose
 * realised FAR does not exceed it.
 *
 * <p>bob sums its rates in steps of 1/n, so that rounding decides between thresholds of equal cost. This mode repeats
 * that; {@code verification} compares whole numbers instead. Source: {@code src/bob/measure/_library.py} at commit
 * b58fe75.
 */
public final class BobMode implements CompatibilityMode {
    /** Points of the curve under which bob measures the area. */
    private static final int AREA_POINTS = 2000;

    private static final int SMALLEST_POWER = -8;

    @Override
    public String name() {
        return "bob";
    }

    @Override
    public String definition() {
        return "accept at score >= t; half-sum EER at the midpoint with the smallest |FMR - FNMR|; threshold for a FAR"
                + " is the smallest impostor score whose realised FAR does not exceed the target; area under a curve"
                + " of 2,000 points";
    }

    @Override
    public String source() {
        return "bob.measure 6.1, src/bob/measure/_library.py";
    }

    @Override
    public List<ToolFigure> figures(LabelledScores scores, double... targets) {
        ScoreSplit split = scores.split();
        int least = Math.min(split.genuine().length, split.impostor().length);
        if (least < 2) {
            return List.of(ToolFigure.undefined("EER", "bob.measure needs two scores of each kind"));
        }
        long n = (long) split.genuine().length + split.impostor().length;
        List<ToolFigure> figures = new ArrayList<>();
        double threshold = equalErrorThreshold(split);
        SystemRates rates = SystemRates.of(split, threshold);
        figures.add(ToolFigure.of("EER threshold", threshold, n, "score"));
        figures.add(ToolFigure.of(
                "FMR at the EER threshold", rates.point().fmr(), rates.point().impostor(), "rate"));
        figures.add(ToolFigure.of(
                "FNMR at the EER threshold", rates.point().fnmr(), rates.point().genuine(), "rate"));
        figures.add(ToolFigure.of("EER", (rates.point().fmr() + rates.point().fnmr()) / 2, n, "rate"));
        figures.add(ToolFigure.of("FTA", rates.fta(), rates.pairs(), "rate"));
        figures.add(ToolFigure.of("HTER at the EER threshold", rates.hter(), rates.pairs(), "rate"));
        double minimum = minimumHterThreshold(split);
        OperatingPoint point = split.at(minimum);
        figures.add(ToolFigure.of("min HTER threshold", minimum, n, "score"));
        figures.add(ToolFigure.of("min HTER", (point.fmr() + point.fnmr()) / 2, n, "rate"));
        for (double target : targets) {
            double t = farThreshold(split, target);
            figures.add(ToolFigure.of("threshold at FAR=" + target, t, point.impostor(), "score"));
            figures.add(ToolFigure.of("FMR at FAR=" + target, split.fmr(t), point.impostor(), "rate"));
            figures.add(ToolFigure.of("FNMR at FAR=" + target, split.fnmr(t), point.genuine(), "rate"));
        }
        figures.add(ToolFigure.of("AUC (2000 points)", areaUnderRoc(split, AREA_POINTS, false), n, "rate"));
        figures.add(new ToolFigure("Cllr", LogLikelihoodCost.cllr(split)));
        figures.add(new ToolFigure("min Cllr", minimumCllr(split)));
        return figures;
    }

    /** {@code eer_threshold}. */
    public double equalErrorThreshold(ScoreSplit scores) {
        return MinimizingThreshold.of(scores, (far, frr) -> Math.abs(far - frr));
    }

    /** {@code min_hter_threshold}. */
    public double minimumHterThreshold(ScoreSplit scores) {
        return minimumWeightedErrorThreshold(scores, 0.5);
    }

    /** {@code min_weighted_error_rate_threshold}: minimises {@code cost * FAR + (1 - cost) * FRR}. */
    public double minimumWeightedErrorThreshold(ScoreSplit scores, double cost) {
        double weight = Math.max(0, Math.min(1, cost));
        return MinimizingThreshold.of(scores, (far, frr) -> weight * far + (1.0 - weight) * frr);
    }

    /**
     * {@code far_threshold}: at a target of 1 the number below the lowest impostor score, else the smallest impostor
     * score whose realised FAR does not exceed the target, else the number above the highest one.
     *
     * @throws IllegalArgumentException below two impostor scores or with a target outside {@code [0, 1]}
     */
    public double farThreshold(ScoreSplit scores, double target) {
        double[] s = scores.impostor();
        check(s, target);
        int n = s.length;
        if (target >= 1 - Math.ulp(1.0)) {
            return Math.nextDown(s[0]);
        }
        double valid = Math.nextUp(s[n - 1]);
        int at = n - 1;
        while (at >= 0) {
            while (at > 0 && s[at - 1] == s[at]) {
                at--;
            }
            if ((n - at) / (double) n > target) {
                break;
            }
            valid = s[at--];
        }
        return valid;
    }

    /** {@code frr_threshold}: largest genuine score whose realised FRR does not exceed the target. */
    public double frrThreshold(ScoreSplit scores, double target) {
        double[] g = scores.genuine();
        check(g, target);
        int n = g.length;
        if (target >= 1 - Math.ulp(1.0)) {
            return Math.nextUp(g[n - 1]);
        }
        double valid = Math.nextUp(g[0]);
        int at = 0;
        while (at < n) {
            while (at < n - 1 && g[at + 1] == g[at]) {
                at++;
            }
            // As in bob, the rate of the scores before the last one of a tie.
            if (at / (double) n > target) {
                break;
            }
            valid = g[at++];
        }
        return valid;
    }

    private static void check(double[] scores, double target) {
        if (scores.length < 2) {
            throw new IllegalArgumentException("bob.measure needs two scores of a kind");
        }
        if (!(target >= 0 && target <= 1)) {
            throw new IllegalArgumentException("target: must lie in [0, 1], not " + target);
        }
    }

    /** {@code min_cllr}: ties count in favour of the system, so it may lie below what any calibration reaches. */
    public Estimate minimumCllr(ScoreSplit scores) {
        return LogLikelihoodCost.minimum(scores, IsotonicBlocks::withTiesInFavour);
    }

    /**
     * {@code roc}: half of the points at thresholds of FRR, half of FAR, both on a logarithmic grid down to 1e-8, in
     * ascending order of the threshold.
     */
    public List<OperatingPoint> roc(ScoreSplit scores, int points) {
        double[] thresholds = new double[points];
        int half = points / 2;
        for (int i = 0; i < points; i++) {
            thresholds[i] = i < half
                    ? frrThreshold(scores, logValue(i, half))
                    : farThreshold(scores, logValue(i - half, points - half));
        }
        Arrays.sort(thresholds);
        return Arrays.stream(thresholds).mapToObj(scores::at).toList();
    }

    private static double logValue(int index, int points) {
        // As in bob, a whole number of points for each power of ten.
        int perPower = points / -SMALLEST_POWER;
        return Math.pow(10, (1 - points + index) / (double) perPower);
    }

    /**
     * {@code roc_auc_score}: trapezoids under {@link #roc}.
     *
     * @param logScale over log10 of the FAR; the result is then no probability and may exceed 1
     */
    public double areaUnderRoc(ScoreSplit scores, int points, boolean logScale) {
        double area = 0;
        double x = Double.NaN;
        double y = Double.NaN;
        for (OperatingPoint point : roc(scores, points)) {
            double far = point.fmr();
            if (logScale && far == 0) {
                continue;
            }
            double nextX = logScale ? Math.log10(far) : far;
            double nextY = 1 - point.fnmr();
            if (!Double.isNaN(x)) {
                area -= (nextX - x) * (nextY + y) / 2;
            }
            x = nextX;
            y = nextY;
        }
        return area;
    }
}
