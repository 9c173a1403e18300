package org.facegap.reports.text;

import org.facegap.reports.text.NumberText.Scale;

/** Numbers at the ticks of an axis: as few decimals as they need. */
public final class TickText {
    private static final int MOST_DECIMALS = 4;

    private TickText() {}

    /** A rate. */
    public static String percent(double value) {
        return NumberText.number(value, Scale.PERCENT, decimals(value)) + "\u00a0%";
    }

    /** A difference of rates, in percentage points. */
    public static String points(double value) {
        return NumberText.number(value, Scale.POINTS, decimals(value));
    }

    /** A difference of rates with its sign. */
    public static String signed(double value) {
        return NumberText.number(value, Scale.SIGNED_POINTS, decimals(value));
    }

    private static int decimals(double value) {
        int decimals = 0;
        double scaled = value * 100;
        while (decimals < MOST_DECIMALS && Math.abs(scaled - Math.rint(scaled)) > 1e-6) {
            scaled *= 10;
            decimals++;
        }
        return decimals;
    }
}
