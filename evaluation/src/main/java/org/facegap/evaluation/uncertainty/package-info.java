/**
 * Intervals, clustered variances, resampling of identities and permutation of group labels, on plain arrays. What the
 * numbers mean and how they are worded is decided elsewhere.
 */
package org.facegap.evaluation.uncertainty;
