package org.facegap.evaluation.uncertainty;

import org.facegap.core.random.Gaussian;

/**
 * How far means over training seeds move in each replicate when other seeds had been drawn: {@code sum_s (x_s - x) e_rs /
 * sqrt(sum_s (x_s - x)^2)} times a standard deviation, with one normal multiplier {@code e_rs} for each replicate and seed.
 *
 * <p>Multipliers are shared by every group, and by both arms of a comparison when their seeds are paired, so a lucky seed
 * moves them together. How large the deviations are is told by {@link SeedSpread}; resampling a handful of seeds with
 * replacement would make them too small.
 */
public final class SeedDeviations {
    private final double[][] multipliers;

    private SeedDeviations(double[][] multipliers) {
        this.multipliers = multipliers;
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
        double[][] multipliers = new double[replicates][seeds];
        Gaussian normal = new Gaussian(seed);
        for (double[] row : multipliers) {
            for (int s = 0; s < seeds; s++) {
                row[s] = normal.next();
            }
        }
        return new SeedDeviations(multipliers);
    }

    /**
     * Deviation of the mean of {@code perSeed} in a replicate.
     *
     * @param perSeed one value per seed
     * @param variance of the deviations; 0 with one seed, where nothing is known about others
     */
    public double of(int replicate, double[] perSeed, double variance) {
        double[] row = multipliers[replicate];
        if (row.length != perSeed.length) {
            throw new IllegalArgumentException("drawn for " + row.length + " seeds, not " + perSeed.length);
        }
        if (variance == 0) {
            return 0;
        }
        double mean = 0;
        for (double v : perSeed) {
            mean += v / perSeed.length;
        }
        double sum = 0;
        double squares = 0;
        for (int s = 0; s < row.length; s++) {
            sum += row[s] * (perSeed[s] - mean);
            squares += (perSeed[s] - mean) * (perSeed[s] - mean);
        }
        // seeds that happen to be equal say nothing about a direction
        double unit = squares > 0 ? sum / Math.sqrt(squares) : row[0];
        return unit * Math.sqrt(variance);
    }
}
