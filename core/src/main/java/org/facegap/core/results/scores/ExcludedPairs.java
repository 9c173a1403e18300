package org.facegap.core.results.scores;

/**
 * Pairs that were read and take no part in any group's rates.
 *
 * @param reason why
 * @param count how many
 */
public record ExcludedPairs(String reason, long count) {}
