package org.facegap.core.statistics;

import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/** How p-values of several tests are made larger for being several. NaN counts as no test. */
public enum Adjustment {
    /**
     * Holm (1979): sorted, the {@code r}-th smallest of {@code m} (from 0) becomes {@code (m - r) p}, made monotone and cut at 1. Controls
     * the chance of any false finding among them, whatever their dependence.
     */
    HOLM("Holm") {
        @Override
        public double[] of(double[] p) {
            int[] order = order(p);
            double[] adjusted = p.clone();
            double least = 0;
            for (int r = 0; r < order.length; r++) {
                least = Math.max(least, Math.min(1, (order.length - r) * p[order[r]]));
                adjusted[order[r]] = least;
            }
            return adjusted;
        }
    },
    /**
     * Benjamini and Hochberg (1995): the {@code r}-th smallest of {@code m} (from 1) becomes {@code m p / r}, made monotone from the
     * largest down and cut at 1. Controls the expected share of false findings among those found, for tests that are independent or
     * positively dependent.
     */
    BH("Benjamini-Hochberg") {
        @Override
        public double[] of(double[] p) {
            int[] order = order(p);
            double[] adjusted = p.clone();
            double most = 1;
            for (int r = order.length; r > 0; r--) {
                most = Math.min(most, order.length * p[order[r - 1]] / r);
                adjusted[order[r - 1]] = most;
            }
            return adjusted;
        }
    };

    private final String words;

    Adjustment(String words) {
        this.words = words;
    }

    /** Adjusted values in the given order; NaN stays NaN. */
    public abstract double[] of(double[] p);

    /** After whom it is named. */
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static int[] order(double[] p) {
        return IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(i -> i)
                .toArray();
    }
}
