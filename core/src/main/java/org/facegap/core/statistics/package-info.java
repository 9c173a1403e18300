/** Intervals, quantiles and similarities that more than one room needs, once. What is measured with them lives in evaluation. */
@NullMarked
package org.facegap.core.statistics;

import org.jspecify.annotations.NullMarked;
