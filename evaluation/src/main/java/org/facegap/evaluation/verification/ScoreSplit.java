package org.facegap.evaluation.verification;

import java.util.Arrays;

/**
 * Genuine and impostor scores, each ascending, with the number of pairs that gave no score.
 *
 * @param genuine scores of genuine pairs, ascending, without NaN
 * @param impostor scores of impostor pairs, ascending, without NaN
 * @param failedGenuine genuine pairs whose score is NaN
 * @param failedImpostor impostor pairs whose score is NaN
 */
public record ScoreSplit(double[] genuine, double[] impostor, long failedGenuine, long failedImpostor) {
    /** Splits, sorts and counts. Both arrays have one entry per pair. */
    public static ScoreSplit of(double[] scores, boolean[] genuine) {
        if (scores.length != genuine.length) {
            throw new IllegalArgumentException("scores and labels differ in length");
        }
        double[] g = new double[scores.length];
        double[] s = new double[scores.length];
        int gn = 0;
        int sn = 0;
        long gf = 0;
        long sf = 0;
        for (int i = 0; i < scores.length; i++) {
            boolean failed = Double.isNaN(scores[i]);
            if (genuine[i]) {
                if (failed) {
                    gf++;
                } else {
                    g[gn++] = scores[i];
                }
            } else if (failed) {
                sf++;
            } else {
                s[sn++] = scores[i];
            }
        }
        g = Arrays.copyOf(g, gn);
        s = Arrays.copyOf(s, sn);
        Arrays.sort(g);
        Arrays.sort(s);
        return new ScoreSplit(g, s, gf, sf);
    }

    /** Impostor scores at or above the threshold: false matches. */
    public long falseMatches(double threshold) {
        return impostor.length - below(impostor, threshold);
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

    /** {@code FTA} = pairs without a score / all pairs; NaN without pairs. */
    public double failureRate() {
        long failed = failedGenuine + failedImpostor;
        return failed / (double) (failed + genuine.length + impostor.length);
    }

    /** Number of entries below a value in an ascending array. */
    static int below(double[] ascending, double value) {
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

    /** All distinct scores, ascending. */
    double[] distinct() {
        double[] all = Arrays.copyOf(genuine, genuine.length + impostor.length);
        System.arraycopy(impostor, 0, all, genuine.length, impostor.length);
        Arrays.sort(all);
        int n = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] > all[n - 1]) {
                all[n++] = all[i];
            }
        }
        return Arrays.copyOf(all, n);
    }
}
