package org.facegap.evaluation.scores.analysis;

import java.util.List;
import org.facegap.core.results.scores.SystemResults;

/**
 * A measured system and what is needed to compare it.
 *
 * @param results what is reported
 * @param choices thresholds that are one for all groups, in the order of the results' points
 * @param thresholds how they were chosen
 */
record SystemMeasurement(SystemResults results, List<ThresholdChoice> choices, Thresholds thresholds) {}
