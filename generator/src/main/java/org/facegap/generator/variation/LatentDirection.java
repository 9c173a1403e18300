package org.facegap.generator.variation;

/**
 * A direction along which one thing about the image changes and the identity does not.
 *
 * @param family pose, light, expression, hair, background or exposure
 * @param name for example {@code yaw}
 * @param unitNormal of length 1, one number per latent coordinate
 * @param positiveMean mean signed distance of the latents labelled as above the median
 * @param negativeMean mean signed distance of the others; below positiveMean
 */
public record LatentDirection(
        String family, String name, float[] unitNormal, double positiveMean, double negativeMean) {
    /** Mean of a standard normal number that is known to be positive. */
    private static final double HALF_NORMAL_MEAN = Math.sqrt(2 / Math.PI);

    /** Signed distance of a latent, which is measured from the directions' centre. */
    public double of(float[] latent) {
        return of(latent, 0);
    }

    /** Signed distance of the latent that begins at an offset of a longer array. */
    double of(float[] latents, int offset) {
        double sum = 0;
        for (int i = 0; i < unitNormal.length; i++) {
            sum += (double) unitNormal[i] * latents[offset + i];
        }
        return sum;
    }

    /** Standard deviation of signed distances that the two means stand for, were they normal. */
    public double deviation() {
        return (positiveMean - negativeMean) / (2 * HALF_NORMAL_MEAN);
    }

    /** The same direction among latents that are this many times as far apart. */
    LatentDirection scaled(double factor) {
        return new LatentDirection(family, name, unitNormal, factor * positiveMean, factor * negativeMean);
    }
}
