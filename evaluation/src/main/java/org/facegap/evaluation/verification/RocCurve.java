package org.facegap.evaluation.verification;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Receiver operating characteristic: error counts at every threshold that changes a decision.
 *
 * <p>Equal scores are accepted together, so a tie between genuine and impostor scores is one slanted step and never two.
 * The first point accepts nothing (threshold just above the highest score, FMR 0, FNMR 1), the last one everything. A
 * curve over ten million distinct scores takes 16 bytes a point.
 */
public final class RocCurve {
    private final double[] thresholds;
    private final int[] falseMatches;
    private final int[] falseNonMatches;
    private final int impostor;
    private final int genuine;
    private final int size;

    private RocCurve(ScoreSplit scores) {
        genuine = scores.genuine().length;
        impostor = scores.impostor().length;
        int most = scores.hasBothKinds() ? distinct(scores) + 1 : 0;
        thresholds = new double[most];
        falseMatches = new int[most];
        falseNonMatches = new int[most];
        int at = most;
        if (most > 0) {
            ThresholdSweep sweep = new ThresholdSweep(scores);
            do {
                at--;
                thresholds[at] = sweep.score();
                falseMatches[at] = sweep.falseMatches();
                falseNonMatches[at] = sweep.falseNonMatches();
            } while (sweep.next());
        }
        size = most;
    }

    private static int distinct(ScoreSplit scores) {
        int count = 0;
        ThresholdSweep sweep = new ThresholdSweep(scores);
        while (sweep.next()) {
            count++;
        }
        return count;
    }

    /** The curve of a split; it has no points when there are no genuine or no impostor scores. */
    public static RocCurve of(ScoreSplit scores) {
        return new RocCurve(scores);
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** A point, 0 being the one that accepts nothing. */
    public OperatingPoint point(int index) {
        return new OperatingPoint(thresholds[index], falseMatches[index], impostor, falseNonMatches[index], genuine);
    }

    /** FMR of a point. */
    public double fmr(int index) {
        return falseMatches[index] / (double) impostor;
    }

    /** FNMR of a point. */
    public double fnmr(int index) {
        return falseNonMatches[index] / (double) genuine;
    }

    /** The points from the highest threshold to the lowest, made when they are asked for. */
    public List<OperatingPoint> points() {
        return new Points();
    }

    private final class Points extends AbstractList<OperatingPoint> implements RandomAccess {
        @Override
        public OperatingPoint get(int index) {
            return point(index);
        }

        @Override
        public int size() {
            return size;
        }
    }

    /**
     * At most {@code most} points for drawing, ends kept. Half of them are spread evenly over the points that have
     * distinct FMR on a logarithmic axis, half evenly over the curve, so that both axes draw well.
     */
    public List<OperatingPoint> thinned(int most) {
        if (most < 4) {
            throw new IllegalArgumentException("most: must be 4 or more, not " + most);
        }
        if (size <= most) {
            return List.copyOf(points());
        }
        boolean[] keep = new boolean[size];
        keep[0] = true;
        keep[size - 1] = true;
        int half = (most - 2) / 2;
        for (int k = 1; k <= half; k++) {
            keep[(int) ((long) k * (size - 1) / (half + 1))] = true;
        }
        double smallest = 1;
        for (int i = 0; i < size; i++) {
            if (falseMatches[i] > 0) {
                smallest = fmr(i);
                break;
            }
        }
        int at = 0;
        for (int k = 0; k < half; k++) {
            double target = smallest * Math.pow(1 / smallest, k / (double) half);
            while (at + 1 < size && fmr(at + 1) <= target) {
                at++;
            }
            keep[at] = true;
        }
        List<OperatingPoint> thin = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (keep[i]) {
                thin.add(point(i));
            }
        }
        return thin;
    }
}
