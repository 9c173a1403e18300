package org.facegap.generator.world;

/**
 * What the camera loses after the image is formed.
 *
 * @param blur resolution divisor: 1 keeps the image, 3 leaves a third of its resolution
 * @param noise standard deviation of the noise added to each value (images are 0..1)
 */
public record Sensor(double blur, double noise) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if blur is under 1 or noise is negative
     */
    public Sensor {
        if (!(blur >= 1)) {
            throw new IllegalArgumentException("blur: must be at least 1, got " + blur);
        }
        if (!(noise >= 0)) {
            throw new IllegalArgumentException("noise: must not be negative, got " + noise);
        }
    }

    /** A camera that loses nothing. */
    public static Sensor perfect() {
        return new Sensor(1, 0);
    }
}
