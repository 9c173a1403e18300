package org.facegap.generator.world;

import java.util.SplittableRandom;

/** Applies a {@link Sensor} to a rendered image: a Gaussian blur, then Gaussian noise, then the range 0..1. */
public final class SensorModel {

    private SensorModel() {}

    /**
     * Blurs and adds noise.
     *
     * @param planar image, {@code 3 * size * size}, red plane first, 0..1; not changed
     * @param size width and height in pixels
     * @param sensor what to lose; blur b is a Gaussian of sigma {@code 0.5 * sqrt(b*b - 1)} pixels at 64 px, scaled
     *     with the size, so that b = 3 leaves about a third of the resolution
     * @param noiseSeed seed of the noise; the same seed gives the same image
     * @return a new array of the same shape, 0..1
     * @throws IllegalArgumentException if the array is not of that size
     */
    public static float[] apply(float[] planar, int size, Sensor sensor, long noiseSeed) {
        if (planar.length != 3 * size * size) {
            throw new IllegalArgumentException("planar: expected " + 3 * size * size + " values, got " + planar.length);
        }
        double sigma = 0.5 * Math.sqrt(sensor.blur() * sensor.blur() - 1) * size / 64.0;
        float[] out = sigma > 0.05 ? blur(planar, size, sigma) : planar.clone();
        if (sensor.noise() > 0) {
            SplittableRandom random = new SplittableRandom(noiseSeed);
            for (int i = 0; i < out.length; i++) {
                out[i] += (float) (sensor.noise() * random.nextGaussian());
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.min(1f, Math.max(0f, out[i]));
        }
        return out;
    }

    private static float[] blur(float[] planar, int size, double sigma) {
        int radius = Math.max(1, (int) Math.ceil(2.5 * sigma));
        float[] kernel = new float[2 * radius + 1];
        float sum = 0;
        for (int i = -radius; i <= radius; i++) {
            kernel[i + radius] = (float) Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += kernel[i + radius];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        return pass(pass(planar, size, kernel, radius, 1), size, kernel, radius, size);
    }

    private static float[] pass(float[] in, int size, float[] kernel, int radius, int stride) {
        float[] out = new float[in.length];
        for (int plane = 0; plane < 3; plane++) {
            int base = plane * size * size;
            for (int line = 0; line < size; line++) {
                int start = base + (stride == 1 ? line * size : line);
                for (int i = 0; i < size; i++) {
                    float value = 0;
                    for (int k = -radius; k <= radius; k++) {
                        int j = Math.min(size - 1, Math.max(0, i + k));
                        value += kernel[k + radius] * in[start + j * stride];
                    }
                    out[start + i * stride] = value;
                }
            }
        }
        return out;
    }
}
