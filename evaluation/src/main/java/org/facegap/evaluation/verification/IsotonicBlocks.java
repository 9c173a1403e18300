package org.facegap.evaluation.verification;

import java.util.Arrays;

/**
 * Pool-adjacent-violators over ascending scores: the scores fall into blocks within which the share of genuine pairs is
 * constant and between which it rises. The blocks are the corners of the ROC's convex hull and give the best possible
 * calibration of the scores.
 *
 * <p>Equal scores are one observation, whatever their order in a file; neighbouring blocks of equal share are pooled.
 * Shares are compared as whole numbers. Source: Ayer et al. 1955; BOSARIS toolkit (Brummer and de Villiers 2011).
 */
public final class IsotonicBlocks {
    private final double[] lowest;
    private final int[] genuine;
    private final int[] impostor;

    private IsotonicBlocks(double[] lowest, int[] genuine, int[] impostor) {
        this.lowest = lowest;
        this.genuine = genuine;
        this.impostor = impostor;
    }

    /** @throws IllegalArgumentException without scores */
    public static IsotonicBlocks of(ScoreSplit scores) {
        ThresholdSweep sweep = new ThresholdSweep(scores);
        double[] lowest = new double[16];
        int[] g = new int[16];
        int[] s = new int[16];
        int n = 0;
        do {
            if (sweep.atEnd()) {
                break;
            }
            if (n == g.length) {
                lowest = Arrays.copyOf(lowest, 2 * n);
                g = Arrays.copyOf(g, 2 * n);
                s = Arrays.copyOf(s, 2 * n);
            }
            lowest[n] = sweep.score();
            g[n] = sweep.genuineHere();
            s[n] = sweep.impostorHere();
            n++;
            while (n > 1 && (long) g[n - 2] * s[n - 1] >= (long) g[n - 1] * s[n - 2]) {
                g[n - 2] += g[n - 1];
                s[n - 2] += s[n - 1];
                n--;
            }
        } while (sweep.next());
        return new IsotonicBlocks(Arrays.copyOf(lowest, n), Arrays.copyOf(g, n), Arrays.copyOf(s, n));
    }

    /** Number of blocks. */
    public int size() {
        return lowest.length;
    }

    /** Lowest score of a block, 0 being the lowest block. */
    public double lowest(int block) {
        return lowest[block];
    }

    /** Genuine scores in a block. */
    public int genuine(int block) {
        return genuine[block];
    }

    /** Impostor scores in a block. */
    public int impostor(int block) {
        return impostor[block];
    }
}
