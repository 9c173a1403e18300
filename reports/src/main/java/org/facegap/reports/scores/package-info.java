/**
 * The view model of the report on score files: every number is text already. No markup and no metric.
 */
package org.facegap.reports.scores;
