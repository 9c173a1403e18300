package org.facegap.generator.search;

import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;

/** Makes a child of a genome. Implementations keep their own random stream; not thread-safe. */
interface Mutation {
    /** How many latents a deviation is measured on. */
    int MEASURED = 2_000;

    /** A mutant; the parent stays as it is. */
    float[] child(float[] parent);

    /**
     * Normal noise: in Z of standard deviation sigma and back on the sphere, so that steps do not shrink with the
     * generations; in W and W+ of sigma times each coordinate's standard deviation among mapped latents.
     */
    static Mutation normal(LatentSpace space, double sigma, long seed) {
        Gaussian random = new Gaussian(Seeds.derive(seed, "mutations"));
        if (space.kind() == LatentSpace.Kind.Z) {
            LatentSphere sphere = new LatentSphere(space.dimension());
            return parent -> sphere.mutate(parent, sigma, random);
        }
        double[] deviation = deviations(space, seed);
        return parent -> {
            float[] child = parent.clone();
            for (int i = 0; i < child.length; i++) {
                child[i] += (float) (sigma * deviation[i % deviation.length] * random.next());
            }
            return child;
        };
    }

    /** Standard deviation of every coordinate of w among mapped latents, at the space's truncation. */
    static double[] deviations(LatentSpace space, long seed) {
        Gaussian random = new Gaussian(Seeds.derive(seed, "deviations of w"));
        float[][] w =
                space.faces().map(new LatentSphere(space.faces().latentDim()).draw(MEASURED, random), space.psi());
        double[] deviation = new double[w[0].length];
        for (int j = 0; j < deviation.length; j++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : w) {
                sum += row[j];
                squares += (double) row[j] * row[j];
            }
            double mean = sum / w.length;
            deviation[j] = Math.sqrt(Math.max(0, squares / w.length - mean * mean));
        }
        return deviation;
    }
}
