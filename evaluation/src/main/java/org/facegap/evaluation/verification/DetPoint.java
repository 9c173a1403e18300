package org.facegap.evaluation.verification;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * A point of the detection error trade-off: both error rates on normal deviate axes, {@code Phi^-1(rate)}, where scores
 * with normal distributions give a straight line.
 *
 * <p>For drawing alone the rates are moved into {@code [0.5/n, 1 - 0.5/n]}, since 0 and 1 lie at infinity; the counts
 * stay as they are. Source: Martin et al. 1997.
 *
 * @param point counts
 * @param fmrDeviate x, {@code Phi^-1(FMR)}
 * @param fnmrDeviate y, {@code Phi^-1(FNMR)}
 */
public record DetPoint(OperatingPoint point, double fmrDeviate, double fnmrDeviate) {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /** @throws IllegalArgumentException when a kind has no scores */
    public static DetPoint of(OperatingPoint point) {
        if (point.genuine() == 0 || point.impostor() == 0) {
            throw new IllegalArgumentException("a DET point needs genuine and impostor scores");
        }
        return new DetPoint(point, deviate(point.fmr(), point.impostor()), deviate(point.fnmr(), point.genuine()));
    }

    /** The curve of a list of points, such as {@link RocCurve#thinned}. */
    public static List<DetPoint> curve(List<OperatingPoint> points) {
        List<DetPoint> curve = new ArrayList<>(points.size());
        for (OperatingPoint point : points) {
            curve.add(of(point));
        }
        return curve;
    }

    private static double deviate(double rate, long n) {
        double edge = 0.5 / n;
        return NORMAL.inverseCumulativeProbability(Math.max(edge, Math.min(1 - edge, rate)));
    }
}
