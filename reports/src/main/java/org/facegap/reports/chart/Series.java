package org.facegap.reports.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How one arm looks in every chart: a colour by number, a mark and a line pattern, so that no chart depends on colour alone.
 *
 * @param name the arm's name
 * @param number the colour's number, from 0; colours start again after {@link #COLOURS}
 * @param mark SVG path of the mark, centred on the origin, about ten units wide
 * @param dash SVG dash pattern of its lines, "none" for a solid line
 */
public record Series(String name, int number, String mark, String dash) {
    /** How many colours the style sheet has. */
    public static final int COLOURS = 6;

    private static final List<String> MARKS = List.of(
            "M-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0-9.2 0z",
            "M-4.1-4.1h8.2v8.2h-8.2z",
            "M0-5.8L5.8 0 0 5.8-5.8 0z",
            "M0-5.4L5.4 4.2H-5.4z",
            "M0 5.4L5.4-4.2H-5.4z",
            "M-1.7-5.2h3.4v3.5h3.5v3.4h-3.5v3.5h-3.4v-3.5h-3.5v-3.4h3.5z");
    private static final List<String> DASHES = List.of("none", "6 2.5", "2 2", "9 2.5 2 2.5", "1 2.5", "12 3");

    /** One series per name, in order. */
    public static List<Series> of(List<String> names) {
        List<Series> series = new ArrayList<>();
        for (String name : names) {
            int i = series.size() % COLOURS;
            series.add(new Series(name, i, MARKS.get(i), DASHES.get(i)));
        }
        return List.copyOf(series);
    }
}
