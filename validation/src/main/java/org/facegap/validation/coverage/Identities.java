package org.facegap.validation.coverage;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;
import org.facegap.evaluation.uncertainty.ErrorColumn;
import org.facegap.evaluation.uncertainty.IdentityCounts;
import org.facegap.evaluation.uncertainty.IdentityPairs;

/**
 * One group of simulated identities: pairs in error with odds {@code exp(logit + effects)}, an effect of each identity on the
 * log-odds of all pairs that touch him or her. A genuine pair has {@code sqrt 2} times its identity's effect, an impostor pair
 * the sum of both, so that both kinds are equally spread.
 *
 * @param pairs which identities the pairs touch; genuine pairs first
 * @param effects of each pair on the log-odds
 * @param genuine number of genuine pairs
 */
record Identities(IdentityPairs pairs, double[] effects, int genuine) {
    private static final int STEPS = 2000;
    private static final double REACH = 8;

    /**
     * Draws identities and pairs.
     *
     * @param identities number of identities
     * @param genuine genuine pairs, dealt in turn
     * @param impostor impostor pairs of two random identities
     * @param spread standard deviation of an identity's effect
     */
    static Identities draw(int identities, int genuine, int impostor, double spread, SplittableRandom random) {
        Gaussian normal = new Gaussian(random.nextLong());
        double[] own = new double[identities];
        for (int i = 0; i < identities; i++) {
            own[i] = spread * normal.next();
        }
        int n = genuine + impostor;
        int[] a = new int[n];
        int[] b = new int[n];
        double[] effects = new double[n];
        for (int p = 0; p < n; p++) {
            a[p] = p < genuine ? p % identities : random.nextInt(identities);
            b[p] = a[p];
            while (p >= genuine && b[p] == a[p]) {
                b[p] = random.nextInt(identities);
            }
            effects[p] = p < genuine ? Math.sqrt(2) * own[a[p]] : own[a[p]] + own[b[p]];
        }
        return new Identities(IdentityPairs.of(a, b), effects, genuine);
    }

    /** Which pairs go wrong. */
    boolean[] errors(double logit, SplittableRandom random) {
        boolean[] wrong = new boolean[effects.length];
        for (int p = 0; p < wrong.length; p++) {
            wrong[p] = random.nextDouble() < logistic(logit + effects[p]);
        }
        return wrong;
    }

    /** The errors of one kind of pairs. */
    IdentityCounts counts(boolean[] wrong, boolean ofGenuine) {
        int from = ofGenuine ? 0 : genuine;
        int to = ofGenuine ? genuine : wrong.length;
        int[] places = new int[to - from];
        int n = 0;
        for (int p = from; p < to; p++) {
            if (wrong[p]) {
                places[n++] = p;
            }
        }
        return IdentityCounts.of(pairs, new ErrorColumn(ofGenuine, Arrays.copyOf(places, n)));
    }

    /**
     * The true rate: the mean of {@code logistic(logit + sd Z)} over a standard normal {@code Z}, by Simpson's rule.
     *
     * @param sd standard deviation of a pair's effect, {@code sqrt 2} times that of an identity
     */
    static double rate(double logit, double sd) {
        double h = 2 * REACH / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = -REACH + i * h;
            double y = logistic(logit + sd * z) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            sum += y * (i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2);
        }
        return sum * h / 3;
    }

    static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
