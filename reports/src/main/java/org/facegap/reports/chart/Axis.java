package org.facegap.reports.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A linear axis with round ticks.
 *
 * @param low the value at its start
 * @param high the value at its end, larger than {@code low}
 * @param step the distance of its ticks
 * @param start where it starts in the chart's unit
 * @param end where it ends in the chart's unit (smaller than {@code start} for an axis that points up)
 */
public record Axis(double low, double high, double step, double start, double end) {
    /**
     * An axis that covers all finite values, widened to whole ticks.
     *
     * @param values what it has to cover; values that are not finite are passed over, and without any it goes from 0 to 1
     * @param about how many steps it should have
     */
    public static Axis covering(List<Double> values, int about, double start, double end) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            low = 0;
            high = 1;
        }
        double span = high - low;
        if (span <= 1e-9 * Math.max(1, Math.abs(high))) {
            span = Math.max(0.01, Math.abs(high) * 0.1);
            low -= low == 0 ? 0 : span / 2;
            high += span / 2;
        }
        double step = roundStep((high - low) / about);
        double first = Math.floor(low / step + 1e-9) * step;
        double last = Math.ceil(high / step - 1e-9) * step;
        return new Axis(first, last, step, start, end);
    }

    /** Where a value lies in the chart's unit, rounded to a hundredth. */
    public double at(double value) {
        return hundredths(start + (value - low) / (high - low) * (end - start));
    }

    /** The ticks, labelled by a format of the value. */
    public List<Tick> ticks(DoubleFunction<String> label) {
        List<Tick> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        BigDecimal exactStep = new BigDecimal(Double.toString(step)).stripTrailingZeros();
        long first = Math.round(low / step);
        for (long i = 0; i <= count; i++) {
            double value = exactStep.multiply(BigDecimal.valueOf(first + i)).doubleValue();
            ticks.add(new Tick(at(value), label.apply(value)));
        }
        return List.copyOf(ticks);
    }

    /** Rounded to a hundredth, so that pages stay small and equal on every machine. */
    static double hundredths(double value) {
        return Math.rint(value * 100) / 100;
    }

    private static double roundStep(double raw) {
        int exponent = (int) Math.floor(Math.log10(raw));
        for (int mantissa : new int[] {1, 2, 5, 10}) {
            double step = Double.parseDouble(mantissa + "e" + exponent);
            if (step >= raw * (1 - 1e-9)) {
                return step;
            }
        }
        throw new IllegalStateException("no round step for " + raw);
    }
}
