package org.facegap.models.named;

import java.util.Arrays;

/** Says how sure it is that images show a face. */
public interface FaceCheck extends AutoCloseable {
    /**
     * Looks at images.
     *
     * @param images planar RGB 0..1, each float[3 * side * side] of the face source's side
     * @return one number of 0..1 each, 0 when there is no face; two checks' numbers cannot be compared
     */
    float[] confidence(float[][] images);

    /** Finds a face in every image: for runs whose only check is how usual a latent is. */
    FaceCheck NONE = images -> {
        float[] confidence = new float[images.length];
        Arrays.fill(confidence, 1);
        return confidence;
    };

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
