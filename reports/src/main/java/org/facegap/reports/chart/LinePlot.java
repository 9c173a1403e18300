package org.facegap.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A line chart with a fixed drawing area of {@value #WIDTH} by {@value #HEIGHT} user units.
 *
 * @param id unique in the page
 * @param title what is shown
 * @param description the same for those who cannot see it, with its main numbers
 * @param xLabel what runs to the right
 * @param yLabel what runs up
 * @param xTicks ticks of the x axis
 * @param yTicks ticks of the y axis
 * @param shade width of the shaded zone at the left, 0 for none
 * @param lines the curves
 */
public record LinePlot(
        String id,
        String title,
        String description,
        String xLabel,
        String yLabel,
        List<Tick> xTicks,
        List<Tick> yTicks,
        double shade,
        List<Line> lines) {

    public static final double WIDTH = 340;
    public static final double HEIGHT = 250;
    public static final double LEFT = 46;
    public static final double RIGHT = 330;
    public static final double TOP = 12;
    public static final double BOTTOM = 206;

    /** An SVG path through the points (user units); points that fall on the one before are left out. */
    static String path(List<double[]> points) {
        List<String> parts = new ArrayList<>();
        String last = "";
        for (double[] point : points) {
            String text = tenth(point[0]) + " " + tenth(point[1]);
            if (!text.equals(last)) {
                parts.add(text);
                last = text;
            }
        }
        return parts.isEmpty() ? "" : "M" + String.join("L", parts);
    }

    private static String tenth(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
