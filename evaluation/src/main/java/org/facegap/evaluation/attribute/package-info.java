/**
 * Accuracy of predicted attributes per group. Predicting is not done here.
 */
package org.facegap.evaluation.attribute;
