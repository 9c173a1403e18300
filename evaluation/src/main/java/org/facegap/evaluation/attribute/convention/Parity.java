package org.facegap.evaluation.attribute.convention;

/** Whether a group passes, as far as that can be said. */
public enum Parity {
    /** It passes. */
    PASSED,
    /** It does not. */
    FAILED,
    /** A disparity behind it does not exist. */
    UNDEFINED;

    /** {@code tau <= disparity <= 1 / tau}; NaN is undefined. */
    static Parity of(double disparity, double tau) {
        if (Double.isNaN(disparity)) {
            return UNDEFINED;
        }
        return disparity >= tau && disparity <= 1 / tau ? PASSED : FAILED;
    }

    /** Both, by Kleene's logic: one failure fails, otherwise one unknown is unknown. */
    public Parity and(Parity other) {
        if (this == FAILED || other == FAILED) {
            return FAILED;
        }
        return this == UNDEFINED || other == UNDEFINED ? UNDEFINED : PASSED;
    }
}
