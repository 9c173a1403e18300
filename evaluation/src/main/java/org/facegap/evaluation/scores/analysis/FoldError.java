package org.facegap.evaluation.scores.analysis;

import java.util.Arrays;
import org.facegap.core.random.Gaussian;
import org.facegap.evaluation.verification.BestAccuracy;
import org.facegap.evaluation.verification.FoldAccuracy;
import org.facegap.evaluation.verification.ScoreSplit;

/**
 * What it costs an accuracy by cross-validation that the threshold of each fold is chosen on the other folds, as an estimate of the
 * accuracy at the best threshold.
 *
 * <p>A best threshold is where a random walk with a parabolic drift is highest, so it is off by the order of {@code n^(-1/3)} and the
 * resampling of its decisions does not see that. With the loss {@code L} of accuracy that this error costs on average, the highest accuracy
 * over all thresholds on the same pairs is too high by {@code 3 L} (the highest value {@code M(c)} of {@code W(t) - c t^2} has mean
 * {@code k c^(-1/3)}, and the mean of {@code c t^2} at its place is {@code -c dM/dc = k c^(-1/3) / 3}), and cross-validation too low by
 * {@code f L}, with {@code f = (K / (K - 1))^(2/3)} for thresholds that are chosen on {@code K - 1} of {@code K} folds, and {@code K - 2} for pairs of two folds. Hence both accuracies
 * tell {@code L}, and {@code f L = f / (3 + f) (highest - cross-validated)} is the bias. Variances are multiples of its square
 * in the same limit; the multiples are those of simulations with and without effects of identities (docs/uncertainty.md).
 *
 * @param biases by how much the accuracy by folds of each training is too low, 0 or more
 * @param variance what the thresholds add to the variance of the accuracy by folds
 * @param corrected what they add to that of the accuracy by folds + {@link #bias}
 */
record FoldError(double[] biases, double variance, double corrected) {
    private static final double VARIANCE = 5.5;
    private static final double CORRECTED = 2.5;
    private static final double GAIN = 3;

    /**
     * Of one training.
     *
     * @param across share of the pairs that are decided without two folds, the mean of genuine and impostor ones
     */
    static double bias(FoldAccuracy byFolds, ScoreSplit scores, int folds, double across) {
        double off = (1 - across) * loss(folds, 1) + across * loss(folds, 2);
        double gap = BestAccuracy.balanced(scores).balancedAccuracy() - byFolds.accuracy();
        return Math.max(0, gap) * off / (GAIN + off);
    }

    /** {@code f}; two folds leave nothing to choose on without two others. */
    private static double loss(int folds, int without) {
        return Math.pow(folds / (double) Math.max(1, folds - without), 2 / 3.0);
    }

    /** Of all trainings. With several the variance is in what their accuracies differ by, and is not added once more. */
    static FoldError of(double[] biases) {
        double square = biases.length == 1 ? biases[0] * biases[0] : 0;
        return new FoldError(biases, VARIANCE * square, CORRECTED * square);
    }

    /** By how much the accuracy by folds is too low, the mean over trainings. */
    double bias() {
        return Arrays.stream(biases).average().orElse(0);
    }

    /** Deviations of mean zero and variance {@code corrected}. */
    double[] deviations(int replicates, long seed) {
        Gaussian normal = new Gaussian(seed);
        double[] moved = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            moved[r] = Math.sqrt(corrected) * normal.next();
        }
        return moved;
    }
}
