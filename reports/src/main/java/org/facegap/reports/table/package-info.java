/**
 * Paper tables of a suite's results as LaTeX, Markdown and CSV.
 *
 * <p>LaTeX and Markdown share one table model and print rounded percentages with intervals; CSV is long-form and prints every number as it is in
 * the results file. Nothing here computes a metric.
 */
package org.facegap.reports.table;
