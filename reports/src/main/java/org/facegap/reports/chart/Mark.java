package org.facegap.reports.chart;

/**
 * One estimate in a plot row; all positions are percentages of the row's width.
 *
 * @param shown false where there is no finite value to draw
 * @param at the value
 * @param interval whether it has an interval
 * @param low the interval's start
 * @param high the interval's end
 * @param floor whether a noise floor is drawn
 * @param floorAt the noise floor
 */
public record Mark(boolean shown, double at, boolean interval, double low, double high, boolean floor, double floorAt) {
    /** A row without a drawable value. */
    public static final Mark NONE = new Mark(false, 0, false, 0, 0, false, 0);
}
