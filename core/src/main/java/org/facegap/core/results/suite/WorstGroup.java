package org.facegap.core.results.suite;

import org.facegap.core.estimate.Estimate;

/**
 * The group that fares worst.
 *
 * @param group empty when none could be measured
 * @param value its accuracy
 */
public record WorstGroup(String group, Estimate value) {}
