/**
 * Score files of this and other tools: what a file is, which of its columns means what, and its rows as a
 * {@link org.facegap.evaluation.scores.ScoreTable}. Formats are found by content.
 *
 * <p>No metrics live here.
 */
package org.facegap.evaluation.scores.reading;
