package org.facegap.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.facegap.core.estimate.Estimate;
import org.facegap.reports.text.Entry;
import org.facegap.reports.text.EstimateText;

/**
 * A table whose middle column is drawn: estimates as marks with their intervals on one common axis (a forest plot).
 *
 * @param id unique in the page
 * @param title what is shown
 * @param firstHeading heading of the label column
 * @param axisLabel what the axis measures
 * @param ticks the axis' ticks, in percent of the width
 * @param zero whether a line marks zero
 * @param zeroAt where that line is
 * @param floors whether rows carry a noise floor
 * @param bands the rows
 */
public record IntervalPlot(
        String id,
        String title,
        String firstHeading,
        String axisLabel,
        List<Tick> ticks,
        boolean zero,
        double zeroAt,
        boolean floors,
        List<PlotBand> bands) {

    private static final double START = 5;
    private static final double END = 95;

    /** A plot in the making: rows are added with their estimates, the axis is fitted at the end. */
    public static final class Builder {
        private record Entry(
                String label,
                Series series,
                Estimate estimate,
                EstimateText shown,
                double floor,
                String remark,
                boolean strong) {}

        private record Group(String heading, String remark, List<Entry> entries) {}

        private final List<Group> groups = new ArrayList<>();

        /** Starts a band; rows that follow belong to it. */
        public Builder band(String heading, String remark) {
            groups.add(new Group(heading, remark, new ArrayList<>()));
            return this;
        }

        /**
         * Adds a row to the last band.
         *
         * @param floor the noise floor on the estimate's scale, or NaN for none
         */
        public Builder row(
                String label,
                Series series,
                Estimate estimate,
                EstimateText shown,
                double floor,
                String remark,
                boolean strong) {
            groups.get(groups.size() - 1)
                    .entries()
                    .add(new Entry(label, series, estimate, shown, floor, remark, strong));
            return this;
        }

        /**
         * Fits the axis and lays out all rows.
         *
         * @param withZero whether the axis has to hold zero, marked by a line
         */
        public IntervalPlot build(
                String id,
                String title,
                String firstHeading,
                String axisLabel,
                boolean withZero,
                DoubleFunction<String> tickLabel) {
            List<Double> values = new ArrayList<>();
            boolean floors = false;
            for (Group group : groups) {
                for (Entry entry : group.entries()) {
                    if (entry.estimate().status() == Estimate.Status.OK) {
                        values.add(entry.estimate().value());
                        values.add(entry.estimate().low());
                        values.add(entry.estimate().high());
                    }
                    values.add(entry.floor());
                    floors |= Double.isFinite(entry.floor());
                }
            }
            if (withZero) {
                values.add(0.0);
            }
            Axis axis = Axis.covering(values, 4, START, END);
            List<PlotBand> bands = new ArrayList<>();
            for (Group group : groups) {
                List<PlotRow> rows = new ArrayList<>();
                for (Entry entry : group.entries()) {
                    rows.add(new PlotRow(
                            entry.label(),
                            entry.series(),
                            mark(entry, axis),
                            entry.shown(),
                            entry.remark(),
                            entry.strong()));
                }
                bands.add(new PlotBand(group.heading(), group.remark(), List.copyOf(rows)));
            }
            return new IntervalPlot(
                    id,
                    title,
                    firstHeading,
                    axisLabel,
                    axis.ticks(tickLabel),
                    withZero,
                    withZero ? axis.at(0) : 0,
                    floors,
                    List.copyOf(bands));
        }

        private static Mark mark(Entry entry, Axis axis) {
            Estimate e = entry.estimate();
            boolean floor = Double.isFinite(entry.floor());
            double floorAt = floor ? axis.at(entry.floor()) : 0;
            if (e.status() != Estimate.Status.OK || !Double.isFinite(e.value())) {
                return floor ? new Mark(false, 0, false, 0, 0, true, floorAt) : Mark.NONE;
            }
            boolean interval = Double.isFinite(e.low()) && Double.isFinite(e.high());
            return new Mark(
                    true,
                    axis.at(e.value()),
                    interval,
                    interval ? axis.at(e.low()) : 0,
                    interval ? axis.at(e.high()) : 0,
                    floor,
                    floorAt);
        }
    }
}
