package org.facegap.evaluation.matching;

import org.facegap.core.statistics.Cosine;
import org.jspecify.annotations.Nullable;

/** What one system made of a dataset's images: a vector of length 1 by row, or none where it failed. */
public final class FaceVectors {
    private final String system;
    private final float[] @Nullable [] vectors;

    /**
     * Vectors, which are kept.
     *
     * @param system name of the system
     * @param vectors by row of the dataset, each float[d] of length 1; null for a failure to acquire, or for an image that
     *     no pair names
     */
    public FaceVectors(String system, float[] @Nullable [] vectors) {
        this.system = system;
        this.vectors = vectors;
    }

    /** Name of the system. */
    public String system() {
        return system;
    }

    /**
     * Cosine of two images' vectors, within [-1, 1], summed in double precision and rounded to float, since the vectors
     * hold no more; NaN where one of them is missing.
     *
     * @throws IllegalArgumentException when their lengths differ
     */
    public float cosine(int a, int b) {
        float[] x = vectors[a];
        float[] y = vectors[b];
        if (x == null || y == null) {
            return Float.NaN;
        }
        return (float) Cosine.of(Cosine.product(x, y), 1);
    }
}
