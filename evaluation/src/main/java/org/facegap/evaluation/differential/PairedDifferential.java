package org.facegap.evaluation.differential;

import java.util.Arrays;
import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.uncertainty.Interval;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.facegap.evaluation.uncertainty.RecentredInterval;

/**
 * The change of a differential from one system to another on the same pairs of the same people.
 *
 * <p>A differential itself gets no interval, but the difference of two may have either sign, and the upward shifts that
 * resampling gives both cancel where both are of like size and noise. The interval is taken around the observed difference
 * and widened on the side that the shift of the replicates points away from ({@link RecentredInterval}). It still errs when
 * one system is near equality and the other is not: then it understates the change.
 *
 * @param differential which
 * @param baseline value of the first system
 * @param candidate value of the second
 * @param difference candidate - baseline with its interval; UNDEFINED when one of them, or a replicate, is not finite
 */
public record PairedDifferential(Differential differential, double baseline, double candidate, Estimate difference) {
    /** Columns of one system in the replicates: the places of its false match and false non-match rates. */
    public record Columns(int fmr, int fnmr) {}

    /**
     * Compares two systems.
     *
     * @param differential over false match and false non-match rates, or the error rate made of them
     * @param groups replicates of each group, all with the same columns and as many replicates
     * @param genuineShare of each group: genuine pairs / all pairs, used for the error rate
     * @param baseline columns of the first system
     * @param candidate columns of the second
     * @param n pairs of all groups together
     * @param confidence such as 0.95
     */
    public static PairedDifferential of(
            Differential differential,
            List<RateBootstrap> groups,
            double[] genuineShare,
            Columns baseline,
            Columns candidate,
            long n,
            double confidence) {
        int d = groups.size();
        double[][][] deviations = new double[d][4][];
        int[] columns = {baseline.fmr, baseline.fnmr, candidate.fmr, candidate.fnmr};
        double[][] observed = new double[4][d];
        for (int g = 0; g < d; g++) {
            for (int c = 0; c < 4; c++) {
                deviations[g][c] = groups.get(g).deviations(columns[c]);
                observed[c][g] = groups.get(g).rate(columns[c]);
            }
        }
        double first = differential.of(rates(observed[0], observed[1], genuineShare));
        double second = differential.of(rates(observed[2], observed[3], genuineShare));
        String unit = differential.unit();
        if (!Double.isFinite(first) || !Double.isFinite(second)) {
            return new PairedDifferential(
                    differential,
                    first,
                    second,
                    Estimate.undefined("a system's value is infinite or undefined", n, unit));
        }
        double[] replicates = new double[deviations[0][0].length];
        double[][] moved = new double[4][d];
        for (int r = 0; r < replicates.length; r++) {
            for (int g = 0; g < d; g++) {
                for (int c = 0; c < 4; c++) {
                    moved[c][g] = Math.max(0, Math.min(1, observed[c][g] + deviations[g][c][r]));
                }
            }
            replicates[r] = differential.of(rates(moved[2], moved[3], genuineShare))
                    - differential.of(rates(moved[0], moved[1], genuineShare));
        }
        double value = second - first;
        if (!Arrays.stream(replicates).allMatch(Double::isFinite)) {
            String reason = "with other people a group would have no error and the value be infinite";
            return new PairedDifferential(differential, first, second, Estimate.undefined(reason, n, unit));
        }
        Interval interval = RecentredInterval.of(value, replicates, confidence);
        return new PairedDifferential(
                differential,
                first,
                second,
                Estimate.ok(value, Math.min(value, interval.low()), Math.max(value, interval.high()), n, unit));
    }

    private static GroupRates rates(double[] fmr, double[] fnmr, double[] genuineShare) {
        double[] error = new double[fmr.length];
        for (int g = 0; g < error.length; g++) {
            error[g] = genuineShare[g] * fnmr[g] + (1 - genuineShare[g]) * fmr[g];
        }
        return GroupRates.of(fmr, fnmr).with(RateKind.ERROR, RateVector.of(error));
    }
}
