package org.facegap.evaluation.uncertainty;

import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.core.statistics.Interval;
import org.facegap.core.statistics.Quantiles;

/**
 * A mean over pairs that several trainings of one recipe were measured on, with the uncertainty of the test identities
 * and of the training seeds together. Each replicate moves by the deviation of the resampled identities ({@link
 * IdentityBootstrap}, on the mean over seeds) and by a normal deviation that makes up for other seeds, whose size
 * ({@link SeedSpread}) leaves out the noise that both share and allows for the few degrees of freedom of a handful of seeds.
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
        double value = mean(average(perSeed));
        SeedSpread spread = SeedSpread.of(pairs, perSeed);
        Interval interval = interval(pairs, average(perSeed), spread, replicates, seed, confidence);
        return new HierarchicalBootstrap(value, interval.plus(value).within(0, 1), perSeed.length, perSeed.length == 1);
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
        double[] change = minus(average(candidate), average(baseline));
        SeedSpread spread;
        if (paired) {
            double[][] changes = new double[baseline.length][];
            for (int s = 0; s < changes.length; s++) {
                changes[s] = minus(candidate[s], baseline[s]);
            }
            spread = SeedSpread.of(pairs, changes);
        } else {
            spread = SeedSpread.of(pairs, candidate).and(SeedSpread.of(pairs, baseline));
        }
        double value = mean(change);
        Interval interval = interval(pairs, change, spread, replicates, seed, confidence);
        int seeds = Math.min(baseline.length, candidate.length);
        return new HierarchicalBootstrap(value, interval.plus(value), seeds, seeds == 1);
    }

    private static Interval interval(
            IdentityPairs pairs, double[] over, SeedSpread spread, int replicates, long seed, double confidence) {
        double[][] columns = {over};
        double[][] moved = IdentityBootstrap.deviations(pairs, columns, replicates, Seeds.derive(seed, "identities"));
        double sd = Math.sqrt(spread.extra(pairs, over, confidence));
        Gaussian normal = new Gaussian(Seeds.derive(seed, "seeds"));
        double[] deviations = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            deviations[r] = moved[r][0] + (sd > 0 ? sd * normal.next() : 0);
        }
        return Quantiles.middle(deviations, confidence);
    }

    private static double[] minus(double[] x, double[] y) {
        double[] difference = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            difference[i] = x[i] - y[i];
        }
        return difference;
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

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }
}
