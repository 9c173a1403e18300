package org.facegap.generator.latent;

/** Renders faces from latents. Only the direction of z matters, so z is kept on the sphere of radius sqrt(latentDim). */
public interface FaceSource extends AutoCloseable {
    /** Length of z. */
    int latentDim();

    /** Length of w. */
    int styleDim();

    /** Number of layers that take a w of their own; a W+ latent has {@code layers() * styleDim()} numbers. */
    int layers();

    /** Side of the images in pixels. */
    int size();

    /**
     * From z to w.
     *
     * @param z each float[latentDim]
     * @param psi truncation: 1 leaves w as it is, 0 gives the average w
     */
    float[][] map(float[][] z, double psi);

    /**
     * Renders.
     *
     * @param w all of them float[styleDim], the same in every layer, or all of them float[layers * styleDim]
     * @return planar RGB 0..1, each float[3 * size * size]
     */
    float[][] render(float[][] w);

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
