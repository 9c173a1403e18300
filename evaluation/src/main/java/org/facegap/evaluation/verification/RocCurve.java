package org.facegap.evaluation.verification;

import java.util.ArrayList;
import java.util.List;

/**
 * Receiver operating characteristic: FMR and FNMR at every threshold that changes a decision.
 *
 * <p>Equal scores are accepted together, so a tie between genuine and impostor scores is one slanted step and never two.
 * The first point accepts nothing (threshold just above the highest score, FMR 0, FNMR 1), the last one everything.
 *
 * @param points from the highest threshold to the lowest; empty when there are no genuine or no impostor scores
 */
public record RocCurve(List<OperatingPoint> points) {
    public RocCurve {
        points = List.copyOf(points);
    }

    /** The curve of a split. */
    public static RocCurve of(ScoreSplit scores) {
        if (scores.genuine().length == 0 || scores.impostor().length == 0) {
            return new RocCurve(List.of());
        }
        double[] distinct = scores.distinct();
        List<OperatingPoint> points = new ArrayList<>(distinct.length + 1);
        points.add(new OperatingPoint(Math.nextUp(distinct[distinct.length - 1]), 0, 1));
        for (int i = distinct.length - 1; i >= 0; i--) {
            points.add(new OperatingPoint(distinct[i], scores.fmr(distinct[i]), scores.fnmr(distinct[i])));
        }
        return new RocCurve(points);
    }

    /**
     * At most {@code most} points for drawing, ends kept. Half of them are spread evenly over the points that have
     * distinct FMR on a logarithmic axis, half evenly over the curve, so that both axes draw well.
     */
    public List<OperatingPoint> thinned(int most) {
        if (most < 4) {
            throw new IllegalArgumentException("most: must be 4 or more, not " + most);
        }
        int n = points.size();
        if (n <= most) {
            return points;
        }
        boolean[] keep = new boolean[n];
        keep[0] = true;
        keep[n - 1] = true;
        int half = (most - 2) / 2;
        for (int k = 1; k <= half; k++) {
            keep[(int) ((long) k * (n - 1) / (half + 1))] = true;
        }
        double smallest = 1;
        for (OperatingPoint p : points) {
            if (p.fmr() > 0) {
                smallest = p.fmr();
                break;
            }
        }
        int at = 0;
        for (int k = 0; k < half; k++) {
            double target = smallest * Math.pow(1 / smallest, k / (double) half);
            while (at + 1 < n && points.get(at + 1).fmr() <= target) {
                at++;
            }
            keep[at] = true;
        }
        List<OperatingPoint> thin = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (keep[i]) {
                thin.add(points.get(i));
            }
        }
        return thin;
    }
}
