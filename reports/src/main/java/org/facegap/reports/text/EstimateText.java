package org.facegap.reports.text;

import java.util.Locale;
import org.facegap.core.estimate.Estimate;

/**
 * An estimate in words and numbers. Nothing is blank that is not meant to be: an estimate without a value says so in {@code value} and gives its
 * reason in {@code note}.
 *
 * @param status the estimate's status in lower case with dashes, for the style sheet
 * @param value the value with its unit, or "infinite", "undefined", "too few"
 * @param interval the interval in brackets, "" where there is none
 * @param n how many observations, as in "n 3,000"
 * @param note why there is no finite value, "" where there is one
 */
public record EstimateText(String status, String value, String interval, String n, String note) {

    /** An estimate on a scale. */
    public static EstimateText of(Estimate estimate, NumberText.Scale scale) {
        String n = "n\u00a0" + NumberText.count(estimate.n());
        String status = estimate.status().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String reason = estimate.reason();
        return switch (estimate.status()) {
            case OK -> finite(estimate, scale, status, n);
            case INFINITE -> new EstimateText(status, "infinite", "", n, "division by a rate of zero");
            case UNDEFINED ->
                new EstimateText(status, "undefined", "", n, reason == null ? "no reason recorded" : reason);
            case TOO_FEW ->
                new EstimateText(status, "too few", "", n, "needs at least " + NumberText.count(estimate.needed()));
        };
    }

    /** The same without units, for tables whose caption names them. */
    public static EstimateText bare(Estimate estimate, NumberText.Scale scale) {
        EstimateText shown = of(estimate, scale);
        String value = shown.value();
        for (boolean singular : new boolean[] {true, false}) {
            String unit = NumberText.unit(scale, singular);
            if (!unit.isEmpty() && value.endsWith(unit)) {
                value = value.substring(0, value.length() - unit.length());
                break;
            }
        }
        return new EstimateText(shown.status(), value, shown.interval(), shown.n(), shown.note());
    }

    /** A number without an estimate around it; where it is not finite, "undefined" with the reason given. */
    public static String plain(double value, NumberText.Scale scale, String reasonOtherwise) {
        if (!Double.isFinite(value)) {
            return "undefined (" + reasonOtherwise + ")";
        }
        return written(value, scale, NumberText.decimals(value, scale));
    }

    /** Value, interval, n and note in one line of plain text, for descriptions of charts. */
    public String sentence() {
        StringBuilder text = new StringBuilder(value);
        if (!interval.isEmpty()) {
            text.append(' ').append(interval);
        }
        text.append(", ").append(n);
        if (!note.isEmpty()) {
            text.append(" (").append(note).append(')');
        }
        return text.toString();
    }

    /** Value and interval in one line. */
    public String brief() {
        return interval.isEmpty() ? value : value + " " + interval;
    }

    private static EstimateText finite(Estimate e, NumberText.Scale scale, String status, String n) {
        if (!Double.isFinite(e.value())) {
            return new EstimateText("undefined", "undefined", "", n, "the results hold no value");
        }
        boolean bounded = Double.isFinite(e.low()) && Double.isFinite(e.high());
        double magnitude = e.value() == 0 && bounded ? Math.max(Math.abs(e.low()), Math.abs(e.high())) : e.value();
        int decimals = NumberText.decimals(magnitude, scale);
        String interval = bounded
                ? "[" + NumberText.number(e.low(), scale, decimals) + ",\u00a0"
                        + NumberText.number(e.high(), scale, decimals) + "]"
                : "";
        return new EstimateText(status, written(e.value(), scale, decimals), interval, n, "");
    }

    private static String written(double value, NumberText.Scale scale, int decimals) {
        String number = NumberText.number(value, scale, decimals);
        return number + NumberText.unit(scale, number.replaceAll("[^0-9.]", "").matches("1(\\.0*)?"));
    }
}
