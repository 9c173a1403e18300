package org.facegap.reports.chart;

/**
 * A curve of a line chart.
 *
 * @param series its look
 * @param path SVG path in user units
 * @param pointed whether its operating point is marked
 * @param x the operating point
 * @param y the operating point
 */
public record Line(Series series, String path, boolean pointed, double x, double y) {}
