package org.facegap.evaluation.attribute.input;

/**
 * One predicted attribute of a file.
 *
 * @param attribute its name
 * @param truth column with the true class
 * @param predicted column with the predicted class, or with a score
 * @param score whether it is a score
 */
record PredictionTarget(String attribute, String truth, String predicted, boolean score) {}
