package org.facegap.evaluation.uncertainty;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's adjustment of p-values (1979): sorted, the {@code r}-th smallest of {@code m} (from 0) becomes {@code (m - r)
 * p}, made monotone and cut at 1. Controls the chance of any false finding among them, whatever their dependence.
 */
public final class Holm {
    private Holm() {}

    /** Adjusted values in the given order; NaN stays NaN and counts as no test. */
    public static double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = p.clone();
        double least = 0;
        for (int r = 0; r < order.length; r++) {
            least = Math.max(least, Math.min(1, (order.length - r) * p[order[r]]));
            adjusted[order[r]] = least;
        }
        return adjusted;
    }
}
