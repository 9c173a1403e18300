package org.facegap.evaluation.verification;

/**
 * Mean and spread of a figure over folds. Tools print different spreads under the same sign: insightface the population
 * standard deviation, LFW the standard error of the mean, which is about three times smaller for ten folds.
 *
 * <p>Neither is an interval for other people: the folds share thresholds' training pairs, and pairs share identities.
 *
 * @param mean mean over the folds; NaN without folds
 * @param populationSd standard deviation, divided by k; NaN without folds
 * @param sampleSd standard deviation, divided by k - 1; NaN below two folds
 * @param folds number of folds k with a value
 */
public record FoldSpread(double mean, double populationSd, double sampleSd, int folds) {
    /** NaN values are folds without one. */
    public static FoldSpread of(double[] perFold) {
        double sum = 0;
        int k = 0;
        for (double v : perFold) {
            if (!Double.isNaN(v)) {
                sum += v;
                k++;
            }
        }
        double mean = sum / k;
        double squares = 0;
        for (double v : perFold) {
            if (!Double.isNaN(v)) {
                squares += (v - mean) * (v - mean);
            }
        }
        return new FoldSpread(mean, Math.sqrt(squares / k), k < 2 ? Double.NaN : Math.sqrt(squares / (k - 1)), k);
    }

    /** Standard error of the mean, {@code sampleSd / sqrt(k)}; NaN below two folds. */
    public double standardError() {
        return sampleSd / Math.sqrt(folds);
    }
}
