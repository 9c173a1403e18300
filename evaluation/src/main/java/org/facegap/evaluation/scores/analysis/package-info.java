/**
 * Measures systems from a table of scored pairs: rates per group at common thresholds, differentials, tests, comparisons,
 * all as records of the results file.
 *
 * <p>Formulas live in {@code verification}, {@code uncertainty} and {@code differential}; here they are put together.
 */
package org.facegap.evaluation.scores.analysis;
