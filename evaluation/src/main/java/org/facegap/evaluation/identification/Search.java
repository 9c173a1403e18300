package org.facegap.evaluation.identification;

/**
 * One search and whose it is.
 *
 * @param identity identity of the probe
 * @param group demographic group of the probe; "" when not known
 * @param scores against the gallery
 */
public record Search(String identity, String group, ProbeSearch scores) {}
