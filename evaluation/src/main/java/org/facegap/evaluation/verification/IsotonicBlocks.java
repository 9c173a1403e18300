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
    private double[] lowest = new double[16];
    private int[] genuine = new int[16];
    private int[] impostor = new int[16];
    private int size;

    private IsotonicBlocks() {}

    /** @throws IllegalArgumentException without scores */
    public static IsotonicBlocks of(ScoreSplit scores) {
        IsotonicBlocks blocks = new IsotonicBlocks();
        ThresholdSweep sweep = new ThresholdSweep(scores);
        while (!sweep.atEnd()) {
            blocks.add(sweep.score(), sweep.genuineHere(), sweep.impostorHere());
            sweep.next();
        }
        return blocks;
    }

    /**
     * The same with the impostor scores of a tie before its genuine scores, as if they differed. No calibration can do
     * that, since it sees equal scores; bob.measure's {@code min_cllr} counts like this.
     *
     * @throws IllegalArgumentException without scores
     */
    public static IsotonicBlocks withTiesInFavour(ScoreSplit scores) {
        IsotonicBlocks blocks = new IsotonicBlocks();
        ThresholdSweep sweep = new ThresholdSweep(scores);
        while (!sweep.atEnd()) {
            if (sweep.impostorHere() > 0) {
                blocks.add(sweep.score(), 0, sweep.impostorHere());
            }
            if (sweep.genuineHere() > 0) {
                blocks.add(sweep.score(), sweep.genuineHere(), 0);
            }
            sweep.next();
        }
        return blocks;
    }

    private void add(double score, int genuineHere, int impostorHere) {
        if (size == lowest.length) {
            lowest = Arrays.copyOf(lowest, 2 * size);
            genuine = Arrays.copyOf(genuine, 2 * size);
            impostor = Arrays.copyOf(impostor, 2 * size);
        }
        lowest[size] = score;
        genuine[size] = genuineHere;
        impostor[size] = impostorHere;
        size++;
        while (size > 1
                && (long) genuine[size - 2] * impostor[size - 1] >= (long) genuine[size - 1] * impostor[size - 2]) {
            genuine[size - 2] += genuine[size - 1];
            impostor[size - 2] += impostor[size - 1];
            size--;
        }
    }

    /** Number of blocks. */
    public int size() {
        return size;
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
