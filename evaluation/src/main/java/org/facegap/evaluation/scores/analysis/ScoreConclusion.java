package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.results.scores.SystemResults;
import org.jspecify.annotations.Nullable;

/**
 * What was found, in words. A differential is claimed when it is larger than equal rates would give ({@code p < 0.05}
 * under permutation); else the sentence says that none is shown and how large it could have been.
 */
final class ScoreConclusion {
    private static final double LEVEL = 0.05;
    private static final String SPREAD = "STD (ddof 0) error";

    private ScoreConclusion() {}

    static Conclusion of(List<SystemResults> systems, List<SystemComparison> comparisons) {
        List<String> sentences = new ArrayList<>();
        for (SystemResults system : systems) {
            PointResults main = system.points().get(0);
            sentences.add(
                    system.system() + " at " + main.name() + ": " + rate(main, true) + "; " + rate(main, false) + ".");
            for (PointResults point : system.points()) {
                if (!point.global()) {
                    sentences.add(system.system() + ", " + point.name() + ": " + accuracies(point));
                }
            }
        }
        comparisons.forEach(c -> sentences.add(c.sentence()));
        return new Conclusion(headline(systems, comparisons), sentences);
    }

    private static String headline(List<SystemResults> systems, List<SystemComparison> comparisons) {
        if (systems.size() == 1) {
            PointResults main = systems.get(0).points().get(0);
            boolean nonMatch = found(main.differential("max - min FNMR"));
            boolean match = found(main.differential("max - min FMR"));
            String name = systems.get(0).system();
            if (nonMatch || match) {
                return name + ": groups differ in " + (nonMatch && match ? "FNMR and FMR" : nonMatch ? "FNMR" : "FMR")
                        + " at one threshold by more than chance";
            }
            return name + ": no differential between groups is shown at " + main.name();
        }
        if (comparisons.isEmpty()) {
            return systems.size() + " systems";
        }
        if (systems.size() == 2) {
            List<String> parts = new ArrayList<>();
            for (SystemComparison c : comparisons) {
                c.differentials().stream()
                        .filter(d -> d.name().equals(SPREAD))
                        .findFirst()
                        .ifPresent(d -> parts.add(spread(c, d.difference())));
            }
            SystemComparison first = comparisons.get(0);
            return first.candidate() + " against " + first.baseline()
                    + ", standard deviation of error rates over groups: " + String.join("; ", parts);
        }
        long shown = comparisons.stream()
                .flatMap(c -> c.differentials().stream())
                .filter(d -> ComparisonWords.leavesZero(d.difference()))
                .count();
        long all = comparisons.stream().mapToLong(c -> c.differentials().size()).sum();
        return "Between " + systems.size() + " systems " + shown + " of " + all
                + " paired differences of differentials leave zero out";
    }

    private static String spread(SystemComparison c, Estimate difference) {
        String where = c.global() ? "at one threshold (" + c.point() + ") " : "by " + c.point() + " ";
        if (!difference.isOk()) {
            return where + "not measured";
        }
        if (!ComparisonWords.leavesZero(difference)) {
            return where + "no difference is shown";
        }
        return where + (difference.value() < 0 ? "smaller" : "larger");
    }

    private static boolean found(@Nullable DifferentialFigure d) {
        return d != null && d.value().isOk() && d.p() < LEVEL;
    }

    private static String rate(PointResults point, boolean genuine) {
        String name = genuine ? "FNMR" : "FMR";
        GroupErrors low = null;
        GroupErrors high = null;
        for (GroupErrors g : point.groups()) {
            if (side(g, genuine).rate().isOk()) {
                low = low == null
                                || side(g, genuine).rate().value()
                                        < side(low, genuine).rate().value()
                        ? g
                        : low;
                high = high == null
                                || side(g, genuine).rate().value()
                                        > side(high, genuine).rate().value()
                        ? g
                        : high;
            }
        }
        if (low == null || high == null) {
            return name + " of no group could be measured";
        }
        if (low == high) {
            return name + " " + shown(side(low, genuine).rate()) + " (" + low.group() + ", the only group measured)";
        }
        String range = name + " from " + shown(side(low, genuine).rate()) + " (" + low.group() + ") to "
                + shown(side(high, genuine).rate()) + " (" + high.group() + ")";
        DifferentialFigure gap = point.differential("max - min " + name);
        if (gap == null || !gap.value().isOk()) {
            return range + ", too little to test the gap";
        }
        String chance = gap.expected().isOk() ? percent(gap.expected().value()) + " points" : "an unknown gap";
        return range
                + String.format(
                        Locale.ROOT,
                        ", a gap of %s points where equal groups would show %s by chance (p %s)",
                        percent(gap.value().value()),
                        chance,
                        p(gap));
    }

    private static ErrorRate side(GroupErrors g, boolean genuine) {
        return genuine ? g.falseNonMatch() : g.falseMatch();
    }

    private static String accuracies(PointResults point) {
        List<String> groups = new ArrayList<>();
        double sum = 0;
        int n = 0;
        for (GroupErrors g : point.groups()) {
            groups.add(g.group() + " " + shown(g.accuracy()));
            if (g.accuracy().isOk()) {
                sum += g.accuracy().value();
                n++;
            }
        }
        DifferentialFigure spread = point.differential(SPREAD);
        String text = String.join(", ", groups);
        if (spread == null || !spread.value().isOk() || n == 0) {
            return text + ".";
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "; mean %s %%; standard deviation over groups %s points where equal groups would show %s (p %s).",
                        percent(sum / n),
                        percent(spread.value().value()),
                        spread.expected().isOk() ? percent(spread.expected().value()) : "an unknown one",
                        p(spread));
    }

    private static String shown(Estimate e) {
        return e.isOk()
                ? percent(e.value()) + " % [" + percent(e.low()) + ", " + percent(e.high()) + "]"
                : "not measured";
    }

    private static String percent(double rate) {
        double p = 100 * rate;
        return String.format(Locale.ROOT, Math.abs(p) >= 0.0995 || p == 0 ? "%.2f" : "%.4f", p);
    }

    private static String p(DifferentialFigure d) {
        if (Double.isNaN(d.p())) {
            return "undefined";
        }
        double least = d.exact() ? 0.0001 : 1.5 / (d.draws() + 1.0);
        return d.p() < least
                ? String.format(Locale.ROOT, "< %.4f", least)
                : String.format(Locale.ROOT, d.p() < 0.001 ? "%.4f" : "%.3f", d.p());
    }
}
