package org.facegap.evaluation.differential;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.facegap.evaluation.uncertainty.SpreadChange;

/**
 * The change of a differential from one system to another on the same pairs of the same people.
 *
 * <p>A differential itself gets no interval, but the difference of two may have either sign, and the upward shifts that
 * noise gives both largely cancel; what is left of them widens the interval ({@link SpreadChange}).
 *
 * @param differential which
 * @param baseline value of the first system
 * @param candidate value of the second
 * @param difference candidate - baseline with its interval; UNDEFINED when one of them, or a replicate, is not finite
 */
public record PairedDifferential(Differential differential, double baseline, double candidate, Estimate difference) {
    /**
     * One group in both systems. The candidate moves with the baseline and by their difference, whose size is known better
     * than the joint movement of two resampled rates: product weights overstate what pairs do on their own.
     *
     * @param baseline its false match rate and false non-match rate
     * @param candidate likewise
     * @param deviations {@code [2][replicates]} of the baseline's rates under resampling
     * @param differences {@code [2][replicates]} of candidate - baseline
     * @param genuineShare genuine pairs / all pairs, used for the error rate
     */
    public record Group(
            double[] baseline, double[] candidate, double[][] deviations, double[][] differences, double genuineShare) {
        /** From replicates of both systems. */
        public static Group of(RateBootstrap replicates, Columns baseline, Columns candidate, double genuineShare) {
            return new Group(
                    new double[] {replicates.rate(baseline.fmr), replicates.rate(baseline.fnmr)},
                    new double[] {replicates.rate(candidate.fmr), replicates.rate(candidate.fnmr)},
                    new double[][] {replicates.deviations(baseline.fmr), replicates.deviations(baseline.fnmr)},
                    new double[][] {
                        replicates.differences(baseline.fmr, candidate.fmr),
                        replicates.differences(baseline.fnmr, candidate.fnmr)
                    },
                    genuineShare);
        }
    }

    /** Columns of one system in the replicates: the places of its false match and false non-match rates. */
    public record Columns(int fmr, int fnmr) {}

    /**
     * Compares two systems.
     *
     * @param differential over false match and false non-match rates, or the error rate made of them
     * @param groups all with as many replicates
     * @param n pairs of all groups together
     * @param confidence such as 0.95
     */
    public static PairedDifferential of(Differential differential, List<Group> groups, long n, double confidence) {
        int d = groups.size();
        double[][][] deviations = new double[d][4][];
        double[][] observed = new double[4][d];
        double[] genuineShare = groups.stream().mapToDouble(Group::genuineShare).toArray();
        for (int g = 0; g < d; g++) {
            Group group = groups.get(g);
            for (int c = 0; c < 2; c++) {
                double[] moved = group.deviations[c];
                deviations[g][c] = moved;
                deviations[g][c + 2] = new double[moved.length];
                for (int r = 0; r < moved.length; r++) {
                    deviations[g][c + 2][r] = moved[r] + group.differences[c][r];
                }
                observed[c][g] = group.baseline[c];
                observed[c + 2][g] = group.candidate[c];
            }
        }
        ToDoubleFunction<double[]> spread = rates -> differential.of(rates(rates, genuineShare));
        double first = spread.applyAsDouble(side(observed, deviations, 0).rates());
        double second = spread.applyAsDouble(side(observed, deviations, 2).rates());
        String unit = differential.unit();
        Interval interval = SpreadChange.of(
                spread, differential.best(), side(observed, deviations, 0), side(observed, deviations, 2), confidence);
        if (interval == null) {
            String reason = Double.isFinite(first) && Double.isFinite(second)
                    ? "with other people a group would have no error and the value be infinite"
                    : "a system's value is infinite or undefined";
            return new PairedDifferential(differential, first, second, Estimate.undefined(reason, n, unit));
        }
        double value = second - first;
        return new PairedDifferential(
                differential,
                first,
                second,
                Estimate.ok(value, Math.min(value, interval.low()), Math.max(value, interval.high()), n, unit));
    }

    /** False match rates of all groups, then their false non-match rates. */
    private static SpreadChange.Side side(double[][] observed, double[][][] deviations, int column) {
        int d = deviations.length;
        double[] rates = new double[2 * d];
        double[] equal = new double[2 * d];
        double[][] moved = new double[2 * d][];
        for (int c = 0; c < 2; c++) {
            double mean = Arrays.stream(observed[column + c]).average().orElse(Double.NaN);
            for (int g = 0; g < d; g++) {
                rates[c * d + g] = observed[column + c][g];
                equal[c * d + g] = mean;
                moved[c * d + g] = deviations[g][column + c];
            }
        }
        return new SpreadChange.Side(rates, equal, moved);
    }

    private static GroupRates rates(double[] both, double[] genuineShare) {
        int d = genuineShare.length;
        double[] fmr = Arrays.copyOf(both, d);
        double[] fnmr = Arrays.copyOfRange(both, d, 2 * d);
        double[] error = new double[d];
        for (int g = 0; g < d; g++) {
            error[g] = genuineShare[g] * fnmr[g] + (1 - genuineShare[g]) * fmr[g];
        }
        return GroupRates.of(fmr, fnmr).with(RateKind.ERROR, RateVector.of(error));
    }
}
