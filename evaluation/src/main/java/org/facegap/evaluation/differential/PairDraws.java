package org.facegap.evaluation.differential;

import java.util.List;
import org.facegap.evaluation.uncertainty.CountDraws;

/**
 * Deals the errors of each kind to the trials of all groups at random: the permutation of pairs between groups, drawn by
 * its counts (multivariate hypergeometric), whatever the number of pairs.
 */
final class PairDraws implements RateDraws {
    private final List<RateKind> kinds;
    private final long[][] trials;
    private final long[] total;
    private final long[] errors;
    private final CountDraws random;
    private final double[][] drawn;
    private int left;

    /**
     * Prepares the draws.
     *
     * @param kinds kinds that are dealt; the error rate is made from both others when it is not among them
     * @param counts {@code [kinds][groups]}
     */
    PairDraws(List<RateKind> kinds, GroupCounts[][] counts, int draws, long seed) {
        this.kinds = kinds;
        int d = counts[0].length;
        trials = new long[kinds.size()][d];
        total = new long[kinds.size()];
        errors = new long[kinds.size()];
        drawn = new double[kinds.size()][d];
        for (int k = 0; k < trials.length; k++) {
            for (int g = 0; g < d; g++) {
                trials[k][g] = counts[k][g].trials();
                total[k] += trials[k][g];
                errors[k] += counts[k][g].wholeErrors();
            }
        }
        random = new CountDraws(seed);
        left = draws;
    }

    @Override
    public boolean next() {
        if (left == 0) {
            return false;
        }
        left--;
        for (int k = 0; k < trials.length; k++) {
            random.split(trials[k], total[k], errors[k], drawn[k]);
        }
        return true;
    }

    @Override
    public GroupRates rates() {
        GroupRates rates = GroupRates.none();
        double[] wrong = new double[drawn[0].length];
        for (int k = 0; k < trials.length; k++) {
            double[] rate = new double[wrong.length];
            for (int g = 0; g < rate.length; g++) {
                rate[g] = drawn[k][g] / trials[k][g];
                wrong[g] += rate[g] / 2;
            }
            rates = rates.with(kinds.get(k), RateVector.of(rate));
        }
        if (trials.length == 2) {
            rates = rates.with(RateKind.ERROR, RateVector.of(wrong));
        }
        return rates;
    }

    @Override
    public double weight() {
        return 1;
    }

    @Override
    public Chance.Method method() {
        return Chance.Method.PAIRS;
    }
}
