package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.scores.ContrastChange;
import org.facegap.core.results.suite.GroupDifference;
import org.jspecify.annotations.Nullable;

/**
 * A comparison in words. A direction is only claimed when the interval leaves zero out; else the sentence says that none
 * could be shown and gives the interval. Numbers are percentage points.
 */
final class ComparisonSentence {
    private final String baseline;
    private final String candidate;
    private final List<GroupDifference> groups;
    private final Estimate gap;
    private final Estimate mean;
    private final Estimate worst;
    private final @Nullable ContrastChange contrast;
    private final @Nullable ContrastChange fnmrContrast;

    ComparisonSentence(
            String baseline,
            String candidate,
            List<GroupDifference> groups,
            Estimate gap,
            Estimate mean,
            Estimate worst,
            @Nullable ContrastChange contrast,
            @Nullable ContrastChange fnmrContrast) {
        this.baseline = baseline;
        this.candidate = candidate;
        this.groups = groups;
        this.gap = gap;
        this.mean = mean;
        this.worst = worst;
        this.contrast = contrast;
        this.fnmrContrast = fnmrContrast;
    }

    String text(boolean levellingDown, boolean oneSeed) {
        StringBuilder text = new StringBuilder(candidate + " against " + baseline + ": ");
        if (contrast != null) {
            text.append(declared(contrast, "accuracy")).append("; ");
        }
        if (fnmrContrast != null) {
            text.append(declared(fnmrContrast, "FNMR at the global threshold")).append("; ");
        }
        text.append(claim("the accuracy differential between groups", gap, "narrowed", "widened"));
        text.append("; ").append(claim("mean accuracy", mean, "fell", "rose"));
        text.append("; ").append(claim("the worst group's accuracy", worst, "fell", "rose"));
        text.append('.');
        List<String> moved = new ArrayList<>();
        for (GroupDifference d : groups) {
            if (excludesZero(d.difference())) {
                moved.add(d.group() + " " + signed(d.difference()));
            }
        }
        if (!moved.isEmpty()) {
            text.append(" Groups whose own interval leaves zero out: ")
                    .append(String.join(", ", moved))
                    .append('.');
        }
        if (levellingDown) {
            text.append(
                            " This is levelling down: the differential narrowed while the best group lost accuracy, and no rise of")
                    .append(" the worst group could be shown.");
        }
        if (oneSeed) {
            text.append(" One training seed: for these models only.");
        }
        return text.toString();
    }

    private static String claim(String what, Estimate estimate, String down, String up) {
        if (!estimate.isOk()) {
            return "no statement about " + what + " is possible";
        }
        if (!excludesZero(estimate)) {
            return "no difference in " + what + " could be shown (" + signed(estimate) + ")";
        }
        boolean falls = estimate.value() < 0;
        double low = falls ? -estimate.high() : estimate.low();
        double high = falls ? -estimate.low() : estimate.high();
        return String.format(
                Locale.ROOT,
                "%s %s by %.2f percentage points [%.2f, %.2f]",
                what,
                falls ? down : up,
                100 * Math.abs(estimate.value()),
                100 * low,
                100 * high);
    }

    /** What the declared contrast says: how much one side gained or lost on the other. */
    private static String declared(ContrastChange change, String rate) {
        Contrast groups = change.contrast();
        String plus = String.join(" and ", groups.plus());
        String minus = String.join(" and ", groups.minus());
        Estimate moved = change.difference();
        if (!moved.isOk()) {
            return "no statement about the " + rate + " of " + plus + " beside that of " + minus + " is possible";
        }
        String p = PValue.text(change.p());
        if (!excludesZero(moved)) {
            return "no change in the " + rate + " of " + plus + " beside that of " + minus + " could be shown ("
                    + signed(moved) + ", " + p + ")";
        }
        return claim("the " + rate + " of " + plus + " less that of " + minus, moved, "fell", "rose") + ", " + p;
    }

    private static String signed(Estimate e) {
        return String.format(
                Locale.ROOT,
                "%+.2f percentage points, interval [%.2f, %.2f]",
                100 * e.value(),
                100 * e.low(),
                100 * e.high());
    }

    private static boolean excludesZero(Estimate e) {
        return e.isOk() && (e.low() > 0 || e.high() < 0);
    }
}
