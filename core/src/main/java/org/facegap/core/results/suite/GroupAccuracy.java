package org.facegap.core.results.suite;

import org.facegap.core.estimate.Estimate;

/**
 * Attribute accuracy in one group.
 *
 * @param group value of the group attribute
 * @param accuracy share of right labels
 * @param balancedAccuracy mean of the classes' recalls
 */
public record GroupAccuracy(String group, Estimate accuracy, Estimate balancedAccuracy) {}
