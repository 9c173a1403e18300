package org.facegap.reports.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.facegap.core.results.RocPoint;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/**
 * Lays out error trade-offs: false non-match rate over false match rate, both axes logarithmic, as face recognition
 * evaluations draw them. A rate below an axis' smallest value, zero too, lies on its edge.
 */
public final class DetPlot {
    /**
     * One curve.
     *
     * @param points in any order; rates from 0 to 1
     * @param fmr false match rate of the operating point, not finite where there is none
     * @param fnmr false non-match rate of the operating point
     */
    public record Curve(Series series, List<RocPoint> points, double fmr, double fnmr) {}

    private static final int FEWEST_DECADES = 2;
    private static final int MOST_DECADES = 6;
    private static final int LABELS = 4;

    private final int xDecades;
    private final int yDecades;

    private DetPlot(int xDecades, int yDecades) {
        this.xDecades = xDecades;
        this.yDecades = yDecades;
    }

    /**
     * The chart.
     *
     * @param impostor impostor pairs behind each curve, the smallest number: from where on the curve is supported by data
     * @param genuine genuine pairs behind each curve, the smallest number
     */
    public static LinePlot of(
            String id, String title, String description, long impostor, long genuine, List<Curve> curves) {
        return new DetPlot(decades(impostor), Math.min(3, decades(genuine)))
                .plot(id, title, description, impostor, curves);
    }

    /** Powers of ten that so many trials can show. */
    private static int decades(long trials) {
        int decades = (int) Math.ceil(Math.log10(Math.max(1, trials)) - 1e-9);
        return Math.max(FEWEST_DECADES, Math.min(MOST_DECADES, decades));
    }

    private LinePlot plot(String id, String title, String description, long impostor, List<Curve> curves) {
        List<Line> lines = new ArrayList<>();
        for (Curve curve : curves) {
            boolean pointed = Double.isFinite(curve.fmr()) && Double.isFinite(curve.fnmr());
            lines.add(new Line(
                    curve.series(),
                    path(curve.points()),
                    pointed,
                    pointed ? x(curve.fmr()) : 0,
                    pointed ? y(curve.fnmr()) : 0));
        }
        List<Tick> xTicks = new ArrayList<>();
        int step = xDecades > LABELS ? 2 : 1;
        for (int d = -xDecades; d <= 0; d++) {
            xTicks.add(new Tick(x(Math.pow(10, d)), -d % step == 0 ? percent(d) : ""));
        }
        List<Tick> yTicks = new ArrayList<>();
        for (int d = -yDecades; d <= 0; d++) {
            yTicks.add(new Tick(y(Math.pow(10, d)), percent(d)));
        }
        double supported = impostor > 0 ? Math.min(1, RocPlot.EXPECTED / impostor) : 1;
        double shade = Math.max(0, Axis.hundredths(x(supported) - LinePlot.LEFT));
        return new LinePlot(
                id,
                title,
                description,
                "False match rate (log)",
                "False non-match rate (log)",
                List.copyOf(xTicks),
                List.copyOf(yTicks),
                shade,
                List.copyOf(lines));
    }

    private static String percent(int decade) {
        return NumberText.number(Double.parseDouble("1e" + decade), Scale.PERCENT, Math.max(0, -decade - 2)) + " %";
    }

    private double x(double fmr) {
        return Axis.hundredths(LinePlot.LEFT + share(fmr, xDecades) * (LinePlot.RIGHT - LinePlot.LEFT));
    }

    private double y(double fnmr) {
        return Axis.hundredths(LinePlot.BOTTOM - share(fnmr, yDecades) * (LinePlot.BOTTOM - LinePlot.TOP));
    }

    private static double share(double rate, int decades) {
        double least = Math.pow(10, -decades);
        return 1 + Math.log10(Math.max(least, Math.min(1, rate))) / decades;
    }

    /** A curve falls in steps: it is drawn through the points by rising false match rate. */
    private String path(List<RocPoint> points) {
        List<double[]> drawn = new ArrayList<>();
        points.stream()
                .filter(p -> Double.isFinite(p.fmr()) && Double.isFinite(p.tmr()))
                .sorted(Comparator.comparingDouble(RocPoint::fmr).thenComparingDouble(RocPoint::tmr))
                .forEach(p -> drawn.add(new double[] {x(p.fmr()), y(1 - p.tmr())}));
        return LinePlot.path(drawn);
    }
}
