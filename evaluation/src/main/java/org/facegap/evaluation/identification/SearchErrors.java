package org.facegap.evaluation.identification;

import org.facegap.core.estimate.Estimate;
import org.facegap.evaluation.verification.Rates;

/**
 * Errors among searches.
 *
 * @param errors searches with an error
 * @param searches searches that count
 * @param failures searches that gave no scores; among {@code searches} only when failures count as non-matches
 */
public record SearchErrors(long errors, long searches, long failures) {
    /** @throws IllegalArgumentException when there are more errors than searches */
    public SearchErrors {
        if (errors < 0 || errors > searches || failures < 0) {
            throw new IllegalArgumentException(errors + " errors among " + searches + " searches");
        }
    }

    /** Share of searches with an error; NaN without searches. */
    public double rate() {
        return errors / (double) searches;
    }

    /** The rate; undefined without searches. */
    public Estimate estimate() {
        return Rates.of(errors, searches, "no searches of this kind");
    }

    /** Share of searches without an error, such as DIR for FNIR; undefined without searches. */
    public Estimate complement() {
        return Rates.of(searches - errors, searches, "no searches of this kind");
    }
}
