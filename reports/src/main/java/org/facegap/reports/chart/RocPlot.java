package org.facegap.reports.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.facegap.core.results.RocPoint;

/** Lays out ROC curves over a logarithmic false match rate from {@value #LEAST} to 1. */
public final class RocPlot {
    /** The smallest false match rate on the axis. */
    public static final double LEAST = 1e-3;

    /** Fewer expected false matches than this make a curve unreadable: the zone below is shaded. */
    public static final double EXPECTED = 10;

    /**
     * One curve.
     *
     * @param points in any order; rates from 0 to 1
     * @param fmr false match rate of the operating point, not finite where there is none
     * @param tmr true match rate of the operating point
     */
    public record Curve(Series series, List<RocPoint> points, double fmr, double tmr) {}

    private static final Axis UP = new Axis(0, 1, 0.2, LinePlot.BOTTOM, LinePlot.TOP);

    private RocPlot() {}

    /**
     * The chart of one group.
     *
     * @param impostors impostor pairs behind each curve (the smallest number), which says from where on the curve is supported by data
     */
    public static LinePlot of(String id, String title, String description, long impostors, List<Curve> curves) {
        List<Line> lines = new ArrayList<>();
        for (Curve curve : curves) {
            boolean pointed = Double.isFinite(curve.fmr()) && Double.isFinite(curve.tmr());
            lines.add(new Line(
                    curve.series(),
                    path(curve.points()),
                    pointed,
                    pointed ? x(curve.fmr()) : 0,
                    pointed ? UP.at(curve.tmr()) : 0));
        }
        List<Tick> xTicks = List.of(
                new Tick(x(1e-3), "0.1 %"),
                new Tick(x(1e-2), "1 %"),
                new Tick(x(1e-1), "10 %"),
                new Tick(x(1), "100 %"));
        List<Tick> yTicks = UP.ticks(v -> Math.round(v * 100) + " %");
        double supported = impostors > 0 ? Math.min(1, EXPECTED / impostors) : 1;
        double shade = supported > LEAST ? Axis.hundredths(x(supported) - LinePlot.LEFT) : 0;
        return new LinePlot(
                id,
                title,
                description,
                "False match rate (log)",
                "True match rate",
                xTicks,
                yTicks,
                shade,
                List.copyOf(lines));
    }

    /** Place of a false match rate in user units; smaller rates than {@link #LEAST} lie on the left edge. */
    static double x(double fmr) {
        double decades = Math.log10(Math.max(LEAST, Math.min(1, fmr))) - Math.log10(LEAST);
        return Axis.hundredths(LinePlot.LEFT + decades / -Math.log10(LEAST) * (LinePlot.RIGHT - LinePlot.LEFT));
    }

    private static String path(List<RocPoint> points) {
        List<RocPoint> sorted = points.stream()
                .filter(p -> Double.isFinite(p.fmr()) && Double.isFinite(p.tmr()))
                .sorted(Comparator.comparingDouble(RocPoint::fmr).thenComparingDouble(RocPoint::tmr))
                .toList();
        List<double[]> drawn = new ArrayList<>();
        double atEdge = Double.NaN;
        for (RocPoint point : sorted) {
            if (point.fmr() <= LEAST) {
                atEdge = point.tmr();
                continue;
            }
            if (drawn.isEmpty() && Double.isFinite(atEdge)) {
                drawn.add(new double[] {x(LEAST), UP.at(atEdge)});
            }
            drawn.add(new double[] {x(point.fmr()), UP.at(point.tmr())});
        }
        if (drawn.isEmpty() && Double.isFinite(atEdge)) {
            drawn.add(new double[] {x(LEAST), UP.at(atEdge)});
            drawn.add(new double[] {x(1), UP.at(atEdge)});
        }
        return LinePlot.path(drawn);
    }
}
