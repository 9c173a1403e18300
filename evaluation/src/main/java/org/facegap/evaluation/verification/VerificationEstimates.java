package org.facegap.evaluation.verification;

import java.util.function.DoubleSupplier;
import org.facegap.core.estimate.Estimate;

/**
 * The metrics of one split as numbers that carry their state: what cannot be measured is UNDEFINED with its reason, or
 * TOO_FEW, and never zero. No intervals are made here.
 */
public final class VerificationEstimates {
    private VerificationEstimates() {}

    /** Half-sum EER. */
    public static Estimate equalErrorRate(ScoreSplit scores) {
        return both(scores, Rates.RATE, () -> EqualErrorRate.of(scores).value());
    }

    /** AUC. */
    public static Estimate areaUnderRoc(ScoreSplit scores) {
        return both(scores, Rates.RATE, () -> AreaUnderRoc.value(scores));
    }

    /** TAR at a target FAR; TOO_FEW below one impostor score in {@code 1/target}. */
    public static Estimate tarAtFar(ScoreSplit scores, double target) {
        return scores.hasBothKinds() ? TarAtFar.of(scores, target).estimate() : missing(scores, Rates.RATE);
    }

    /** FNMR at a target FMR, such as FMR100 at 1/100 and ZeroFMR at 0; TOO_FEW likewise. */
    public static Estimate fnmrAtFmr(ScoreSplit scores, double target) {
        return scores.hasBothKinds() ? TarAtFar.of(scores, target).fnmrEstimate() : missing(scores, Rates.RATE);
    }

    /** Lowest cost over all thresholds. */
    public static Estimate minimumCost(ScoreSplit scores, ErrorWeights weights) {
        return both(scores, Rates.RATE, () -> MinimumCost.of(scores, weights).value());
    }

    /** Highest accuracy over all thresholds. */
    public static Estimate bestAccuracy(ScoreSplit scores) {
        return both(scores, Rates.RATE, () -> BestAccuracy.of(scores).value());
    }

    /** ZeroFNMR: FMR at the lowest genuine score. */
    public static Estimate zeroFnmr(ScoreSplit scores) {
        return both(scores, Rates.RATE, () -> FvcPoints.of(scores).zeroFnmr().fmr());
    }

    /** FTA: pairs without a score. */
    public static Estimate failures(ScoreSplit scores) {
        long failed = scores.failedGenuine() + scores.failedImpostor();
        return Rates.of(failed, count(scores) + failed, "no pairs");
    }

    private static Estimate both(ScoreSplit scores, String unit, DoubleSupplier value) {
        return scores.hasBothKinds() ? Estimate.point(value.getAsDouble(), count(scores), unit) : missing(scores, unit);
    }

    private static long count(ScoreSplit scores) {
        return (long) scores.genuine().length + scores.impostor().length;
    }

    /** Why a metric over both kinds is undefined. */
    static Estimate missing(ScoreSplit scores, String unit) {
        boolean none = scores.genuine().length == 0;
        String reason =
                none && scores.impostor().length == 0 ? "no scores" : none ? "no genuine scores" : "no impostor scores";
        return Estimate.undefined(reason, count(scores), unit);
    }
}
