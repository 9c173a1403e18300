package org.facegap.reports.scores;

import java.util.Locale;
import org.facegap.core.estimate.Estimate;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.text.Shown;

/** Differentials as text: rates in percentage points with two decimals, everything else as it is. */
final class PointsText {
    private static final int DECIMALS = 2;

    private PointsText() {}

    /** An estimate with its interval, signed where it is a difference. */
    static Shown of(Estimate e, boolean signed) {
        if (!e.isOk() || !e.unit().equals("rate")) {
            return Shown.of(e, Scale.PLAIN);
        }
        Scale scale = signed ? Scale.SIGNED_POINTS : Scale.POINTS;
        String interval = e.hasInterval()
                ? "[" + NumberText.number(e.low(), scale, DECIMALS) + ",\u00a0"
                        + NumberText.number(e.high(), scale, DECIMALS) + "]"
                : "";
        return new Shown(
                e.status().name().toLowerCase(Locale.ROOT),
                NumberText.number(e.value(), scale, DECIMALS) + "\u00a0points",
                interval,
                "n\u00a0" + NumberText.count(e.n()),
                "");
    }

    /** A number of that unit. */
    static String plain(double value, String unit) {
        return unit.equals("rate")
                ? NumberText.number(value, Scale.POINTS, DECIMALS) + "\u00a0points"
                : Shown.plain(value, Scale.PLAIN, "");
    }
}
