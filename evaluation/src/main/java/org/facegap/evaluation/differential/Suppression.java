package org.facegap.evaluation.differential;

/**
 * A cell that was left out of a differential, and why. Cells are never left out for the errors they showed: that would hide
 * the best groups.
 *
 * @param group name of the group
 * @param kind which rate of it
 * @param trials its trials
 * @param expectedErrors errors it would have at the pooled rate of all groups
 * @param reason in words
 */
public record Suppression(String group, RateKind kind, long trials, double expectedErrors, String reason) {}
