package org.facegap.evaluation.verification;

import org.facegap.core.estimate.Estimate;

/**
 * Error rates of a whole system at one threshold, failures to acquire included.
 *
 * <p>{@code FAR = FMR (1 - FTA)}, {@code FRR = FTA + FNMR (1 - FTA)}, {@code HTER = (FAR + FRR) / 2}, with one FTA over
 * the pairs of both kinds. Source: ISO/IEC 19795-1; bob.measure counts NaN scores like this.
 *
 * @param point counts over the pairs that gave a score
 * @param failedGenuine genuine pairs that gave none
 * @param failedImpostor impostor pairs that gave none
 */
public record SystemRates(OperatingPoint point, long failedGenuine, long failedImpostor) {
    /** The rates of a split at a threshold. */
    public static SystemRates of(ScoreSplit scores, double threshold) {
        return new SystemRates(scores.at(threshold), scores.failedGenuine(), scores.failedImpostor());
    }

    /** All pairs. */
    public long pairs() {
        return point.genuine() + point.impostor() + failedGenuine + failedImpostor;
    }

    /** Share of pairs without a score; NaN without pairs. */
    public double fta() {
        return (failedGenuine + failedImpostor) / (double) pairs();
    }

    /** False accept rate; NaN when FMR or FTA is. */
    public double far() {
        return point.fmr() * (1 - fta());
    }

    /** False reject rate; NaN when FNMR or FTA is. */
    public double frr() {
        return fta() + point.fnmr() * (1 - fta());
    }

    /** Half total error rate; NaN when one of both rates is. */
    public double hter() {
        return (far() + frr()) / 2;
    }

    /** FMR by a rule for failures; undefined without impostor trials. */
    public Estimate fmr(Failures failures) {
        long extra = failures == Failures.NONMATCH ? failedImpostor : 0;
        return Rates.of(point.falseMatches(), point.impostor() + extra, "no impostor scores");
    }

    /** FNMR by a rule for failures; undefined without genuine trials. */
    public Estimate fnmr(Failures failures) {
        long extra = failures == Failures.NONMATCH ? failedGenuine : 0;
        return Rates.of(point.falseNonMatches() + extra, point.genuine() + extra, "no genuine scores");
    }

    /** FTA with its trials; undefined without pairs. */
    public Estimate ftaEstimate() {
        return Rates.of(failedGenuine + failedImpostor, pairs(), "no pairs");
    }

    /** FAR; undefined without impostor scores. */
    public Estimate farEstimate() {
        return estimate(far(), "no impostor scores");
    }

    /** FRR; undefined without genuine scores. */
    public Estimate frrEstimate() {
        return estimate(frr(), "no genuine scores");
    }

    /** HTER; undefined without scores of both kinds. */
    public Estimate hterEstimate() {
        return estimate(hter(), "no genuine or no impostor scores");
    }

    private Estimate estimate(double value, String reason) {
        return Double.isNaN(value)
                ? Estimate.undefined(reason, pairs(), Rates.RATE)
                : Estimate.point(value, pairs(), Rates.RATE);
    }
}
