package org.facegap.evaluation.verification;

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
}
