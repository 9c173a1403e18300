package org.facegap.core.random;

import java.util.SplittableRandom;

/**
 * Standard normal numbers by Marsaglia's polar method over SplitMix64 with {@link StrictMath}: the same on every
 * machine, which the JDK's own {@code nextGaussian} does not promise. Not thread-safe.
 */
public final class Gaussian {
    private final SplittableRandom uniform;
    private double spare;
    private boolean hasSpare;

    /** A stream that the seed decides. */
    public Gaussian(long seed) {
        uniform = new SplittableRandom(seed);
    }

    /** The next number of mean 0 and variance 1. */
    public double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        while (true) {
            double x = 2 * unit() - 1;
            double y = 2 * unit() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                double scale = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * scale;
                hasSpare = true;
                return x * scale;
            }
        }
    }

    /** Overwrites all of {@code target}. */
    public void fill(float[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = (float) next();
        }
    }

    private double unit() {
        return (uniform.nextLong() >>> 11) * 0x1.0p-53;
    }
}
