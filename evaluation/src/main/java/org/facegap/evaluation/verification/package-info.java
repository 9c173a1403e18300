/**
 * Verification scores and the metrics of one list of scores: ROC, EER, AUC, k-fold accuracy, thresholds. Higher score
 * means more similar and a score is accepted when {@code score >= threshold}. Intervals and groups do not live here.
 */
package org.facegap.evaluation.verification;
