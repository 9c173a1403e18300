package org.facegap.core.results.scores;

/**
 * The pairs of a group, failures included.
 *
 * @param group name
 * @param identities identities in them; 0 when nobody knows
 * @param genuine genuine pairs
 * @param impostor impostor pairs that the rule takes
 */
public record GroupCard(String group, long identities, long genuine, long impostor) {}
