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
 * it touches, {@code half_g = sum E_i / sum N_i} as well. But halves average away too much: their null distribution would
 * be too narrow, by 2 for effects of identities and by {@code sqrt 2} for noise of pairs. With {@code f = sum_i S_i^2 / (4 V)},
 * {@code V} the dyadic variance of the sum of errors, {@code half_g} has {@code f} times the variance it should have; {@code f}
 * is 1/2 for pure pair noise and 1/4 for pure effects of identities. Two remedies:
 *
 * <ul>
 *   <li>When 30 errors or more are expected in every group, identities carry {@code v_i} with {@code sum v_i^2 = V}
 *       instead of their counts, {@code rate_g = p + sum v_i / (sum N_i / 2)}, kept within [0, 1]. For one rate {@code v_i =
 *       S_i sqrt(V / sum S_i^2)}. With false non-matches beside it, {@code v_i = b G_i + k (S_i - b G_i)}, {@code G_i} the
 *       residuals of the identity's genuine pairs and {@code b = sum S_i G_i / sum G_i^2}: only the part that genuine pairs
 *       do not share is shrunk, so both rates move together as their people make them.
 *   <li>With fewer errors stretching would leave the whole numbers that ratios and zeros depend on. A group is then given
 *       only a share {@code f} of its identities: with {@code m = f I} of {@code I} the variance {@code sum S_i^2 I / (4 m
 *       N^2)} is {@code V / N^2}.
 * </ul>
 *
 * <p>{@code V} has the corrections of the gap permutation (centring; not below independent pairs).
 */
final class IdentityDraws implements RateDraws {
    private static final double MANY_ERRORS = 30;

    private final List<RateKind> kinds;
    private final int[] sizes;
    private final double[][] errors;
    private final int[][] trials;
    private final double[] share;
    private final double[][] carried;
    private final double[] pooled;
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
        errors = new double[kinds.size()][total];
        trials = new int[kinds.size()][total];
        share = new double[kinds.size()];
        carried = new double[kinds.size()][0];
        pooled = new double[kinds.size()];
        drawn = new double[kinds.size()][d];
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
            pooled[k] = pooled(counts[k]);
        }
        for (int k = 0; k < errors.length; k++) {
            if (share[k] < 1 && many(counts[k], pooled[k])) {
                carried[k] = stretched(k, kinds.indexOf(RateKind.FNMR));
            }
        }
        order = new int[total];
        for (int i = 0; i < total; i++) {
            order[i] = i;
        }
        random = new SplittableRandom(seed);
        left = draws;
    }

    private static boolean many(IdentityCounts[] groups, double rate) {
        for (IdentityCounts c : groups) {
            if (rate * c.trials() < MANY_ERRORS) {
                return false;
            }
        }
        return true;
    }

    /** {@code v_i}, of mean 0; {@code genuine} is the place of the false non-matches or -1. */
    private double[] stretched(int k, int genuine) {
        double[] own = residuals(k);
        double[] with = genuine < 0 ? new double[own.length] : residuals(genuine);
        double squares = 0;
        double both = 0;
        double genuineSquares = 0;
        for (int i = 0; i < own.length; i++) {
            squares += own[i] * own[i];
            both += own[i] * with[i];
            genuineSquares += with[i] * with[i];
        }
        double variance = squares / (4 * share[k]);
        double slope = genuineSquares > 0 ? both / genuineSquares : 0;
        double explained = slope * both;
        // where the common part is as large as the whole variance nothing else is left to shrink
        double shrink = squares > explained ? Math.sqrt(Math.max(0, variance - explained) / (squares - explained)) : 0;
        double[] values = new double[own.length];
        double mean = 0;
        for (int i = 0; i < own.length; i++) {
            values[i] = slope * with[i] + shrink * (own[i] - slope * with[i]);
            mean += values[i] / own.length;
        }
        for (int i = 0; i < own.length; i++) {
            values[i] -= mean;
        }
        return values;
    }

    private double[] residuals(int k) {
        double[] residuals = new double[errors[k].length];
        // Pairs of identities whom nobody saw twice are impostor pairs alone: without genuine trials there is nothing
        // left
        // over.
        for (int i = 0; i < residuals.length && Double.isFinite(pooled[k]); i++) {
            residuals[i] = errors[k][i] - pooled[k] * trials[k][i];
        }
        return residuals;
    }

    private static double pooled(IdentityCounts[] groups) {
        double wrong = 0;
        long all = 0;
        for (IdentityCounts c : groups) {
            wrong += c.errors();
            all += c.trials();
        }
        return wrong / all;
    }

    /** {@code f}; 1 for genuine pairs and where there is no error. */
    static double share(IdentityCounts[] groups) {
        double pooled = pooled(groups);
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
                boolean whole = share[k] == 1 || carried[k].length > 0;
                int used = whole ? sizes[g] : Math.max(1, (int) (share[k] * sizes[g] + random.nextDouble()));
                drawn[k][g] = rate(k, from, from + Math.min(used, sizes[g]));
                from += sizes[g];
            }
        }
        return true;
    }

    private double rate(int k, int from, int to) {
        double wrong = 0;
        long all = 0;
        double moved = 0;
        for (int i = from; i < to; i++) {
            wrong += errors[k][order[i]];
            all += trials[k][order[i]];
            moved += carried[k].length > 0 ? carried[k][order[i]] : 0;
        }
        return carried[k].length > 0 ? Math.max(0, Math.min(1, pooled[k] + 2 * moved / all)) : wrong / all;
    }

    @Override
    public GroupRates rates() {
        GroupRates rates = GroupRates.none();
        double[] wrong = new double[sizes.length];
        for (int k = 0; k < errors.length; k++) {
            rates = rates.with(kinds.get(k), RateVector.of(drawn[k]));
            for (int g = 0; g < wrong.length; g++) {
                wrong[g] += drawn[k][g] / 2;
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
