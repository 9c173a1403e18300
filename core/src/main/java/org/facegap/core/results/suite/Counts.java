package org.facegap.core.results.suite;

/**
 * Errors at the global threshold.
 *
 * @param falseMatches impostor pairs accepted
 * @param falseNonMatches genuine pairs rejected
 * @param failures pairs that could not be scored
 */
public record Counts(long falseMatches, long falseNonMatches, long failures) {}
