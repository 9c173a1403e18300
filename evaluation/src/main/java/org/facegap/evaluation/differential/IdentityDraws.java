package org.facegap.evaluation.differential;

import java.util.List;
import java.util.SplittableRandom;
import org.facegap.evaluation.uncertainty.IdentityCounts;

/**
 * Deals group labels to identities at random, each group keeping its number of identities; an identity takes its counts
 * along.
 *
 * <p><b>Genuine pairs</b> belong to one identity and move with it: {@code rate_g = sum E_i / sum N_i} over the identities
 * dealt to {@code g}.
 *
 * <p><b>Impostor pairs</b> join two identities that may be dealt to different groups. Each identity takes half of every pair
 * it touches, {@code rate_g = sum E_i / sum N_i} as well, so counts stay whole and rates stay in [0, 1], which ratios need.
 * But halves average away too much: their null distribution would be too narrow, by 2 for effects of people and by
 * {@code sqrt 2} for noise of pairs. So a group is given only a share {@code f = sum_i S_i^2 / (4 V)} of its identities,
 * {@code V} the dyadic variance of the sum of errors: with {@code m} of {@code I} identities the variance of {@code rate_g}
 * is {@code sum S_i^2 I / (4 m N^2)}, and {@code m = f I} makes it {@code V / N^2}. {@code f} is 1/2 for pure pair noise
 * and 1/4 for pure effects of people. {@code V} has the corrections of the gap permutation (centring; not below
 * independent pairs).
 */
final class IdentityDraws implements RateDraws {
    private final List<RateKind> kinds;
    private final int[] sizes;
    private final int[][] errors;
    private final int[][] trials;
    private final double[] share;
    private final double[] genuineShare;
    private final int[] order;
    private final double[][] drawn;
    private final SplittableRandom random;
    private int left;

    /**
     * Prepares the draws.
     *
     * @param kinds kinds of the counts; the error rate is made from false matches and false non-matches
     * @param counts {@code [kinds][groups]}, each group's kinds over the same identities
     */
    IdentityDraws(List<RateKind> kinds, IdentityCounts[][] counts, int draws, long seed) {
        this.kinds = kinds;
        int d = counts[0].length;
        sizes = new int[d];
        int total = 0;
        for (int g = 0; g < d; g++) {
            sizes[g] = counts[0][g].identities();
            total += sizes[g];
        }
        errors = new int[kinds.size()][total];
        trials = new int[kinds.size()][total];
        share = new double[kinds.size()];
        drawn = new double[kinds.size()][d];
        genuineShare = new double[d];
        for (int k = 0; k < errors.length; k++) {
            int at = 0;
            for (int g = 0; g < d; g++) {
                if (counts[k][g].identities() != sizes[g]) {
                    throw new IllegalArgumentException("kinds of a group were counted over different identities");
                }
                for (int i = 0; i < sizes[g]; i++, at++) {
                    errors[k][at] = counts[k][g].errors(i);
                    trials[k][at] = counts[k][g].trials(i);
                }
            }
            share[k] = share(counts[k]);
        }
        for (int g = 0; g < d && kinds.size() == 2; g++) {
            double genuine = counts[kinds.indexOf(RateKind.FNMR)][g].trials();
            genuineShare[g] = genuine / (genuine + counts[kinds.indexOf(RateKind.FMR)][g].trials());
        }
        order = new int[total];
        for (int i = 0; i < total; i++) {
            order[i] = i;
        }
        random = new SplittableRandom(seed);
        left = draws;
    }

    /** {@code f}; 1 for genuine pairs and where there is no error. */
    static double share(IdentityCounts[] groups) {
        long wrong = 0;
        long all = 0;
        for (IdentityCounts c : groups) {
            wrong += c.errors();
            all += c.trials();
        }
        double pooled = wrong / (double) all;
        double squares = 0;
        double variance = 0;
        for (IdentityCounts c : groups) {
            if (c.genuine()) {
                return 1;
            }
            if (c.trials() > 0) {
                double n = c.trials();
                squares += c.identitySquares(pooled);
                double own = Math.max(n * c.rate() * (1 - c.rate()), c.variance() * n * n);
                variance += own / (1 - c.centring());
            }
        }
        return variance > 0 ? Math.min(1, squares / (4 * variance)) : 1;
    }

    @Override
    public boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        for (int k = 0; k < errors.length; k++) {
            int from = 0;
            for (int g = 0; g < sizes.length; g++) {
                int used = share[k] == 1 ? sizes[g] : Math.max(1, (int) (share[k] * sizes[g] + random.nextDouble()));
                long wrong = 0;
                long all = 0;
                for (int i = from; i < from + Math.min(used, sizes[g]); i++) {
                    wrong += errors[k][order[i]];
                    all += trials[k][order[i]];
                }
                drawn[k][g] = wrong / (double) all;
                from += sizes[g];
            }
        }
        return true;
    }

    @Override
    public GroupRates rates() {
        GroupRates rates = GroupRates.none();
        double[] wrong = new double[sizes.length];
        for (int k = 0; k < errors.length; k++) {
            rates = rates.with(kinds.get(k), RateVector.of(drawn[k]));
            for (int g = 0; g < wrong.length; g++) {
                wrong[g] += drawn[k][g] * (kinds.get(k) == RateKind.FNMR ? genuineShare[g] : 1 - genuineShare[g]);
            }
        }
        return errors.length == 2 ? rates.with(RateKind.ERROR, RateVector.of(wrong)) : rates;
    }

    @Override
    public double weight() {
        return 1;
    }

    @Override
    public Chance.Method method() {
        return Chance.Method.IDENTITIES;
    }
}
