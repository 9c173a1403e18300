package org.facegap.evaluation.verification;

import java.util.Arrays;
import org.facegap.core.UserError;

/**
 * Genuine and impostor scores, each ascending, with the number of pairs that gave no score.
 *
 * <p>Everything in this package is computed from these two sorted arrays, so ten million scores are sorted once.
 *
 * @param genuine scores of genuine pairs, ascending, finite; not copied
 * @param impostor scores of impostor pairs, ascending, finite; not copied
 * @param failedGenuine genuine pairs whose score is NaN
 * @param failedImpostor impostor pairs whose score is NaN
 */
public record ScoreSplit(double[] genuine, double[] impostor, long failedGenuine, long failedImpostor) {
    /**
     * Takes arrays that are sorted already.
     *
     * @throws IllegalArgumentException when an array is not ascending, holds NaN, or a count is negative
     * @throws UserError when a score is infinite: no threshold could reject it
     */
    public ScoreSplit {
        check(genuine, "genuine");
        check(impostor, "impostor");
        if (failedGenuine < 0 || failedImpostor < 0) {
            throw new IllegalArgumentException("failures must not be negative");
        }
    }

    private static void check(double[] scores, String kind) {
        for (int i = 1; i < scores.length; i++) {
            if (!(scores[i - 1] <= scores[i])) {
                throw new IllegalArgumentException(kind + " scores must be ascending and without NaN");
            }
        }
        int n = scores.length;
        if (n == 1 && Double.isNaN(scores[0])) {
            throw new IllegalArgumentException(kind + " scores must be ascending and without NaN");
        }
        if (n > 0 && (Double.isInfinite(scores[0]) || Double.isInfinite(scores[n - 1]))) {
            throw new UserError("A " + kind
                    + " score is infinite: scores must be finite numbers, or NaN for a pair that gave no score.");
        }
    }

    /** Splits, sorts and counts; NaN is a pair that gave no score. Both arrays have one entry per pair. */
    public static ScoreSplit of(double[] scores, boolean[] genuine) {
        if (scores.length != genuine.length) {
            throw new IllegalArgumentException("scores and labels differ in length");
        }
        int count = 0;
        for (boolean g : genuine) {
            count += g ? 1 : 0;
        }
        double[] g = new double[count];
        double[] s = new double[scores.length - count];
        int gn = 0;
        int sn = 0;
        for (int i = 0; i < scores.length; i++) {
            if (genuine[i]) {
                g[gn++] = scores[i];
            } else {
                s[sn++] = scores[i];
            }
        }
        return sorting(g, s);
    }

    /** Copies, sorts and counts; NaN is a pair that gave no score. */
    public static ScoreSplit ofKinds(double[] genuine, double[] impostor) {
        return sorting(genuine.clone(), impostor.clone());
    }

    /** Distances, where less means more similar: copies, negates, sorts and counts. */
    public static ScoreSplit ofDistances(double[] genuine, double[] impostor) {
        return sorting(negated(genuine), negated(impostor));
    }

    private static double[] negated(double[] distances) {
        double[] scores = new double[distances.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = -distances[i];
        }
        return scores;
    }

    /** Sorts in place; NaN ends up behind all numbers. */
    private static ScoreSplit sorting(double[] genuine, double[] impostor) {
        double[] g = withoutFailures(genuine);
        double[] s = withoutFailures(impostor);
        return new ScoreSplit(g, s, genuine.length - g.length, impostor.length - s.length);
    }

    private static double[] withoutFailures(double[] scores) {
        Arrays.parallelSort(scores);
        int n = scores.length;
        while (n > 0 && Double.isNaN(scores[n - 1])) {
            n--;
        }
        return n == scores.length ? scores : Arrays.copyOf(scores, n);
    }

    /** Counts of errors at a threshold, in {@code O(log n)}. */
    public OperatingPoint at(double threshold) {
        return new OperatingPoint(
                threshold, falseMatches(threshold), impostor.length, falseNonMatches(threshold), genuine.length);
    }

    /** Impostor scores at or above the threshold: false matches. */
    public long falseMatches(double threshold) {
        return (long) impostor.length - below(impostor, threshold);
    }

    /** Genuine scores below the threshold: false non-matches. */
    public long falseNonMatches(double threshold) {
        return below(genuine, threshold);
    }

    /** {@code FMR(t) = #{impostor >= t} / N}; NaN without impostors. */
    public double fmr(double threshold) {
        return falseMatches(threshold) / (double) impostor.length;
    }

    /** {@code FNMR(t) = #{genuine < t} / M}; NaN without genuine pairs. */
    public double fnmr(double threshold) {
        return falseNonMatches(threshold) / (double) genuine.length;
    }

    /** Whether there are scores of both kinds. */
    public boolean hasBothKinds() {
        return genuine.length > 0 && impostor.length > 0;
    }

    /** What a metric over both kinds needs. */
    void needBothKinds(String what) {
        if (!hasBothKinds()) {
            throw new IllegalArgumentException(what + " needs genuine and impostor scores");
        }
    }

    /** Number of entries below a value in an ascending array. */
    public static int below(double[] ascending, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("a threshold must be a number");
        }
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int mid = (low + high) >>> 1;
            if (ascending[mid] < value) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        return low;
    }
}
