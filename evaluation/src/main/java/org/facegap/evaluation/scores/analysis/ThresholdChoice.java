package org.facegap.evaluation.scores.analysis;

import org.facegap.core.results.Threshold;

/**
 * A threshold for all groups, one for each training of the system.
 *
 * @param name a short name such as {@code FMR 1 %}
 * @param target false match rate aimed at; NaN for a threshold that was given
 * @param card the threshold as results tell it, the mean over trainings
 * @param values of each training; NaN when none could be chosen
 */
record ThresholdChoice(String name, double target, Threshold card, double[] values) {
    boolean isKnown() {
        return !Double.isNaN(card.value());
    }
}
