package org.facegap.evaluation.suite;

/**
 * The two splits of a verification test. They should share no identity.
 *
 * @param test what is reported
 * @param calibration what the global threshold is chosen on
 */
public record VerificationProtocol(SplitPairs test, SplitPairs calibration) {}
