package org.facegap.evaluation.uncertainty;

import org.apache.commons.math3.distribution.TDistribution;
import org.facegap.core.random.Gaussian;

/**
 * How far the mean over training seeds moves when other seeds had been drawn.
 *
 * <p>With seeds {@code s = 1..S} and values {@code x_s}, replicate {@code r} deviates by {@code sum_s (x_s - mean)
 * e_rs / sqrt(S (S-1)) * sqrt((S-1) / c_r)}: normal multipliers {@code e}, and one {@code c ~ chi-square(S-1)} per
 * replicate. Its spread is Student's t with {@code S - 1} degrees of freedom times the standard error of the mean, which
 * resampling of a handful of seeds with replacement would understate (by {@code sqrt((S-1)/S)}, and without the tails).
 * Multipliers are shared by every group, and by both arms of a comparison when their seeds are paired, so a lucky seed
 * moves them together.
 *
 * <p>With one seed there is nothing to learn about other seeds: the weights are zero and the caller must say that the
 * result holds for these models only.
 */
public final class SeedDeviations {
    private final double[][] weights;

    private SeedDeviations(double[][] weights) {
        this.weights = weights;
    }

    /**
     * Draws the multipliers.
     *
     * @param seeds number of training seeds, at least 1
     * @param replicates number of replicates
     * @param seed seed of the draws
     */
    public static SeedDeviations draw(int seeds, int replicates, long seed) {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds: must be 1 or more, not " + seeds);
        }
        double[][] weights = new double[replicates][seeds];
        if (seeds > 1) {
            Gaussian normal = new Gaussian(seed);
            for (double[] row : weights) {
                double chi = 0;
                for (int d = 0; d < seeds - 1; d++) {
                    double g = normal.next();
                    chi += g * g;
                }
                double scale = 1 / Math.sqrt(seeds * chi);
                for (int s = 0; s < seeds; s++) {
                    row[s] = normal.next() * scale;
                }
            }
        }
        return new SeedDeviations(weights);
    }

    /** Deviation of the mean of {@code perSeed} in a replicate. */
    public double of(int replicate, double[] perSeed) {
        double[] row = weights[replicate];
        if (row.length != perSeed.length) {
            throw new IllegalArgumentException("drawn for " + row.length + " seeds, not " + perSeed.length);
        }
        double mean = 0;
        for (double v : perSeed) {
            mean += v / perSeed.length;
        }
        double sum = 0;
        for (int s = 0; s < row.length; s++) {
            sum += row[s] * (perSeed[s] - mean);
        }
        return sum;
    }

    /**
     * Variance to add to that of a mean over seeds so that a normal interval is as wide as Student's: {@code (t/z)^2
     * sd^2 / S}; 0 with one seed.
     */
    public static double variance(double[] perSeed, double confidence) {
        int s = perSeed.length;
        if (s < 2) {
            return 0;
        }
        double mean = 0;
        for (double v : perSeed) {
            mean += v / s;
        }
        double squares = 0;
        for (double v : perSeed) {
            squares += (v - mean) * (v - mean);
        }
        double t = new TDistribution(null, s - 1).inverseCumulativeProbability((1 + confidence) / 2);
        double z = NormalQuantile.twoSided(confidence);
        return squares / (s - 1) / s * (t / z) * (t / z);
    }
}
