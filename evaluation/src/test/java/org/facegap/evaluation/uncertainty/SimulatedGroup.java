package org.facegap.evaluation.uncertainty;

import java.util.SplittableRandom;
import org.facegap.core.random.Gaussian;

/** Pairs of one group whose errors have an effect of each identity, for simulations. */
record SimulatedGroup(IdentityPairs pairs, double[] errors) {
    /**
     * Draws a group.
     *
     * @param identities identities
     * @param genuine genuine pairs, dealt in turn
     * @param impostor impostor pairs of random identities
     * @param logit mean log-odds of an error
     * @param spread standard deviation of an identity's effect on the log-odds
     */
    static SimulatedGroup draw(
            int identities, int genuine, int impostor, double logit, double spread, SplittableRandom random) {
        Gaussian normal = new Gaussian(random.nextLong());
        double[] effect = new double[identities];
        for (int i = 0; i < identities; i++) {
            effect[i] = spread * normal.next();
        }
        int n = genuine + impostor;
        int[] a = new int[n];
        int[] b = new int[n];
        double[] errors = new double[n];
        for (int p = 0; p < n; p++) {
            a[p] = p < genuine ? p % identities : random.nextInt(identities);
            b[p] = a[p];
            while (p >= genuine && b[p] == a[p]) {
                b[p] = random.nextInt(identities);
            }
            double odds = logit + (p < genuine ? Math.sqrt(2) * effect[a[p]] : effect[a[p]] + effect[b[p]]);
            errors[p] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
        }
        return new SimulatedGroup(IdentityPairs.of(a, b), errors);
    }
}
