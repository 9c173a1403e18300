package org.facegap.evaluation.differential;

/**
 * Lists every way in which {@code T} errors can fall on the trials of {@code D} groups, with its probability {@code prod_g
 * C(n_g, k_g) / C(N, T)}. For groups of many trials this is the multinomial: 11 errors over four equal groups are 364 ways,
 * and their mean Gini is 0.33638.
 */
final class ExactDraws implements RateDraws {
    private static final int MOST_GROUPS = 64;

    private final RateKind kind;
    private final long[] trials;
    private final long errors;
    private final double[][] logWays;
    private final double logAll;
    private final long[] errorsOf;
    private boolean started;

    ExactDraws(RateKind kind, GroupCounts[] counts) {
        this.kind = kind;
        trials = new long[counts.length];
        errorsOf = new long[counts.length];
        long wrong = 0;
        long all = 0;
        for (int g = 0; g < counts.length; g++) {
            trials[g] = counts[g].trials();
            wrong += counts[g].wholeErrors();
            all += trials[g];
        }
        errors = wrong;
        logWays = new double[counts.length][];
        for (int g = 0; g < counts.length; g++) {
            logWays[g] = logWays(trials[g], errors);
        }
        logAll = logWays(all, errors)[(int) errors];
    }

    /** Number of ways, {@code C(T + D - 1, D - 1)}; infinite where listing them is out of the question anyway. */
    static double ways(GroupCounts[] counts) {
        if (counts.length > MOST_GROUPS) {
            return Double.POSITIVE_INFINITY;
        }
        double wrong = 0;
        for (GroupCounts c : counts) {
            wrong += c.errors();
        }
        double ways = 1;
        for (int g = 1; g < counts.length; g++) {
            ways *= (wrong + g) / g;
        }
        return ways;
    }

    /** {@code ln C(n, k)} for {@code k = 0 .. most}; minus infinity for {@code k > n}. Exact to rounding for any n. */
    private static double[] logWays(long n, long most) {
        double[] ways = new double[(int) most + 1];
        for (int k = 1; k < ways.length; k++) {
            ways[k] = k > n ? Double.NEGATIVE_INFINITY : ways[k - 1] + Math.log((n - k + 1) / (double) k);
        }
        return ways;
    }

    /** Compositions in order: the next one moves an error on from the last group but one that has any. */
    @Override
    public boolean next() {
        int last = errorsOf.length - 1;
        if (!started) {
            started = true;
            errorsOf[0] = errors;
            return true;
        }
        long carried = errorsOf[last];
        errorsOf[last] = 0;
        int g = last - 1;
        while (g >= 0 && errorsOf[g] == 0) {
            g--;
        }
        if (g < 0) {
            return false;
        }
        errorsOf[g]--;
        errorsOf[g + 1] = carried + 1;
        return true;
    }

    @Override
    public GroupRates rates() {
        double[] rates = new double[trials.length];
        for (int g = 0; g < rates.length; g++) {
            rates[g] = errorsOf[g] / (double) trials[g];
        }
        return GroupRates.none().with(kind, RateVector.of(rates));
    }

    @Override
    public double weight() {
        double log = -logAll;
        for (int g = 0; g < trials.length; g++) {
            log += logWays[g][(int) errorsOf[g]];
        }
        return Math.exp(log);
    }

    @Override
    public Chance.Method method() {
        return Chance.Method.EXACT;
    }
}
