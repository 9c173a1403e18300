package org.facegap.reports.page;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.chart.Series;
import org.facegap.reports.input.SampleGrid;

/**
 * Sample pictures of one group, arm by arm.
 *
 * @param group the group, "" for pictures not chosen by group
 * @param pictures one grid per arm that has one
 */
public record SampleView(String group, List<Sample> pictures) {
    /**
     * One grid.
     *
     * @param shown whether the picture may be shown
     * @param data the picture as a data address, "" where it may not be shown
     */
    public record Sample(Series series, String caption, boolean shown, String data, int width, int height) {}

    static List<SampleView> of(SuiteResults results, List<Series> series, List<SampleGrid> grids) {
        List<String> groups = CompositionView.ordered(
                grids.stream().map(SampleGrid::group).distinct().toList(), results.groups());
        List<SampleView> views = new ArrayList<>();
        for (String group : groups) {
            List<Sample> samples = new ArrayList<>();
            for (Series arm : series) {
                for (SampleGrid grid : grids) {
                    if (grid.group().equals(group) && grid.arm().equals(arm.name())) {
                        samples.add(sample(grid, arm));
                    }
                }
            }
            if (!samples.isEmpty()) {
                views.add(new SampleView(group, List.copyOf(samples)));
            }
        }
        return List.copyOf(views);
    }

    private static Sample sample(SampleGrid grid, Series arm) {
        String data = grid.mayBeShown()
                ? "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(grid.grid().png())
                : "";
        return new Sample(
                arm,
                grid.caption(),
                grid.mayBeShown(),
                data,
                grid.grid().width(),
                grid.grid().height());
    }
}
