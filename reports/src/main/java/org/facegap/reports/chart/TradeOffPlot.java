package org.facegap.reports.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.facegap.reports.text.TickText;

/**
 * Lays out accuracies over gaps: to the left is fairer, up is more accurate. A point that no other one beats in one and equals
 * in the other is joined with its like by a line.
 */
public final class TradeOffPlot {
    /** Name of the line's look in the legend. */
    public static final String FRONT = "not dominated";

    /**
     * A point.
     *
     * @param series its look
     * @param gap from 0 to 1
     * @param accuracy from 0 to 1
     */
    public record Point(Series series, double gap, double accuracy) {
        private boolean beats(Point other) {
            return gap <= other.gap && accuracy >= other.accuracy && (gap < other.gap || accuracy > other.accuracy);
        }
    }

    private TradeOffPlot() {}

    /** Whether no other point is at least as good in both and better in one. */
    public static boolean notDominated(Point point, List<Point> all) {
        return all.stream().noneMatch(other -> other.beats(point));
    }

    /**
     * The chart.
     *
     * @param front look of the line
     */
    public static LinePlot of(String id, String title, String description, Series front, List<Point> points) {
        Axis x = Axis.covering(points.stream().map(Point::gap).toList(), 4, LinePlot.LEFT, LinePlot.RIGHT);
        Axis y = Axis.covering(points.stream().map(Point::accuracy).toList(), 4, LinePlot.BOTTOM, LinePlot.TOP);
        List<double[]> best = points.stream()
                .filter(point -> notDominated(point, points))
                .sorted(Comparator.comparingDouble(Point::gap).thenComparingDouble(Point::accuracy))
                .map(point -> new double[] {x.at(point.gap()), y.at(point.accuracy())})
                .toList();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(front, LinePlot.path(best), false, 0, 0));
        points.forEach(
                point -> lines.add(new Line(point.series(), "", true, x.at(point.gap()), y.at(point.accuracy()))));
        return new LinePlot(
                id,
                title,
                description,
                "Accuracy gap, percentage points",
                "Mean accuracy",
                x.ticks(TickText::points),
                y.ticks(TickText::percent),
                0,
                List.copyOf(lines));
    }
}
