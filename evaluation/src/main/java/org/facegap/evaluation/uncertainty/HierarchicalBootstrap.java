package org.facegap.evaluation.uncertainty;

import org.facegap.core.random.Seeds;

/**
 * A mean over pairs that several trainings of one recipe were measured on, with the uncertainty of the test identities
 * and of the training seeds together: each replicate moves by the deviation of the resampled identities ({@link
 * IdentityBootstrap}, on the mean over seeds) and by that of other seeds ({@link SeedDeviations}).
 *
 * <p>With one seed there is nothing to learn about other trainings: the interval is that of the identities alone, and
 * {@code theseModelsOnly} says that the result holds for these models and not for the recipe.
 *
 * @param value mean over seeds and pairs, or difference of two such means
 * @param interval percentiles of the replicates
 * @param seeds number of training seeds, the smaller one for a difference
 * @param theseModelsOnly whether there was one seed only (in either arm)
 */
public record HierarchicalBootstrap(double value, Interval interval, int seeds, boolean theseModelsOnly) {
    /**
     * The mean of one arm.
     *
     * @param pairs which identities the pairs touch
     * @param perSeed {@code [seeds][pairs]} values in [0, 1], none NaN
     * @param replicates number of replicates
     * @param seed seed of the draws
     */
    public static HierarchicalBootstrap mean(
            IdentityPairs pairs, double[][] perSeed, int replicates, long seed, double confidence) {
        double[] over = average(perSeed);
        double[][] moved = IdentityBootstrap.deviations(
                pairs, new double[][] {over}, replicates, Seeds.derive(seed, "identities"));
        double[] means = means(perSeed);
        SeedDeviations seeds = SeedDeviations.draw(perSeed.length, replicates, Seeds.derive(seed, "seeds"));
        double[] deviations = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            deviations[r] = moved[r][0] + seeds.of(r, means);
        }
        double value = mean(means);
        Interval interval = Quantiles.middle(deviations, confidence).plus(value).within(0, 1);
        return new HierarchicalBootstrap(value, interval, perSeed.length, perSeed.length == 1);
    }

    /**
     * Candidate minus baseline on the same pairs, the same resampled identities for both. Seeds are paired in their order
     * when both arms have equally many ({@code paired}: the seeds of both share data order or initialisation), else drawn
     * apart.
     *
     * @param baseline {@code [seeds][pairs]}
     * @param candidate {@code [seeds][pairs]}
     * @throws IllegalArgumentException when seeds are to be paired and differ in number
     */
    public static HierarchicalBootstrap difference(
            IdentityPairs pairs,
            double[][] baseline,
            double[][] candidate,
            boolean paired,
            int replicates,
            long seed,
            double confidence) {
        if (paired && baseline.length != candidate.length) {
            throw new IllegalArgumentException(
                    "seeds cannot be paired: " + baseline.length + " and " + candidate.length);
        }
        double[] change = average(candidate);
        double[] before = average(baseline);
        for (int p = 0; p < change.length; p++) {
            change[p] -= before[p];
        }
        double[][] moved = IdentityBootstrap.deviations(
                pairs, new double[][] {change}, replicates, Seeds.derive(seed, "identities"));
        double[] left = means(baseline);
        double[] right = means(candidate);
        double[] difference = right.clone();
        SeedDeviations first = SeedDeviations.draw(left.length, replicates, Seeds.derive(seed, "seeds"));
        SeedDeviations second = SeedDeviations.draw(right.length, replicates, Seeds.derive(seed, "seeds", "candidate"));
        for (int s = 0; s < difference.length && paired; s++) {
            difference[s] -= left[s];
        }
        double[] deviations = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            double other = paired ? first.of(r, difference) : second.of(r, right) - first.of(r, left);
            deviations[r] = moved[r][0] + other;
        }
        double value = mean(right) - mean(left);
        int seeds = Math.min(left.length, right.length);
        return new HierarchicalBootstrap(
                value, Quantiles.middle(deviations, confidence).plus(value), seeds, seeds == 1);
    }

    private static double[] average(double[][] perSeed) {
        double[] over = new double[perSeed[0].length];
        for (double[] row : perSeed) {
            for (int p = 0; p < over.length; p++) {
                over[p] += row[p] / perSeed.length;
            }
        }
        return over;
    }

    private static double[] means(double[][] perSeed) {
        double[] means = new double[perSeed.length];
        for (int s = 0; s < means.length; s++) {
            means[s] = mean(perSeed[s]);
        }
        return means;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
