package org.facegap.generator.search;

import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;

/** Makes a child of a genome. Implementations keep their own random stream; not thread-safe. */
interface Mutation {
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
        double[] deviation = space.deviations(seed);
        return parent -> {
            float[] child = parent.clone();
            for (int i = 0; i < child.length; i++) {
                child[i] += (float) (sigma * deviation[i % deviation.length] * random.next());
            }
            return child;
        };
    }
}
