/**
 * Differentials: numbers that sum up how far the error rates of demographic groups lie apart, each computed from counts and
 * each beside its value by chance at equal rates, a permutation p and the cells that were left out. Rates of one group,
 * thresholds and intervals live elsewhere.
 */
@NullMarked
package org.facegap.evaluation.differential;

import org.jspecify.annotations.NullMarked;
