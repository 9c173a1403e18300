package org.facegap.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.facegap.reports.text.NumberText;

/** Lays out curves over training steps. */
public final class StepPlot {
    /**
     * One curve.
     *
     * @param points rows of (step, value); values that are not finite are left out
     */
    public record Curve(Series series, List<double[]> points) {}

    private StepPlot() {}

    /** The chart; its axes cover all finite points, the y axis down to zero if asked. */
    public static LinePlot of(
            String id,
            String title,
            String description,
            String yLabel,
            boolean fromZero,
            DoubleFunction<String> yTick,
            List<Curve> curves) {
        List<Double> steps = new ArrayList<>(List.of(0.0));
        List<Double> values = new ArrayList<>();
        if (fromZero) {
            values.add(0.0);
        }
        for (Curve curve : curves) {
            for (double[] point : curve.points()) {
                if (Double.isFinite(point[1])) {
                    steps.add(point[0]);
                    values.add(point[1]);
                }
            }
        }
        Axis right = Axis.covering(steps, 5, LinePlot.LEFT, LinePlot.RIGHT);
        Axis up = Axis.covering(values, 5, LinePlot.BOTTOM, LinePlot.TOP);
        List<Line> lines = new ArrayList<>();
        for (Curve curve : curves) {
            List<double[]> drawn = new ArrayList<>();
            for (double[] point : curve.points()) {
                if (Double.isFinite(point[1])) {
                    drawn.add(new double[] {right.at(point[0]), up.at(point[1])});
                }
            }
            if (!drawn.isEmpty()) {
                lines.add(new Line(curve.series(), LinePlot.path(drawn), false, 0, 0));
            }
        }
        return new LinePlot(
                id,
                title,
                description,
                "Training step",
                yLabel,
                right.ticks(v -> NumberText.count(Math.round(v))),
                up.ticks(yTick),
                0,
                List.copyOf(lines));
    }
}
