package org.facegap.evaluation.suite;

/**
 * How a suite is measured.
 *
 * @param targetFmr false match rate the global threshold aims at on the calibration split
 * @param confidence level of every interval, such as 0.95
 * @param replicates replicates of the identity bootstrap
 * @param permutations permutations of group labels for each gap
 * @param minimumTrials a rate on fewer trials of a kind is TOO_FEW
 * @param rocPoints most points of a ROC in the results
 * @param seed seed of every resampling
 */
public record EvaluationSettings(
        double targetFmr,
        double confidence,
        int replicates,
        int permutations,
        int minimumTrials,
        int rocPoints,
        long seed) {
    public EvaluationSettings {
        check(targetFmr > 0 && targetFmr < 1, "targetFmr: must lie in (0, 1)");
        check(confidence > 0.5 && confidence < 1, "confidence: must lie in (0.5, 1)");
        check(replicates >= 100, "replicates: must be 100 or more");
        check(permutations >= 100, "permutations: must be 100 or more");
        check(minimumTrials >= 1, "minimumTrials: must be 1 or more");
        check(rocPoints >= 10, "rocPoints: must be 10 or more");
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** FMR 1 %, 95 % intervals, 1,000 replicates, 2,000 permutations, 30 trials, 200 ROC points. */
    public static EvaluationSettings standard(long seed) {
        return new EvaluationSettings(0.01, 0.95, 1000, 2000, 30, 200, seed);
    }
}
