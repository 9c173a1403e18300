package org.facegap.generator.latent;

import org.facegap.core.random.Gaussian;

/**
 * Latents on the sphere of radius sqrt(dimension), where the generator's own input normalisation puts them: uniformly
 * drawn, and moved without leaving it.
 */
public final class LatentSphere {
    private final int dimension;

    /** The sphere in so many dimensions. */
    public LatentSphere(int dimension) {
        this.dimension = dimension;
    }

    /** A uniformly drawn latent. */
    public float[] draw(Gaussian random) {
        float[] z = new float[dimension];
        random.fill(z);
        return normalise(z);
    }

    /** The next {@code count} latents of a stream. */
    public float[][] draw(int count, Gaussian random) {
        float[][] z = new float[count][];
        for (int i = 0; i < count; i++) {
            z[i] = draw(random);
        }
        return z;
    }

    /** The latent plus normal noise of standard deviation sigma, back on the sphere. */
    public float[] mutate(float[] z, double sigma, Gaussian random) {
        float[] child = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            child[i] = (float) (z[i] + sigma * random.next());
        }
        return normalise(child);
    }

    /** Scales the latent to the sphere, in place. */
    public float[] normalise(float[] z) {
        double square = 0;
        for (float v : z) {
            square += (double) v * v;
        }
        double scale = Math.sqrt(dimension / Math.max(square, 1e-30));
        for (int i = 0; i < z.length; i++) {
            z[i] = (float) (z[i] * scale);
        }
        return z;
    }

    /** Euclidean distance. */
    public static double distance(float[] a, float[] b) {
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            double d = (double) a[i] - b[i];
            square += d * d;
        }
        return Math.sqrt(square);
    }
}
