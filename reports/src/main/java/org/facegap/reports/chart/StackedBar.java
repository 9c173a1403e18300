package org.facegap.reports.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Shares of a whole as segments of one bar.
 *
 * @param description the shares in words
 * @param segments from left to right; empty where the whole is zero
 */
public record StackedBar(String description, List<Segment> segments) {
    /**
     * A share; positions in percent of the bar's width.
     *
     * @param number the shade's number
     * @param label text inside the segment, "" where it would not fit
     */
    public record Segment(double start, double width, int number, String label) {}

    /** How many shades the style sheet has. */
    public static final int SHADES = 8;

    private static final double ROOM_FOR_LABEL = 14;

    /** A bar of these counts; segment i has shade i. */
    public static StackedBar of(String description, List<Long> counts) {
        double total = counts.stream().mapToLong(Long::longValue).sum();
        List<Segment> segments = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < counts.size() && total > 0; i++) {
            double share = 100 * counts.get(i) / total;
            String label = share >= ROOM_FOR_LABEL ? Math.round(share) + "\u00a0%" : "";
            segments.add(new Segment(Axis.hundredths(before), Axis.hundredths(share), i % SHADES, label));
            before += share;
        }
        return new StackedBar(description, List.copyOf(segments));
    }
}
