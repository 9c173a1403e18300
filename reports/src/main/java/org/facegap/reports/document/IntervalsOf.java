package org.facegap.reports.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.facegap.core.estimate.Estimate;
import org.facegap.reports.chart.IntervalPlot;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText.Scale;

/** Makes a chart of estimates on one axis, and with it the table that stands for it where nothing is drawn. */
public final class IntervalsOf {
    private record Entry(String label, Estimate estimate, Cell cell) {}

    private record Group(String heading, List<Entry> entries) {}

    private final IntervalPlot.Builder plot = new IntervalPlot.Builder();
    private final List<Group> groups = new ArrayList<>();
    private final TableOf<Entry> table;
    private final Scale scale;
    private final String id;
    private final String title;
    private final String first;

    /**
     * A chart.
     *
     * @param id unique in the page
     * @param title what it shows
     * @param first what the rows are
     * @param scale how its numbers are written
     */
    public IntervalsOf(String id, String title, String first, Scale scale) {
        this.id = id;
        this.title = title;
        this.first = first;
        this.scale = scale;
        table = TableOf.captioned(title);
    }

    /** Also written on its own. */
    public IntervalsOf preset(Preset preset) {
        table.preset(preset);
        return this;
    }

    /** What every number of it belongs to. */
    public IntervalsOf key(String name, String value) {
        table.key(name, value);
        return this;
    }

    /** Starts a band; rows that follow belong to it. */
    public IntervalsOf band(String heading, String remark) {
        plot.band(heading, remark);
        groups.add(new Group(heading, new ArrayList<>()));
        return this;
    }

    /** A row. */
    public IntervalsOf row(String label, Series series, Estimate estimate) {
        return row(label, series, estimate, Double.NaN, "", false);
    }

    /** A row that sums up those above. */
    public IntervalsOf summary(String label, Series series, Estimate estimate) {
        return row(label, series, estimate, Double.NaN, "", true);
    }

    /**
     * A row.
     *
     * @param floor the noise floor, NaN for none
     * @param remark beside the numbers, "" for none
     * @param strong whether it sums up those above
     */
    public IntervalsOf row(
            String label, Series series, Estimate estimate, double floor, String remark, boolean strong) {
        plot.row(label, series, estimate, EstimateText.of(estimate, scale), floor, remark, strong);
        Cell cell = Cell.of(estimate, scale);
        groups.get(groups.size() - 1).entries().add(new Entry(label, estimate, cell.beside("", null, remark)));
        return this;
    }

    /**
     * The chart.
     *
     * @param axis what the axis measures
     * @param values heading of the numbers
     * @param key what files for programs call them
     * @param withZero whether the axis has to hold zero
     */
    public Block.Intervals build(
            String axis, String values, String key, boolean withZero, DoubleFunction<String> tick) {
        table.bandsBy("Of", "quantity")
                .text(first, "group", Entry::label)
                .number(values.replaceFirst(" \\[interval].*", ""), key, Entry::cell)
                .n(Entry::estimate);
        groups.forEach(group -> table.band(group.heading(), null, group.entries()));
        return new Block.Intervals(plot.build(id, title, first, axis, withZero, tick), table.build(), values);
    }
}
