package org.facegap.models.named;

/** Turns images into vectors in which one identity's images lie close together. */
public interface Embedding extends AutoCloseable {
    /**
     * Embeds images.
     *
     * @param images planar RGB 0..1, each float[3 * side * side] of the face source's side
     * @return one unit vector each; zeros for an image in which a model that looks for a face found none
     */
    float[][] embed(float[][] images);

    /** Cosine of two unit vectors. */
    static double cosine(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
