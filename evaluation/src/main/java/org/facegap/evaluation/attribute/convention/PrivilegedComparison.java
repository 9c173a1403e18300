package org.facegap.evaluation.attribute.convention;

import java.util.function.DoubleBinaryOperator;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.statistics.Interval;
import org.facegap.evaluation.attribute.BinaryRate;
import org.facegap.evaluation.uncertainty.ClusteredRate;
import org.facegap.evaluation.uncertainty.Newcombe;
import org.facegap.evaluation.uncertainty.RateRatio;

/**
 * The unprivileged group against the privileged one, after AIF360's {@code ClassificationMetric}: signed, {@code
 * unprivileged - privileged} or {@code unprivileged / privileged}, with the favourable class as the positive one. With 0
 * as the favourable class, as for a predicted risk, the signs are the opposite of those of a positive class 1.
 *
 * <ul>
 *   <li>statistical parity difference: of the selection rates; disparate impact: their ratio,
 *   <li>equal opportunity difference: of the TPRs,
 *   <li>average odds difference: {@code ((FPRu - FPRp) + (TPRu - TPRp)) / 2}; absolute: {@code (|..| + |..|) / 2},
 *   <li>equalised odds difference: {@code max(|FPRu - FPRp|, |TPRu - TPRp|)},
 *   <li>error rate difference and ratio.
 * </ul>
 *
 * <p>Signed differences have Newcombe's interval, the average odds difference that of the two differences joined as
 * Newcombe joins two rates (MOVER, Zou and Donner 2008; positives and negatives are different rows), ratios the log
 * interval of {@link RateRatio}. Absolute values have none: theirs could not contain 0. A rate without trials makes what
 * rests on it undefined.
 *
 * <p>Source: Bellamy et al. 2018, "AI Fairness 360".
 */
public final class PrivilegedComparison {
    private static final String UNIT = "rate";

    private final Rates unprivileged;
    private final Rates privileged;
    private final double confidence;

    /** The rates of one side. */
    @FunctionalInterface
    public interface Rates {
        /** One rate with the favourable class as the positive one; NaN without trials. */
        ClusteredRate rate(BinaryRate rate);
    }

    /** A comparison of two groups of different rows. */
    public PrivilegedComparison(Rates unprivileged, Rates privileged, double confidence) {
        this.unprivileged = unprivileged;
        this.privileged = privileged;
        this.confidence = confidence;
    }

    /** Difference of the selection rates. */
    public Estimate statisticalParityDifference() {
        return difference(BinaryRate.SELECTION_RATE);
    }

    /** Ratio of the selection rates. */
    public Estimate disparateImpact() {
        return ratio(BinaryRate.SELECTION_RATE);
    }

    /** Difference of the TPRs. */
    public Estimate equalOpportunityDifference() {
        return difference(BinaryRate.TPR);
    }

    /** Mean of the differences of FPR and TPR. */
    public Estimate averageOddsDifference() {
        Estimate fpr = difference(BinaryRate.FPR);
        Estimate tpr = difference(BinaryRate.TPR);
        if (!fpr.isOk() || !tpr.isOk()) {
            return fpr.isOk() ? tpr : fpr;
        }
        double mean = (fpr.value() + tpr.value()) / 2;
        return Estimate.ok(
                mean,
                mean - Math.hypot(fpr.value() - fpr.low(), tpr.value() - tpr.low()) / 2,
                mean + Math.hypot(fpr.high() - fpr.value(), tpr.high() - tpr.value()) / 2,
                fpr.n() + tpr.n(),
                UNIT);
    }

    /** Mean of the absolute differences of FPR and TPR. */
    public Estimate averageAbsoluteOddsDifference() {
        return absolute((f, t) -> (f + t) / 2);
    }

    /** The larger absolute difference of FPR and TPR. */
    public Estimate equalizedOddsDifference() {
        return absolute(Math::max);
    }

    /** Difference of one rate. */
    public Estimate difference(BinaryRate rate) {
        ClusteredRate u = unprivileged.rate(rate);
        ClusteredRate p = privileged.rate(rate);
        if (u.pairs() == 0 || p.pairs() == 0) {
            return none(rate, u, p);
        }
        double value = u.rate() - p.rate();
        Interval interval = Newcombe.difference(u, p, confidence);
        return Estimate.ok(
                value, Math.min(value, interval.low()), Math.max(value, interval.high()), u.pairs() + p.pairs(), UNIT);
    }

    /** Ratio of one rate: 0 or infinite where one rate is 0, undefined where both are. */
    public Estimate ratio(BinaryRate rate) {
        ClusteredRate u = unprivileged.rate(rate);
        ClusteredRate p = privileged.rate(rate);
        if (u.pairs() == 0 || p.pairs() == 0) {
            return none(rate, u, p);
        }
        long n = u.pairs() + p.pairs();
        RateRatio ratio = RateRatio.of(u, p, confidence);
        if (Double.isNaN(ratio.ratio())) {
            return Estimate.undefined(rate.title() + " is 0 in both groups (0/0)", n, "ratio");
        }
        if (Double.isInfinite(ratio.ratio())) {
            return Estimate.infinite(n, "ratio");
        }
        double low = Math.min(ratio.ratio(), ratio.interval().low());
        return Estimate.ok(
                ratio.ratio(), low, Math.max(ratio.ratio(), ratio.interval().high()), n, "ratio");
    }

    private Estimate absolute(DoubleBinaryOperator join) {
        Estimate fpr = difference(BinaryRate.FPR);
        Estimate tpr = difference(BinaryRate.TPR);
        if (!fpr.isOk() || !tpr.isOk()) {
            return fpr.isOk() ? tpr : fpr;
        }
        return Estimate.point(
                join.applyAsDouble(Math.abs(fpr.value()), Math.abs(tpr.value())), fpr.n() + tpr.n(), UNIT);
    }

    private static Estimate none(BinaryRate rate, ClusteredRate u, ClusteredRate p) {
        String side = u.pairs() == 0 ? "unprivileged" : "privileged";
        return Estimate.undefined(
                "the " + side + " group has no row that counts for " + rate.title(), u.pairs() + p.pairs(), UNIT);
    }
}
