package org.facegap.trainer.loop;

import java.util.Arrays;

/** What an image counts in a loss, by how many of its kind there are. */
public enum ShareWeight {
    /** All alike. */
    NONE,
    /** 1 / n. */
    INVERSE_SHARE,
    /** (1 - beta) / (1 - beta^n) (Cui et al., CVPR 2019). */
    EFFECTIVE_NUMBER;

    /**
     * Weights of all kinds, scaled so that the mean over all images is 1.
     *
     * @param counts images of each kind; a kind without any has weight 0
     */
    public double[] of(long[] counts, double beta) {
        double[] weights = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (counts[i] > 0) {
                weights[i] = switch (this) {
                    case NONE -> 1;
                    case INVERSE_SHARE -> 1.0 / counts[i];
                    // expm1 keeps the difference where beta^n is near 1.
                    case EFFECTIVE_NUMBER -> (1 - beta) / -Math.expm1(counts[i] * Math.log(beta));
                };
                sum += counts[i] * weights[i];
            }
        }
        double scale = Arrays.stream(counts).sum() / sum;
        return Arrays.stream(weights).map(w -> w * scale).toArray();
    }
}
