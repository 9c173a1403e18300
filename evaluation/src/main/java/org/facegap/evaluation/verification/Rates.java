package org.facegap.evaluation.verification;

import org.facegap.core.estimate.Estimate;

/** Rates and ratios by the rule that nothing is divided by zero and nothing is added to avoid it. */
public final class Rates {
    /** Unit of a share. */
    public static final String RATE = "rate";

    /** Unit of a quotient of two rates. */
    public static final String RATIO = "ratio";

    private Rates() {}

    /**
     * {@code errors / trials}.
     *
     * @param reason why it is undefined when there are no trials
     */
    public static Estimate of(long errors, long trials, String reason) {
        return trials == 0
                ? Estimate.undefined(reason, 0, RATE)
                : Estimate.point(errors / (double) trials, trials, RATE);
    }

    /**
     * {@code numerator / denominator} of two quantities that are not negative: infinite when only the denominator is
     * zero, undefined when both are or when one of them is not known.
     */
    public static Estimate ratio(double numerator, double denominator, long n) {
        if (Double.isNaN(numerator) || Double.isNaN(denominator)) {
            return Estimate.undefined("a rate of the ratio is undefined", n, RATIO);
        }
        if (denominator == 0) {
            return numerator == 0 ? Estimate.undefined("0/0", n, RATIO) : Estimate.infinite(n, RATIO);
        }
        return Estimate.point(numerator / denominator, n, RATIO);
    }
}
