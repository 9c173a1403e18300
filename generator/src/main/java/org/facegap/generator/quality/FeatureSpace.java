package org.facegap.generator.quality;

import org.facegap.core.UserError;

/**
 * Where features lie. Embeddings are compared by their angles, so they are brought to length 1, and the kernel is
 * {@code (cos + 1)^3}: what the KID's kernel is for features of length sqrt(dimension). Inception features stay as they are and
 * have the KID's kernel {@code (x.y / dimension + 1)^3}; only of them do the distances have the names FID and KID.
 *
 * @param name of the embedder, or of what the features are
 * @param inception whether the user says that they are Inception's
 */
public record FeatureSpace(String name, boolean inception) {
    /** The Frechet distance's name here. */
    public String frechetName() {
        return inception ? "FID" : "Frechet distance in " + name + "'s space";
    }

    /** The kernel distance's name here. */
    public String kernelName() {
        return inception ? "KID" : "kernel distance in " + name + "'s space";
    }

    /** g of the kernel. */
    double kernelScale(int dimension) {
        return inception ? 1.0 / dimension : 1;
    }

    /**
     * A feature as it is used here.
     *
     * @param place what messages call it
     * @throws UserError when it is no direction, or not finite
     */
    public float[] place(float[] feature, String place) {
        double square = 0;
        for (float v : feature) {
            square += (double) v * v;
        }
        if (!Double.isFinite(square) || (square == 0 && !inception)) {
            throw new UserError(place + " holds " + (square == 0 ? "zeros only" : "a value that is no finite number"));
        }
        if (inception) {
            return feature;
        }
        float[] unit = new float[feature.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (feature[i] / Math.sqrt(square));
        }
        return unit;
    }
}
