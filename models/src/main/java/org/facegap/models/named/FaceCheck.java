package org.facegap.models.named;

import java.util.Arrays;

/** Says how sure it is that pictures show a face. */
public interface FaceCheck extends AutoCloseable {
    /**
     * Looks at pictures.
     *
     * @param pictures planar RGB 0..1, each float[3 * side * side] of the face source's side
     * @return one number of 0..1 each, 0 when there is no face; two checks' numbers cannot be compared
     */
    float[] confidence(float[][] pictures);

    /** Finds a face in every picture: for runs whose only check is how usual a latent is. */
    FaceCheck NONE = pictures -> {
        float[] confidence = new float[pictures.length];
        Arrays.fill(confidence, 1);
        return confidence;
    };

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
