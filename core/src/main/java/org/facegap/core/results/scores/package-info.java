/**
 * What a report on score files holds: records of the results file, written by the evaluation and read by the reports. No
 * arithmetic.
 */
package org.facegap.core.results.scores;
