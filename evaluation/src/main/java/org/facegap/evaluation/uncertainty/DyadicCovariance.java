package org.facegap.evaluation.uncertainty;

/**
 * Covariance of sums over pairs that share identities.
 *
 * <p>With a residual {@code r_p} for each pair, {@code S_i} the sum over all pairs touching identity {@code i} and
 * {@code D_ij} the sum over the impostor pairs of {@code i} with {@code j}: {@code Var(sum r) = sum_i S_i^2 - sum_ij
 * D_ij^2}. Every two pairs with a common identity count once. With genuine pairs only it is the clustered variance
 * {@code sum_i S_i^2}.
 *
 * <p>Sources: Aronow, Samii and Assenova 2015 (dyadic), Fogliato, Patil and Perona (arXiv 2306.01198).
 */
public final class DyadicCovariance {
    /** The largest share of a variance that is put back for centring: a few identities would otherwise blow it up. */
    static final double MOST_CENTRING = 0.9;

    private DyadicCovariance() {}

    /**
     * Covariance matrix of the column sums.
     *
     * <p>The formula can give a matrix that is not positive definite; then {@code sum_i S_i S_i^T} is returned, which is
     * never too small (it counts the own variance of an impostor pair twice).
     *
     * @param pairs which identities the pairs touch
     * @param residuals {@code [columns][pairs]}, each column centred by the caller
     * @return {@code [columns][columns]}
     */
    public static double[][] of(IdentityPairs pairs, double[][] residuals) {
        int k = residuals.length;
        double[][] perIdentity = new double[k][];
        double[][] perDyad = new double[k][pairs.dyads()];
        for (int c = 0; c < k; c++) {
            perIdentity[c] = perIdentity(pairs, residuals[c]);
            for (int p = 0; p < pairs.size(); p++) {
                if (pairs.dyad(p) >= 0) {
                    perDyad[c][pairs.dyad(p)] += residuals[c][p];
                }
            }
        }
        double[][] clustered = new double[k][k];
        double[][] dyadic = new double[k][k];
        for (int c = 0; c < k; c++) {
            for (int d = 0; d < k; d++) {
                clustered[c][d] = dot(perIdentity[c], perIdentity[d]);
                dyadic[c][d] = clustered[c][d] - dot(perDyad[c], perDyad[d]);
            }
        }
        return Cholesky.of(dyadic) != null ? dyadic : clustered;
    }

    /** Variance of the sum of one column. */
    public static double variance(IdentityPairs pairs, double[] residuals) {
        return of(pairs, new double[][] {residuals})[0][0];
    }

    /**
     * The share of the variance that is lost because residuals are taken from the mean of their kind of pair: {@code h =
     * sum_kind (ordered pairs of pairs with a common identity) / (N_kind N)}, at most 0.9. Dividing by {@code 1 - h}
     * makes the variance right for independent errors; with genuine pairs only and equally many for each of {@code I}
     * identities it is the usual factor {@code I / (I - 1)}.
     */
    static double centring(IdentityPairs pairs) {
        int n = pairs.size();
        double lost = 0;
        for (int kind = 0; kind < 2; kind++) {
            int count = kind == 0 ? pairs.genuineCount() : n - pairs.genuineCount();
            if (count > 0) {
                double[] ones = new double[n];
                for (int p = 0; p < n; p++) {
                    ones[p] = pairs.genuine(p) == (kind == 0) ? 1 : 0;
                }
                lost += variance(pairs, ones) / count / n;
            }
        }
        return Math.min(MOST_CENTRING, lost);
    }

    /** {@code S_i}: for each identity the sum over all pairs that touch it. */
    static double[] perIdentity(IdentityPairs pairs, double[] residuals) {
        double[] sums = new double[pairs.identities()];
        for (int p = 0; p < pairs.size(); p++) {
            sums[pairs.first(p)] += residuals[p];
            if (!pairs.genuine(p)) {
                sums[pairs.second(p)] += residuals[p];
            }
        }
        return sums;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
