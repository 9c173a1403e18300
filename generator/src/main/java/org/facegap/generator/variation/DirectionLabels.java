package org.facegap.generator.variation;

import java.util.List;

/** Says of latents how much of each image trait they carry. */
public interface DirectionLabels {
    /**
     * Something about the image.
     *
     * @param family pose, light, expression, hair, background or exposure
     * @param name for example {@code yaw}
     */
    record Trait(String family, String name) {}

    /** What is measured, in the order in which directions are made orthogonal. */
    List<Trait> traits();

    /**
     * Measures latents.
     *
     * @param z each on the sphere of radius sqrt(dimension)
     * @return per latent one number per trait, more meaning more of it; only their order counts
     */
    double[][] measure(float[][] z);
}
