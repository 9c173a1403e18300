package org.facegap.core.results.suite;

import org.facegap.core.estimate.Estimate;

/**
 * Candidate minus baseline in one group.
 *
 * @param group value of the group attribute
 * @param difference paired interval by resampling identities, and seeds too when there are several
 */
public record GroupDifference(String group, Estimate difference) {}
