package org.facegap.reports.chart;

/**
 * A labelled place on an axis.
 *
 * @param at in the chart's own unit: percent of the width in plot rows, user units in line charts
 * @param label the text at the tick
 */
public record Tick(double at, String label) {}
