package org.facegap.evaluation.verification;

import org.facegap.core.estimate.Estimate;

/**
 * Sensitivity index, also called decidability: {@code d' = |mu_g - mu_s| / sqrt((var_g + var_s) / 2)}.
 *
 * <p>Tools differ in the variance: pyeer divides by n, others by n - 1, and 50 + 50 scores give 2.126 or 2.104. Both are
 * here. Source: Daugman 2000; Green and Swets 1966.
 *
 * @param genuineMean mean of the genuine scores
 * @param impostorMean mean of the impostor scores
 * @param genuineSquares sum of squared deviations of the genuine scores from their mean
 * @param impostorSquares likewise of the impostor scores
 * @param genuine number of genuine scores
 * @param impostor number of impostor scores
 */
public record DPrime(
        double genuineMean,
        double impostorMean,
        double genuineSquares,
        double impostorSquares,
        long genuine,
        long impostor) {
    private static final String UNIT = "standard deviations";

    /** Moments of a split; of a kind without scores they are NaN. */
    public static DPrime of(ScoreSplit scores) {
        double genuineMean = mean(scores.genuine());
        double impostorMean = mean(scores.impostor());
        return new DPrime(
                genuineMean,
                impostorMean,
                squares(scores.genuine(), genuineMean),
                squares(scores.impostor(), impostorMean),
                scores.genuine().length,
                scores.impostor().length);
    }

    /** Equal scores have exactly their value as mean and no spread, whatever rounding does to their sum. */
    private static double mean(double[] ascending) {
        int n = ascending.length;
        if (n > 0 && ascending[0] == ascending[n - 1]) {
            return ascending[0];
        }
        double sum = 0;
        for (double v : ascending) {
            sum += v;
        }
        return sum / n;
    }

    private static double squares(double[] values, double mean) {
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return values.length == 0 ? Double.NaN : sum;
    }

    /** With population variances (divided by n), as pyeer does. */
    public Estimate population() {
        return estimate(0, 1);
    }

    /** With sample variances (divided by n - 1); TOO_FEW below two scores of a kind. */
    public Estimate sample() {
        return estimate(1, 2);
    }

    private Estimate estimate(int freedom, int needed) {
        long n = genuine + impostor;
        if (genuine == 0 || impostor == 0) {
            return Estimate.undefined(genuine == 0 ? "no genuine scores" : "no impostor scores", n, UNIT);
        }
        long least = Math.min(genuine, impostor);
        if (least < needed) {
            return Estimate.tooFew(least, needed, UNIT);
        }
        double spread = Math.sqrt((genuineSquares / (genuine - freedom) + impostorSquares / (impostor - freedom)) / 2);
        double distance = Math.abs(genuineMean - impostorMean);
        if (spread == 0) {
            return distance == 0 ? Estimate.undefined("all scores are equal", n, UNIT) : Estimate.infinite(n, UNIT);
        }
        return Estimate.point(distance / spread, n, UNIT);
    }
}
