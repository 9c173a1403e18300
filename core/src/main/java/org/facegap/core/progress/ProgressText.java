package org.facegap.core.progress;

import java.util.Locale;
import org.facegap.core.words.Counted;

/** Numbers as progress lines show them. */
final class ProgressText {
    private static final double GIB = 1024.0 * 1024.0 * 1024.0;

    private ProgressText() {}

    static String running(String label, String unit, Pace pace, double now, Memory memory, String note) {
        StringBuilder line = new StringBuilder(label);
        if (pace.total() > 0) {
            line.append(String.format(Locale.ROOT, "  %3d%%", Math.min(100, 100 * pace.done() / pace.total())));
            line.append(String.format(Locale.ROOT, "  %,d/", pace.done())).append(Counted.of(pace.total(), unit));
        } else {
            line.append("  ").append(Counted.of(pace.done(), unit));
        }
        line.append("  ").append(rate(pace.rate(now), unit));
        if (pace.left(now) >= 0) {
            line.append("  eta ").append(duration(pace.left(now)));
        }
        line.append("  heap ").append(gib(memory.heap()));
        if (memory.resident() >= 0) {
            line.append("  rss ").append(gib(memory.resident()));
        }
        return note.isEmpty() ? line.toString() : line.append("  ").append(note).toString();
    }

    static String ended(String label, String unit, Pace pace, double now, String note) {
        String count = pace.total() > 0 && pace.done() < pace.total()
                ? String.format(Locale.ROOT, "%,d of ", pace.done()) + Counted.of(pace.total(), unit)
                : Counted.of(pace.done(), unit);
        String before =
                pace.resumed() > 0 ? String.format(Locale.ROOT, ", %,d of them done before", pace.resumed()) : "";
        boolean worked = pace.done() > pace.resumed();
        String line = label + "  " + count
                + (worked || before.isEmpty()
                        ? " in " + duration(pace.seconds(now)) + "  " + rate(pace.meanRate(now), unit) + before
                        : before);
        return note.isEmpty() ? line : line + "  " + note;
    }

    static String rate(double perSecond, String unit) {
        String format = perSecond >= 100 || perSecond == 0 ? "%,.0f %s/s" : perSecond >= 1 ? "%.1f %s/s" : "%.3f %s/s";
        return String.format(Locale.ROOT, format, perSecond, unit);
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + "s";
        }
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%dm%02ds", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%dh%02dm", whole / 3600, whole % 3600 / 60);
    }

    static String gib(long bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
    }
}
