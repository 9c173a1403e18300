package org.facegap.evaluation.uncertainty;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;

/**
 * What {@link RateBootstrap} must agree with, by a pass over every pair in each replicate: resamples the identities of one group and tells how far the mean over its pairs moves.
 *
 * <p>Each replicate draws as many identities as the group has, with replacement; {@code m_i} is how often identity
 * {@code i} was drawn. A genuine pair weighs {@code m_i}, an impostor pair {@code m_i m_j} (an identity is never
 * compared with its own copy). The statistic is the weighted mean of the genuine values and of the impostor values,
 * joined in their original proportion, so that it does not move only because the proportion did. A replicate without
 * any genuine or impostor weight is drawn again.
 *
 * <p>Two corrections, because product weights alone are wrong in both centre and spread. The deviations are
 * <b>recentred</b> to mean zero (repeated identities shift U-statistics: Conti and Clemencon, arXiv 2211.07245). And
 * they are <b>rescaled</b> to the dyadic covariance ({@link DyadicCovariance}): a product weight has variance 3 for the
 * own noise of an impostor pair, so that intervals over sparse impostor pairs would be up to 1.7 times too wide. The
 * replicates thus give the shape and the joint movement, the dyadic covariance (with the correction for centring) the
 * size.
 *
 * <p>The size never falls below the variance of independent pairs with half an error added to each cell (Agresti and
 * Min 2005): no error, or no pair on which two arms differ, is not certainty.
 */
final class IdentityBootstrap {
    private static final int REDRAWS = 1000;

    private IdentityBootstrap() {}

    /**
     * Deviations of the column means under resampling of identities.
     *
     * @param pairs which identities the pairs touch
     * @param columns {@code [columns][pairs]}: for one arm its decisions (1 right, 0 wrong, or means over seeds); for a
     *     paired comparison also the difference candidate - baseline. All columns see the same identities
     * @param replicates number of replicates, at least 2
     * @param seed seed of the draws
     * @return {@code [replicates][columns]}, each column with mean zero
     */
    public static double[][] deviations(IdentityPairs pairs, double[][] columns, int replicates, long seed) {
        int k = columns.length;
        int n = pairs.size();
        if (n == 0 || replicates < 2) {
            throw new IllegalArgumentException("resampling needs pairs and 2 or more replicates");
        }
        double[][] target = covariance(pairs, columns);
        double[][] draws = draws(pairs, columns, replicates, new SplittableRandom(seed));
        recentre(draws);
        double[][] from = Cholesky.of(covarianceOf(draws));
        if (from == null) {
            Gaussian normal = new Gaussian(Seeds.derive(seed, "normal"));
            for (double[] row : draws) {
                for (int c = 0; c < k; c++) {
                    row[c] = normal.next();
                }
            }
            recentre(draws);
            from = Cholesky.of(covarianceOf(draws));
        }
        double[][] to = Cholesky.of(target);
        if (from == null || to == null) {
            throw new IllegalStateException("covariance of the deviations is not positive definite");
        }
        for (int r = 0; r < replicates; r++) {
            draws[r] = Cholesky.multiply(to, Cholesky.solve(from, draws[r]));
        }
        return draws;
    }

    /** Dyadic covariance of the column means with the floor on each variance. */
    static double[][] covariance(IdentityPairs pairs, double[][] columns) {
        int k = columns.length;
        int n = pairs.size();
        double[][] residuals = new double[k][n];
        double[] floor = new double[k];
        for (int c = 0; c < k; c++) {
            double[] sums = new double[2];
            for (int p = 0; p < n; p++) {
                sums[pairs.genuine(p) ? 0 : 1] += columns[c][p];
            }
            double usual = Math.rint((sums[0] + sums[1]) / n);
            double unusual = 0;
            double squares = 0;
            for (int p = 0; p < n; p++) {
                double off = columns[c][p] - usual;
                unusual += off;
                squares += off * off;
            }
            double[] means = {
                sums[0] / Math.max(1, pairs.genuineCount()), sums[1] / Math.max(1, n - pairs.genuineCount())
            };
            for (int p = 0; p < n; p++) {
                residuals[c][p] = (columns[c][p] - means[pairs.genuine(p) ? 0 : 1]) / n;
            }
            floor[c] = Math.max(1, squares + 1 - unusual * unusual / (n + 2)) / ((n + 2.0) * (n + 2.0));
        }
        double[][] covariance = DyadicCovariance.of(pairs, residuals);
        double kept = 1 - DyadicCovariance.centring(pairs);
        for (double[] row : covariance) {
            for (int c = 0; c < k; c++) {
                row[c] /= kept;
            }
        }
        for (int c = 0; c < k; c++) {
            if (covariance[c][c] < floor[c]) {
                double scale = covariance[c][c] > 0 ? Math.sqrt(floor[c] / covariance[c][c]) : 0;
                for (int d = 0; d < k; d++) {
                    if (d != c) {
                        covariance[c][d] *= scale;
                        covariance[d][c] *= scale;
                    }
                }
                covariance[c][c] = floor[c];
            }
        }
        if (Cholesky.of(covariance) == null) {
            for (int c = 0; c < k; c++) {
                for (int d = 0; d < k; d++) {
                    if (c != d) {
                        covariance[c][d] *= 0.999;
                    }
                }
            }
        }
        return covariance;
    }

    private static double[][] draws(IdentityPairs pairs, double[][] columns, int replicates, SplittableRandom random) {
        int k = columns.length;
        int n = pairs.size();
        int ids = pairs.identities();
        int genuine = pairs.genuineCount();
        double genuineShare = genuine / (double) n;
        double[][] draws = new double[replicates][k];
        int[] times = new int[ids];
        double[] own = new double[k];
        double[] cross = new double[k];
        for (int r = 0; r < replicates; r++) {
            long ownWeight = 0;
            long crossWeight = 0;
            for (int tries = 0; (genuine > 0 && ownWeight == 0) || (genuine < n && crossWeight == 0); tries++) {
                if (tries == REDRAWS) {
                    throw new IllegalStateException("too few identities to resample: " + ids);
                }
                Arrays.fill(times, 0);
                for (int i = 0; i < ids; i++) {
                    times[random.nextInt(ids)]++;
                }
                ownWeight = 0;
                crossWeight = 0;
                Arrays.fill(own, 0);
                Arrays.fill(cross, 0);
                for (int p = 0; p < n; p++) {
                    int m = times[pairs.first(p)];
                    if (m == 0) {
                        continue;
                    }
                    if (pairs.genuine(p)) {
                        ownWeight += m;
                        for (int c = 0; c < k; c++) {
                            own[c] += m * columns[c][p];
                        }
                    } else {
                        int w = m * times[pairs.second(p)];
                        crossWeight += w;
                        for (int c = 0; c < k; c++) {
                            cross[c] += w * columns[c][p];
                        }
                    }
                }
            }
            for (int c = 0; c < k; c++) {
                double a = genuine > 0 ? own[c] / ownWeight : 0;
                double b = genuine < n ? cross[c] / crossWeight : 0;
                draws[r][c] = genuineShare * a + (1 - genuineShare) * b;
            }
        }
        return draws;
    }

    private static void recentre(double[][] draws) {
        for (int c = 0; c < draws[0].length; c++) {
            double sum = 0;
            for (double[] row : draws) {
                sum += row[c];
            }
            double mean = sum / draws.length;
            for (double[] row : draws) {
                row[c] -= mean;
            }
        }
    }

    private static double[][] covarianceOf(double[][] centred) {
        int k = centred[0].length;
        double[][] covariance = new double[k][k];
        for (double[] row : centred) {
            for (int c = 0; c < k; c++) {
                for (int d = 0; d < k; d++) {
                    covariance[c][d] += row[c] * row[d] / (centred.length - 1);
                }
            }
        }
        return covariance;
    }
}
