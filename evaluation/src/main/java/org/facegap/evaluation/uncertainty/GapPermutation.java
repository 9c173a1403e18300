package org.facegap.evaluation.uncertainty;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Tests whether a max-min gap of rates is larger than group labels put on identities at random would give.
 *
 * <p>Genuine pairs belong to one identity and could move with it, but an impostor pair joins two identities of one
 * group, and after a permutation its two ends would lie in different groups. Splitting its error in halves between both
 * identities is not valid: the halves then land in different groups, and the null distribution becomes too narrow by up
 * to {@code sqrt(2)} for errors that belong to the pair and not to an identity. So each identity carries instead its
 * projection {@code S_i = sum of (value - common rate of that kind of pair) over all pairs that touch i}, taken within
 * its group, and a permuted group's deviation is {@code (sum of the S_i given to it) * c / pairs of the group}. The
 * factor {@code c = sqrt(V / sum S_i^2)}, with {@code V} the dyadic variance of all groups together ({@link
 * DyadicCovariance}, corrected for centring and never below that of independent pairs), takes out what the projection
 * counts twice; with genuine pairs only it is about 1 and the test is the plain permutation of identities between groups
 * of unchanged size.
 *
 * <p>Residuals are taken from the rate of each group, so that a real gap does not widen its own null distribution; the
 * observed gap is compared with that. {@code p = (1 + #{permuted >= observed}) / (1 + permutations)}.
 *
 * <p>Exchangeable identities with equal pair counts per identity make the test valid to first order. Groups that differ
 * a lot in size or spread make it approximate. In simulations of four equal groups (2,000 runs each, at a level of 0.05)
 * it called 0.02 to 0.061 of them different with 60 to 600 identities a group, and up to 0.064 with 20.
 *
 * @param observed max - min of the group means
 * @param expectedByChance mean of the permuted gaps
 * @param p probability of a gap at least as large under permutation
 * @param permutations number of permutations
 */
public record GapPermutation(double observed, double expectedByChance, double p, int permutations) {
    /**
     * Runs the test.
     *
     * @param groups pairs of each group, at least 2 groups, none empty
     * @param values for each group one value per pair
     * @param permutations number of permutations, at least 1
     * @param seed seed of the permutations
     */
    public static GapPermutation of(List<IdentityPairs> groups, List<double[]> values, int permutations, long seed) {
        int g = groups.size();
        if (g < 2 || values.size() != g || permutations < 1) {
            throw new IllegalArgumentException("a gap needs 2 or more groups and 1 or more permutations");
        }
        int total = 0;
        for (IdentityPairs group : groups) {
            total += group.identities();
        }
        double[] carried = new double[total];
        double[] means = new double[g];
        double variance = 0;
        double squares = 0;
        int at = 0;
        for (int k = 0; k < g; k++) {
            IdentityPairs pairs = groups.get(k);
            double[] residuals = residuals(pairs, values.get(k));
            double sum = 0;
            for (double v : values.get(k)) {
                sum += v;
            }
            means[k] = sum / pairs.size();
            double independent = 0;
            for (double r : residuals) {
                independent += r * r;
            }
            double own = Math.max(independent, DyadicCovariance.variance(pairs, residuals));
            variance += own / (1 - DyadicCovariance.centring(pairs));
            for (double s : DyadicCovariance.perIdentity(pairs, residuals)) {
                carried[at++] = s;
                squares += s * s;
            }
        }
        double scale = squares > 0 ? Math.sqrt(Math.max(0, variance) / squares) : 0;
        double mean = 0;
        for (double s : carried) {
            mean += s / total;
        }
        double observed = range(means);
        SplittableRandom random = new SplittableRandom(seed);
        double[] moved = new double[g];
        double chance = 0;
        int reached = 0;
        for (int r = 0; r < permutations; r++) {
            for (int i = total - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double s = carried[i];
                carried[i] = carried[j];
                carried[j] = s;
            }
            int from = 0;
            for (int k = 0; k < g; k++) {
                double sum = 0;
                int to = from + groups.get(k).identities();
                for (int i = from; i < to; i++) {
                    sum += carried[i] - mean;
                }
                from = to;
                moved[k] = sum * scale / groups.get(k).size();
            }
            double gap = range(moved);
            chance += gap / permutations;
            if (gap >= observed - 1e-12) {
                reached++;
            }
        }
        return new GapPermutation(observed, chance, (1.0 + reached) / (1 + permutations), permutations);
    }

    private static double[] residuals(IdentityPairs pairs, double[] values) {
        double[] sums = new double[2];
        for (int p = 0; p < values.length; p++) {
            sums[pairs.genuine(p) ? 0 : 1] += values[p];
        }
        double own = sums[0] / Math.max(1, pairs.genuineCount());
        double cross = sums[1] / Math.max(1, pairs.size() - pairs.genuineCount());
        double[] residuals = new double[values.length];
        for (int p = 0; p < values.length; p++) {
            residuals[p] = values[p] - (pairs.genuine(p) ? own : cross);
        }
        return residuals;
    }

    private static double range(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return high - low;
    }
}
