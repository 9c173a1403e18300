package org.facegap.reports.chart;

import java.util.List;

/**
 * Rows under one heading.
 *
 * @param heading the heading, "" for none
 * @param remark a text beside the heading, "" for none
 * @param rows the rows, top to bottom
 */
public record PlotBand(String heading, String remark, List<PlotRow> rows) {}
