package org.facegap.evaluation.scores.analysis;

import org.facegap.core.results.Threshold;

/**
 * A threshold for all groups.
 *
 * @param name a short name such as {@code FMR 1 %}
 * @param target false match rate aimed at; NaN for a threshold that was given
 * @param card the threshold as results tell it
 */
record ThresholdChoice(String name, double target, Threshold card) {
    double value() {
        return card.value();
    }
}
