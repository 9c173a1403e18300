package org.facegap.evaluation.suite;

import org.facegap.evaluation.verification.CosineScores;

/**
 * Scores of the model of one training seed, one per pair, NaN for a failure.
 *
 * @param seed training seed
 * @param testScores in the order of the test pairs
 * @param calibrationScores in the order of the calibration pairs
 */
public record SeedScores(long seed, double[] testScores, double[] calibrationScores) {
    /**
     * Cosine scores of embeddings.
     *
     * @param seed training seed
     * @param test {@code [test images][d]}
     * @param calibration {@code [calibration images][d]}
     * @param protocol pairs of both splits
     */
    public static SeedScores ofEmbeddings(
            long seed, float[][] test, float[][] calibration, VerificationProtocol protocol) {
        return new SeedScores(
                seed,
                CosineScores.of(test, protocol.test().pairs()),
                CosineScores.of(calibration, protocol.calibration().pairs()));
    }
}
