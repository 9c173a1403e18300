package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.scores.DifferentialChange;
import org.facegap.core.results.scores.DifferentialFigure;
import org.facegap.core.results.scores.ErrorRate;
import org.facegap.core.results.scores.GroupChange;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupTest;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.SystemComparison;
import org.facegap.core.results.scores.SystemResults;
import org.facegap.evaluation.differential.DifferentialAnalysis;
import org.facegap.evaluation.scores.reading.ScoreFiles;

/**
 * What was found, in words. A differential is claimed when the groups differ by more than equal rates would ({@code p < 0.05} of the test
 * over all groups); else the sentence says that none is shown and how large it could have been. Where nothing could be compared, the
 * headline says so and why.
 */
final class ScoreConclusion {
    private static final double LEVEL = 0.05;
    private static final int MOST_CELLS = 3;
    private static final List<String> RATES = List.of("FNMR", "FMR");
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
        boolean nothing = systems.stream()
                        .flatMap(system -> system.points().get(0).differentials().stream())
                        .noneMatch(d -> d.value().isOk())
                && comparisons.stream()
                        .flatMap(c -> c.differentials().stream())
                        .noneMatch(d -> d.difference().isOk());
        if (nothing) {
            return names(systems, comparisons) + ": nothing was compared between groups, because "
                    + why(systems.get(0).points().get(0), RATES)
                    + (comparisons.isEmpty() ? "" : "; " + accuracies(comparisons));
        }
        if (comparisons.isEmpty()) {
            return String.join("; ", systems.stream().map(ScoreConclusion::one).toList());
        }
        if (systems.size() == 2) {
            List<String> parts = new ArrayList<>();
            for (SystemComparison c : comparisons) {
                c.differentials().stream()
                        .filter(d -> d.name().equals(SPREAD))
                        .findFirst()
                        .ifPresent(d -> parts.add(spread(c, d.difference())));
            }
            return names(systems, comparisons) + ", standard deviation of error rates over groups: "
                    + String.join("; ", parts);
        }
        List<Estimate> measured = comparisons.stream()
                .flatMap(c -> c.differentials().stream())
                .map(DifferentialChange::difference)
                .filter(Estimate::isOk)
                .toList();
        if (measured.isEmpty()) {
            return systems.size() + " systems, whose differentials could not be compared";
        }
        long shown = measured.stream().filter(ComparisonWords::leavesZero).count();
        return "Between " + systems.size() + " systems " + shown + " of " + measured.size()
                + " paired differences of differentials leave zero out";
    }

    private static String names(List<SystemResults> systems, List<SystemComparison> comparisons) {
        return systems.size() == 1
                ? systems.get(0).system()
                : systems.size() == 2 && !comparisons.isEmpty()
                        ? comparisons.get(0).candidate() + " against "
                                + comparisons.get(0).baseline()
                        : systems.size() + " systems";
    }

    private static String one(SystemResults system) {
        PointResults main = system.points().get(0);
        List<String> found = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String rate : RATES) {
            DifferentialFigure gap = main.differential("max - min " + rate);
            (gap == null || !gap.value().isOk() ? missing : decidingP(main, gap, rate) < LEVEL ? found : open)
                    .add(rate);
        }
        String rest = missing.isEmpty()
                ? ""
                : String.join(" and ", missing) + (missing.size() == 1 ? " was" : " were")
                        + " not compared between groups, because " + why(main, missing);
        if (!found.isEmpty()) {
            return system.system() + ": groups differ in " + String.join(" and ", found)
                    + " at one threshold by more than chance" + (rest.isEmpty() ? "" : "; " + rest);
        }
        return system.system() + ": "
                + (open.isEmpty()
                        ? rest
                        : "no differential between groups" + (rest.isEmpty() ? "" : " in " + open.get(0))
                                + " is shown at " + main.name() + (rest.isEmpty() ? "" : "; " + rest));
    }

    /** Of the test over all groups, in which small ones weigh little; where there is none, of the gap, which one small group can make. */
    private static double decidingP(PointResults point, DifferentialFigure gap, String rate) {
        return point.tests().stream()
                .filter(test -> test.rate().equals(rate) && Double.isFinite(test.p()))
                .mapToDouble(GroupTest::p)
                .findFirst()
                .orElse(gap.p());
    }

    /** Why rates of the groups were not compared at a point. */
    private static String why(PointResults point, List<String> rates) {
        List<GroupErrors> groups = point.groups();
        if (groups.isEmpty()) {
            return "no pair lies within a group";
        }
        if (Double.isFinite(point.threshold().target())
                && Double.isNaN(point.threshold().value())) {
            return "there are no impostor pairs, so no threshold";
        }
        if (groups.size() == 1) {
            return groups.get(0).group().equals(ScoreFiles.NO_GROUP)
                    ? "the scores name no groups"
                    : "all pairs are of one group, " + groups.get(0).group();
        }
        Set<String> reasons = new LinkedHashSet<>();
        for (String rate : rates) {
            DifferentialFigure gap = point.differential("max - min " + rate);
            if (gap != null && DifferentialAnalysis.NO_ERROR.equals(gap.value().reason())) {
                reasons.add(DifferentialAnalysis.NO_ERROR + (rates.size() > 1 ? " (" + rate + ")" : ""));
            } else if (gap != null && gap.suppressed().isEmpty()) {
                reasons.add(rate + ": " + Objects.requireNonNullElse(gap.value().reason(), "too few trials"));
            } else if (gap != null) {
                gap.suppressed().stream()
                        .limit(MOST_CELLS)
                        .forEach(cell -> reasons.add(cell.group() + ", " + cell.rate() + ": " + cell.reason()));
                int more = gap.suppressed().size() - MOST_CELLS;
                if (more > 0) {
                    reasons.add("and " + more + " more for " + rate);
                }
            }
        }
        return reasons.isEmpty() ? "they were not measured" : String.join("; ", reasons);
    }

    private static String accuracies(List<SystemComparison> comparisons) {
        List<Estimate> measured = comparisons.stream()
                .filter(SystemComparison::global)
                .flatMap(c -> c.groups().stream())
                .map(GroupChange::accuracy)
                .filter(Estimate::isOk)
                .toList();
        long shown = measured.stream().filter(ComparisonWords::leavesZero).count();
        return measured.isEmpty()
                ? "accuracies of the systems could not be compared either"
                : shown + " of " + measured.size() + " paired differences of accuracy "
                        + (shown == 1 ? "leaves" : "leave") + " zero out";
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

    private static String rate(PointResults point, boolean genuine) {
        String name = genuine ? "FNMR" : "FMR";
        GroupErrors low = null;
        GroupErrors high = null;
        int measured = 0;
        for (GroupErrors g : point.groups()) {
            if (side(g, genuine).rate().isOk()) {
                measured++;
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
            return name + " of no group could be measured"
                    + point.groups().stream()
                            .map(g -> side(g, genuine).rate().reason())
                            .filter(Objects::nonNull)
                            .findFirst()
                            .map(reason -> " (" + reason + ")")
                            .orElse("");
        }
        if (measured == 1) {
            return name + " " + shown(side(low, genuine).rate()) + " (" + low.group() + ", the only group measured)";
        }
        String range = name + " from " + shown(side(low, genuine).rate()) + " (" + low.group() + ") to "
                + shown(side(high, genuine).rate()) + " (" + high.group() + ")";
        DifferentialFigure gap = point.differential("max - min " + name);
        if (low == high) {
            range = name + " the same in all " + measured + " groups, "
                    + shown(side(low, genuine).rate());
        }
        if (gap != null && DifferentialAnalysis.NO_ERROR.equals(gap.value().reason())) {
            return range + ", not compared: " + DifferentialAnalysis.NO_ERROR;
        }
        if (gap == null || !gap.value().isOk()) {
            return range + ", too little to test the gap";
        }
        String chance = gap.expected().isOk() ? percent(gap.expected().value()) + " points" : "an unknown gap";
        return range
                + String.format(
                        Locale.ROOT,
                        ", a gap of %s points where equal groups would show %s by chance (%s)",
                        percent(gap.value().value()),
                        chance,
                        PValue.text(gap.p()))
                + point.tests().stream()
                        .filter(test -> test.rate().equals(name) && Double.isFinite(test.p()))
                        .map(test -> "; over all groups " + PValue.text(test.p()))
                        .findFirst()
                        .orElse("");
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
                        "; mean %s %%; standard deviation over groups %s points where equal groups would show %s (%s).",
                        percent(sum / n),
                        percent(spread.value().value()),
                        spread.expected().isOk() ? percent(spread.expected().value()) : "an unknown one",
                        PValue.text(spread.p()));
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
}
