package org.facegap.evaluation.attribute.convention;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.attribute.BinaryCounts;
import org.facegap.evaluation.attribute.BinaryRate;

/**
 * Group fairness between all groups, after Fairlearn's {@code fairlearn.metrics}: no group is the reference.
 *
 * <ul>
 *   <li>demographic parity: {@code max - min} and {@code min / max} of the selection rate,
 *   <li>equal opportunity: the same of the TPR,
 *   <li>equalised odds: of the differences of TPR and FPR the larger ({@code worst_case}) or the mean; of their ratios the
 *       smaller or the mean.
 * </ul>
 *
 * <p>Fairlearn gives a group without positives the TPR 0 (scikit-learn turns 0/0 into 0), which makes a disparity of 1 out
 * of nothing; {@link #asFairlearn} reproduces that. {@link #strict} leaves such a group out; {@link #spread} lists it.
 * Differences lie in 0..1 (0 is equal), ratios in 0..1 (1 is equal).
 *
 * <p>Sources: Fairlearn; Hardt, Price and Srebro 2016 (equal opportunity, equalised odds).
 */
public final class FairlearnDisparity {
    private final Map<String, BinaryCounts> groups;
    private final long needed;

    /** How the two parts of equalised odds become one number. */
    public enum Aggregate {
        /** The larger difference, the smaller ratio. */
        WORST_CASE,
        /** Their mean. */
        MEAN
    }

    private FairlearnDisparity(Map<String, BinaryCounts> groups, long needed) {
        this.groups = new LinkedHashMap<>(groups);
        this.needed = needed;
    }

    /** As Fairlearn computes it, 0/0 is 0. */
    public static FairlearnDisparity asFairlearn(Map<String, BinaryCounts> groups) {
        return new FairlearnDisparity(groups, 0);
    }

    /**
     * The same, but groups with too few trials are left out.
     *
     * @param needed trials that a rate of a group needs, at least 1
     */
    public static FairlearnDisparity strict(Map<String, BinaryCounts> groups, long needed) {
        if (needed < 1) {
            throw new IllegalArgumentException("needed: must be 1 or more, not " + needed);
        }
        return new FairlearnDisparity(groups, needed);
    }

    /** One rate over the groups. */
    public GroupSpread spread(BinaryRate rate) {
        return GroupSpread.of(groups, rate, needed);
    }

    /** {@code max - min} of the selection rate. */
    public Estimate demographicParityDifference() {
        return spread(BinaryRate.SELECTION_RATE).difference();
    }

    /** {@code min / max} of the selection rate. */
    public Estimate demographicParityRatio() {
        return spread(BinaryRate.SELECTION_RATE).ratio();
    }

    /** {@code max - min} of the TPR. */
    public Estimate equalOpportunityDifference() {
        return spread(BinaryRate.TPR).difference();
    }

    /** {@code min / max} of the TPR. */
    public Estimate equalOpportunityRatio() {
        return spread(BinaryRate.TPR).ratio();
    }

    /** Differences of TPR and FPR in one number. */
    public Estimate equalizedOddsDifference(Aggregate aggregate) {
        return both(
                spread(BinaryRate.TPR).difference(),
                spread(BinaryRate.FPR).difference(),
                aggregate == Aggregate.MEAN ? (a, b) -> (a + b) / 2 : Math::max);
    }

    /** Ratios of TPR and FPR in one number. */
    public Estimate equalizedOddsRatio(Aggregate aggregate) {
        return both(
                spread(BinaryRate.TPR).ratio(),
                spread(BinaryRate.FPR).ratio(),
                aggregate == Aggregate.MEAN ? (a, b) -> (a + b) / 2 : Math::min);
    }

    private double value(BinaryRate rate, BinaryCounts counts) {
        return needed == 0 && rate.trials(counts) == 0 ? 0 : rate.of(counts);
    }

    private static Estimate both(Estimate tpr, Estimate fpr, DoubleBinaryOperator join) {
        if (!tpr.isOk()) {
            return tpr;
        }
        return fpr.isOk()
                ? Estimate.point(join.applyAsDouble(tpr.value(), fpr.value()), tpr.n() + fpr.n(), tpr.unit())
                : fpr;
    }
}
