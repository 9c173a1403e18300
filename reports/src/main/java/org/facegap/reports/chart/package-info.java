/**
 * Geometry of the report's charts: axes, ticks, marks and paths, as records that the page's template draws as inline SVG.
 *
 * <p>No markup and no statistics here. Positions along a plot row are percentages of its width, so that text never scales with the page;
 * line charts have a fixed drawing area in user units.
 */
package org.facegap.reports.chart;
