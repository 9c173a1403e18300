/**
 * How numbers and estimates are put into words: rounding, units, and what is said where there is no number.
 *
 * <p>No markup here, and no metric.
 */
package org.facegap.reports.text;
