package org.facegap.evaluation.differential;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.uncertainty.RateBootstrap;
import org.facegap.evaluation.uncertainty.SpreadChange;

/**
 * The change of a differential from one system to another on the same pairs of the same identities.
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
    private static final int KINDS = 3;
    private static final double STEP = 1e-7;

    /**
     * One group in both systems. The candidate moves with the baseline and by their difference, whose size is known better
     * than the joint movement of two resampled rates: product weights overstate what pairs do on their own.
     *
     * @param baseline its false match rate, false non-match rate and error rate
     * @param candidate likewise
     * @param deviations {@code [3][replicates]} of the baseline's rates under resampling
     * @param differences {@code [3][replicates]} of candidate - baseline
     */
    public record Group(double[] baseline, double[] candidate, double[][] deviations, double[][] differences) {
        /**
         * From replicates of both systems.
         *
         * @param genuineShare genuine pairs / all pairs, of which the error rate is made
         */
        public static Group of(RateBootstrap replicates, Columns baseline, Columns candidate, double genuineShare) {
            double[] from = {replicates.rate(baseline.fmr), replicates.rate(baseline.fnmr)};
            double[] to = {replicates.rate(candidate.fmr), replicates.rate(candidate.fnmr)};
            double[][] deviations = {replicates.deviations(baseline.fmr), replicates.deviations(baseline.fnmr)};
            double[][] differences = {
                replicates.differences(baseline.fmr, candidate.fmr),
                replicates.differences(baseline.fnmr, candidate.fnmr)
            };
            double[] error = new double[replicates.replicates()];
            double[] change = new double[replicates.replicates()];
            for (int r = 0; r < error.length; r++) {
                error[r] = mixed(deviations[0][r], deviations[1][r], genuineShare);
                change[r] = mixed(differences[0][r], differences[1][r], genuineShare);
            }
            return new Group(
                    new double[] {from[0], from[1], mixed(from[0], from[1], genuineShare)},
                    new double[] {to[0], to[1], mixed(to[0], to[1], genuineShare)},
                    new double[][] {deviations[0], deviations[1], error},
                    new double[][] {differences[0], differences[1], change});
        }

        private static double mixed(double impostor, double genuine, double genuineShare) {
            return genuineShare * genuine + (1 - genuineShare) * impostor;
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
        double[][][] deviations = new double[d][2 * KINDS][];
        double[][] observed = new double[2 * KINDS][d];
        for (int g = 0; g < d; g++) {
            Group group = groups.get(g);
            for (int c = 0; c < KINDS; c++) {
                double[] moved = group.deviations[c];
                deviations[g][c] = moved;
                deviations[g][c + KINDS] = new double[moved.length];
                for (int r = 0; r < moved.length; r++) {
                    deviations[g][c + KINDS][r] = moved[r] + group.differences[c][r];
                }
                observed[c][g] = group.baseline[c];
                observed[c + KINDS][g] = group.candidate[c];
            }
        }
        ToDoubleFunction<double[]> spread = rates -> differential.of(rates(rates));
        double first = spread.applyAsDouble(side(observed, deviations, 0).rates());
        double second = spread.applyAsDouble(side(observed, deviations, KINDS).rates());
        String unit = differential.unit();
        Interval interval = SpreadChange.of(
                spread,
                differential.best(),
                side(observed, deviations, 0),
                side(observed, deviations, KINDS),
                confidence);
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

    /**
     * How a differential moves with the rates it is made of, at the observed ones.
     *
     * @param candidate whether of the second system
     * @return {@code [groups][3]}: by the false match rate, the false non-match rate and the error rate, each taken alone
     */
    public static double[][] slopes(Differential differential, List<Group> groups, boolean candidate) {
        int d = groups.size();
        double[] rates = new double[KINDS * d];
        for (int g = 0; g < d; g++) {
            for (int c = 0; c < KINDS; c++) {
                rates[c * d + g] = candidate ? groups.get(g).candidate[c] : groups.get(g).baseline[c];
            }
        }
        double[][] slopes = new double[d][KINDS];
        for (int i = 0; i < rates.length; i++) {
            double[] more = rates.clone();
            double[] less = rates.clone();
            more[i] += STEP;
            less[i] -= STEP;
            slopes[i % d][i / d] = (differential.of(rates(more)) - differential.of(rates(less))) / (2 * STEP);
        }
        return slopes;
    }

    /** False match rates of all groups, then their false non-match rates, then their error rates. */
    private static SpreadChange.Side side(double[][] observed, double[][][] deviations, int column) {
        int d = deviations.length;
        double[] rates = new double[KINDS * d];
        double[] equal = new double[KINDS * d];
        double[][] moved = new double[KINDS * d][];
        for (int c = 0; c < KINDS; c++) {
            double mean = Arrays.stream(observed[column + c]).average().orElse(Double.NaN);
            for (int g = 0; g < d; g++) {
                rates[c * d + g] = observed[column + c][g];
                equal[c * d + g] = mean;
                moved[c * d + g] = deviations[g][column + c];
            }
        }
        return new SpreadChange.Side(rates, equal, moved);
    }

    private static GroupRates rates(double[] all) {
        int d = all.length / KINDS;
        return GroupRates.of(Arrays.copyOf(all, d), Arrays.copyOfRange(all, d, 2 * d))
                .with(RateKind.ERROR, RateVector.of(Arrays.copyOfRange(all, 2 * d, all.length)));
    }
}
