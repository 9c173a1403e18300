package org.facegap.reports.chart;

import org.facegap.reports.text.EstimateText;

/**
 * A row of an interval plot.
 *
 * @param label what the row is
 * @param series the look of its mark
 * @param mark what is drawn
 * @param shown the same in words and numbers
 * @param remark more text under the numbers, "" for none
 * @param strong whether the row is a summary of those above
 */
public record PlotRow(String label, Series series, Mark mark, EstimateText shown, String remark, boolean strong) {}
