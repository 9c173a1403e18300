/**
 * Verification scores and the metrics of one list of scores: error counts and rates, thresholds, ROC, DET, EER, AUC,
 * d', detection cost, Cllr, k-fold accuracy. Higher score means more similar and a score is accepted when {@code score
 * >= threshold}. Every rate is made of counts, and a rate that has no trials is undefined and never zero. What other
 * tools do differently lives in {@code compatibility}; intervals and groups do not live here.
 */
@NullMarked
package org.facegap.evaluation.verification;

import org.jspecify.annotations.NullMarked;
