package org.facegap.core.statistics;

/**
 * An interval with both ends.
 *
 * @param low lower end
 * @param high upper end, not below {@code low}
 */
public record Interval(double low, double high) {
    /** The interval moved by an amount. */
    public Interval plus(double amount) {
        return new Interval(low + amount, high + amount);
    }

    /** The interval cut to {@code [least, most]}. */
    public Interval within(double least, double most) {
        return new Interval(Math.max(least, Math.min(most, low)), Math.max(least, Math.min(most, high)));
    }

    /** Whether a value lies between the ends, ends included. */
    public boolean contains(double value) {
        return value >= low && value <= high;
    }
}
