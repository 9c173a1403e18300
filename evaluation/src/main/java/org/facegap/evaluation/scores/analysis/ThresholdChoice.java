package org.facegap.evaluation.scores.analysis;

import org.facegap.core.results.Threshold;

/**
 * A threshold for all groups, one for each training of the system.
 *
 * @param name a short name such as {@code FMR 1 %}
 * @param target false match rate aimed at; NaN for a threshold that was given
 * @param card the threshold as results tell it, on the scale of the file's column, the mean over trainings
 * @param values of each training: a score is accepted from here on (of distances negated, as their scores are); NaN when none could be chosen
 */
record ThresholdChoice(String name, double target, Threshold card, double[] values) {
    boolean isKnown() {
        return !Double.isNaN(card.value());
    }
}
