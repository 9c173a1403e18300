package org.facegap.evaluation.scores.analysis;

import org.facegap.core.results.Threshold;

/**
 * A threshold for all groups.
 *
 * @param name a short name such as {@code FMR 1 %}
 * @param target false match rate aimed at; NaN for a threshold that was given
 * @param value a score is accepted from here on; of distances negated, as their scores are
 * @param card the threshold as results tell it, on the scale of the file's column
 */
record ThresholdChoice(String name, double target, double value, Threshold card) {}
