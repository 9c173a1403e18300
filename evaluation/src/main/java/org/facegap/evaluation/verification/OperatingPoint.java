package org.facegap.evaluation.verification;

/**
 * Error rates at one threshold.
 *
 * @param threshold scores at or above it are accepted
 * @param fmr false match rate
 * @param fnmr false non-match rate
 */
public record OperatingPoint(double threshold, double fmr, double fnmr) {}
