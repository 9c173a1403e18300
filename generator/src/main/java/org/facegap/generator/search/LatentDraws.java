package org.facegap.generator.search;

import java.util.function.UnaryOperator;
import org.facegap.core.random.Gaussian;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;

/**
 * Where a strategy takes genomes from: independent draws, their neutral form and their styles.
 *
 * @param space the genomes live in
 * @param neutral from a genome to the same identity's neutral genome, as the search renders it; must not change its argument
 */
public record LatentDraws(LatentSpace space, UnaryOperator<float[]> neutral) {
    /** The next independent genomes of a stream. */
    public float[][] draw(int count, Gaussian random) {
        return space.fromZ(new LatentSphere(space.faces().latentDim()).draw(count, random));
    }

    /** Styles that {@link org.facegap.generator.latent.FaceSource#render} takes, of the neutral genomes. */
    public float[][] styles(float[][] neutralGenomes) {
        return space.styles(neutralGenomes);
    }

    /** Neutral genomes. */
    public float[][] neutral(float[][] genomes) {
        float[][] all = new float[genomes.length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = neutral.apply(genomes[i]);
        }
        return all;
    }
}
