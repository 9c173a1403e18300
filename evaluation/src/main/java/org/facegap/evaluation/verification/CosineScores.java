package org.facegap.evaluation.verification;

import org.facegap.core.pairs.PairSet;
import org.facegap.core.pairs.VerificationPair;
import org.facegap.core.statistics.Cosine;

/** Cosine similarity of embeddings. */
public final class CosineScores {
    private CosineScores() {}

    /**
     * {@code cos(a, b) = sum_k a_k b_k / (|a| |b|)}, accumulated in double, one score per pair.
     *
     * <p>An embedding with a NaN or infinite component or of length zero stands for an image that gave no template: all
     * its scores are NaN, which is counted as a failure and not as a score.
     *
     * @param embeddings {@code [n][d]}, one row per image
     * @param pairs rows to compare
     * @return scores in {@code [-1, 1]} or NaN, {@code [pairs]}
     * @throws IllegalArgumentException when a pair names a row that does not exist or rows differ in length
     */
    public static double[] of(float[][] embeddings, PairSet pairs) {
        double[] norms = new double[embeddings.length];
        for (int i = 0; i < embeddings.length; i++) {
            norms[i] = Cosine.norm(embeddings[i], 0, embeddings[i].length);
        }
        double[] scores = new double[pairs.size()];
        for (int p = 0; p < scores.length; p++) {
            VerificationPair pair = pairs.pairs().get(p);
            if (pair.a() >= embeddings.length || pair.b() >= embeddings.length) {
                throw new IllegalArgumentException(
                        "pair " + p + " names a row beyond the " + embeddings.length + " embeddings");
            }
            scores[p] = Cosine.of(
                    Cosine.product(embeddings[pair.a()], embeddings[pair.b()]), norms[pair.a()] * norms[pair.b()]);
        }
        return scores;
    }
}
