package org.facegap.evaluation.uncertainty;

import java.util.Arrays;

/**
 * The errors of one kind of pair at one threshold, counted by identity and by pair of identities: all that clustered
 * variances, permutations and resampling of a rate need, without the pairs.
 *
 * <p>With {@code E} errors in {@code N} pairs, rate {@code p = E/N}; {@code E_i}, {@code N_i} the errors and pairs that
 * touch identity {@code i}; {@code E_d}, {@code N_d} those of dyad {@code d} (an unordered pair of identities). The
 * residual sums are {@code S_i = E_i - p N_i} and {@code D_d = E_d - p N_d}, and
 *
 * <ul>
 *   <li>genuine pairs: {@code Var(p) = sum_i S_i^2 / N^2};
 *   <li>impostor pairs: {@code Var(p) = (sum_i S_i^2 - sum_d D_d^2) / N^2} with {@code sum_d D_d^2 = sum over dyads with
 *       an error of (E_d^2 - 2 p E_d N_d) + p^2 sum_d N_d^2}. The last sum belongs to the pairs and not to the
 *       threshold, so a threshold costs one step for each error and each identity, whatever the number of pairs.
 * </ul>
 *
 * <p>These are the sums of {@link DyadicCovariance} for values 0 and 1, or for shares of trainings that err.
 */
public final class IdentityCounts {
    private final IdentityPairs pairs;
    private final ErrorColumn column;
    private final long trials;
    private final double errors;
    private final double[] errorsOf;
    private final int[] dyads;
    private final double[] dyadErrors;
    private final int[] dyadFirst;
    private final int[] dyadSecond;
    private final double dyadSquares;
    private final double touchSquares;

    private IdentityCounts(IdentityPairs pairs, ErrorColumn column) {
        this.pairs = pairs;
        this.column = column;
        trials = column.genuine() ? pairs.genuineCount() : pairs.size() - pairs.genuineCount();
        errors = column.sum();
        errorsOf = new double[pairs.identities()];
        int[] wrong = column.pairs();
        long[] order = new long[column.genuine() ? 0 : wrong.length];
        for (int i = 0; i < wrong.length; i++) {
            int p = wrong[i];
            if (p >= pairs.size() || pairs.genuine(p) != column.genuine()) {
                throw new IllegalArgumentException("pair " + p + " is not of the kind of this column");
            }
            errorsOf[pairs.first(p)] += column.share(i);
            if (!column.genuine()) {
                errorsOf[pairs.second(p)] += column.share(i);
                order[i] = ((long) pairs.dyad(p) << Integer.SIZE) | i;
            }
        }
        Arrays.sort(order);
        int[] number = new int[order.length];
        double[] ofDyad = new double[order.length];
        int[] first = new int[order.length];
        int[] second = new int[order.length];
        int n = 0;
        for (long key : order) {
            int dyad = (int) (key >>> Integer.SIZE);
            if (n == 0 || number[n - 1] != dyad) {
                number[n] = dyad;
                first[n] = pairs.first(wrong[(int) key]);
                second[n++] = pairs.second(wrong[(int) key]);
            }
            ofDyad[n - 1] += column.share((int) key);
        }
        dyads = Arrays.copyOf(number, n);
        dyadErrors = Arrays.copyOf(ofDyad, n);
        dyadFirst = Arrays.copyOf(first, n);
        dyadSecond = Arrays.copyOf(second, n);
        double squares = 0;
        if (!column.genuine()) {
            for (int d = 0; d < pairs.dyads(); d++) {
                squares += (double) pairs.repeats(d) * pairs.repeats(d);
            }
        }
        dyadSquares = squares;
        double touch = 0;
        for (int i = 0; i < errorsOf.length; i++) {
            touch += (double) trials(i) * trials(i);
        }
        touchSquares = touch;
    }

    /** Counts the errors of a column; its places are places of {@code pairs}. */
    public static IdentityCounts of(IdentityPairs pairs, ErrorColumn column) {
        return new IdentityCounts(pairs, column);
    }

    /** Whether the pairs are genuine. */
    public boolean genuine() {
        return column.genuine();
    }

    /** {@code E}: pairs in error, the mean over trainings. */
    public double errors() {
        return errors;
    }

    /** Pairs of this kind. */
    public long trials() {
        return trials;
    }

    /** {@code E/N}; NaN without pairs. */
    public double rate() {
        return errors() / trials;
    }

    /** Identities of the group, those without a pair of this kind included. */
    public int identities() {
        return errorsOf.length;
    }

    /** {@code E_i}: errors that touch an identity. */
    public double errors(int identity) {
        return errorsOf[identity];
    }

    /** {@code N_i}: pairs that touch an identity. */
    public int trials(int identity) {
        return pairs.touching(column.genuine(), identity);
    }

    /** Identities that have such a pair, or pairs of identities that do: things that are no repeats. */
    public int clusters() {
        return pairs.clusters(column.genuine());
    }

    /** {@code Var(p)} as above; for impostor pairs never below 0, see {@link DyadicCovariance#of}. */
    public double variance() {
        return covariance(this);
    }

    /** Whether both are counts of the same pairs, in one order, so that they have a covariance. */
    public boolean isOfPairsOf(IdentityCounts other) {
        return other.pairs == pairs;
    }

    /** Covariance of two rates over the same identities: two thresholds, two systems, or both kinds of pairs. */
    public double covariance(IdentityCounts other) {
        if (other.pairs != pairs) {
            throw new IllegalArgumentException("columns of different pairs");
        }
        double p = rate();
        double q = other.rate();
        double clustered = 0;
        for (int i = 0; i < errorsOf.length; i++) {
            clustered += (errors(i) - p * trials(i)) * (other.errors(i) - q * other.trials(i));
        }
        double scale = (double) trials * other.trials;
        if (column.genuine() || other.column.genuine()) {
            return clustered / scale;
        }
        double dyadic = clustered - dyadProducts(other, p, q);
        return (other == this && !(dyadic > 0) ? clustered : dyadic) / scale;
    }

    private double dyadProducts(IdentityCounts other, double p, double q) {
        double sum = p * q * dyadSquares;
        int at = 0;
        for (int d = 0; d < dyads.length; d++) {
            sum -= q * dyadErrors[d] * pairs.repeats(dyads[d]);
            while (at < other.dyads.length && other.dyads[at] < dyads[d]) {
                at++;
            }
            if (at < other.dyads.length && other.dyads[at] == dyads[d]) {
                sum += dyadErrors[d] * other.dyadErrors[at];
            }
        }
        for (int d = 0; d < other.dyads.length; d++) {
            sum -= p * other.dyadErrors[d] * pairs.repeats(other.dyads[d]);
        }
        return sum;
    }

    /** {@code sum_i (E_i - rate N_i)^2} about any rate. */
    public double identitySquares(double about) {
        double sum = 0;
        for (int i = 0; i < errorsOf.length; i++) {
            double s = errorsOf[i] - about * trials(i);
            sum += s * s;
        }
        return sum;
    }

    /** The share of the variance lost because residuals are taken from the observed rate; {@link DyadicCovariance}. */
    public double centring() {
        return Math.min(DyadicCovariance.MOST_CENTRING, (touchSquares - dyadSquares) / ((double) trials * trials));
    }

    ErrorColumn column() {
        return column;
    }

    /** Dyads with at least one error. */
    int wrongDyads() {
        return dyads.length;
    }

    /** Errors of a dyad with errors. */
    double dyadErrors(int d) {
        return dyadErrors[d];
    }

    int dyadFirst(int d) {
        return dyadFirst[d];
    }

    int dyadSecond(int d) {
        return dyadSecond[d];
    }
}
