package org.facegap.evaluation.uncertainty;

/**
 * Fisher's exact test of two counts: given all errors, how likely is a split between both groups that is no likelier
 * than the one seen. {@code p = sum of the hypergeometric probabilities that are <= the observed one * (1 + 1e-7)}, the
 * two-sided form of R and scipy.
 *
 * <p>Probabilities are taken relative to the most likely split, so no factorial is needed and a p-value below 1e-300 is
 * 0. Exact for independent trials, and then conservative; for clustered ones give effective counts.
 */
public final class FisherExact {
    private static final double TIES = 1 + 1e-7;

    private FisherExact() {}

    /**
     * The two-sided p.
     *
     * @param errorsA errors in {@code trialsA}
     * @param errorsB errors in {@code trialsB}
     * @return in (0, 1]; 1 when a group has no trials or there is no error at all
     * @throws IllegalArgumentException unless {@code 0 <= errors <= trials} for both
     */
    public static double p(long errorsA, long trialsA, long errorsB, long trialsB) {
        if (errorsA < 0 || errorsB < 0 || errorsA > trialsA || errorsB > trialsB) {
            throw new IllegalArgumentException(
                    "no such counts: " + errorsA + " of " + trialsA + ", " + errorsB + " of " + trialsB);
        }
        long errors = errorsA + errorsB;
        long least = Math.max(0, errors - trialsB);
        long most = Math.min(trialsA, errors);
        long mode = (long) ((trialsA + 1.0) * (errors + 1.0) / (trialsA + trialsB + 2.0));
        mode = Math.min(most, Math.max(least, mode));
        double observed = 1;
        for (long x = mode; x < errorsA; x++) {
            observed *= up(x, errors, trialsA, trialsB);
        }
        for (long x = mode; x > errorsA; x--) {
            observed /= up(x - 1, errors, trialsA, trialsB);
        }
        double limit = observed * TIES;
        double all = 1;
        double extreme = limit >= 1 ? 1 : 0;
        double weight = 1;
        for (long x = mode; x < most && weight > 0; x++) {
            weight *= up(x, errors, trialsA, trialsB);
            all += weight;
            extreme += weight <= limit ? weight : 0;
        }
        weight = 1;
        for (long x = mode; x > least && weight > 0; x--) {
            weight /= up(x - 1, errors, trialsA, trialsB);
            all += weight;
            extreme += weight <= limit ? weight : 0;
        }
        return Math.min(1, extreme / all);
    }

    /** Probability of {@code x + 1} errors in A over that of {@code x}. */
    private static double up(long x, long errors, long trialsA, long trialsB) {
        return (trialsA - x) * (double) (errors - x) / ((x + 1.0) * (trialsB - errors + x + 1.0));
    }
}
