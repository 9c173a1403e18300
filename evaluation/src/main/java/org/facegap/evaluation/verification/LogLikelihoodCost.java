package org.facegap.evaluation.verification;

import java.util.function.Function;
import org.facegap.core.estimate.Estimate;

/**
 * Cost of log-likelihood ratios: {@code Cllr = 1/2 [ mean_genuine log2(1 + e^-s) + mean_impostor log2(1 + e^s) ]} in
 * bits. It judges scores that are meant as natural log-likelihood ratios; a cosine is none, and its Cllr says nothing.
 *
 * <p>min Cllr is the Cllr after the best monotone calibration ({@link IsotonicBlocks}): discrimination without
 * calibration. A block of only one kind is certain and costs nothing; no epsilon is added. Source: Brummer and du Preez
 * 2006.
 */
public final class LogLikelihoodCost {
    private static final String UNIT = "bits";
    private static final double LN2 = Math.log(2);

    private LogLikelihoodCost() {}

    /** Cllr; undefined without genuine or impostor scores, infinite when a score is too large to be summed. */
    public static Estimate cllr(ScoreSplit scores) {
        long n = (long) scores.genuine().length + scores.impostor().length;
        if (!scores.hasBothKinds()) {
            return VerificationEstimates.missing(scores, UNIT);
        }
        double genuine = 0;
        for (double s : scores.genuine()) {
            genuine += softplus(-s);
        }
        double impostor = 0;
        for (double s : scores.impostor()) {
            impostor += softplus(s);
        }
        double value = (genuine / scores.genuine().length + impostor / scores.impostor().length) / (2 * LN2);
        return Double.isInfinite(value) ? Estimate.infinite(n, UNIT) : Estimate.point(value, n, UNIT);
    }

    /** min Cllr, between 0 (separable) and 1 (useless); undefined without genuine or impostor scores. */
    public static Estimate minimum(ScoreSplit scores) {
        return minimum(scores, IsotonicBlocks::of);
    }

    /** The same over other blocks of the scores, such as those of a tool that treats ties otherwise. */
    public static Estimate minimum(ScoreSplit scores, Function<ScoreSplit, IsotonicBlocks> pooling) {
        long n = (long) scores.genuine().length + scores.impostor().length;
        if (!scores.hasBothKinds()) {
            return VerificationEstimates.missing(scores, UNIT);
        }
        double m = scores.genuine().length;
        double k = scores.impostor().length;
        IsotonicBlocks blocks = pooling.apply(scores);
        double cost = 0;
        for (int b = 0; b < blocks.size(); b++) {
            double g = blocks.genuine(b) / m;
            double s = blocks.impostor(b) / k;
            if (g > 0 && s > 0) {
                cost += g * Math.log1p(s / g) + s * Math.log1p(g / s);
            }
        }
        return Estimate.point(cost / (2 * LN2), n, UNIT);
    }

    /** {@code ln(1 + e^x)} without overflow. */
    private static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
