package org.facegap.core.results.scores;

/**
 * A cell that was too small for a differential.
 *
 * @param group name of the group
 * @param rate which rate of it
 * @param trials its trials
 * @param expectedErrors errors it would have at the pooled rate
 * @param reason in words
 */
public record SuppressedCell(String group, String rate, long trials, double expectedErrors, String reason) {}
