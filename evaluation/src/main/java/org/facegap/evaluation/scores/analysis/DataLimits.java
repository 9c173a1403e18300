package org.facegap.evaluation.scores.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.facegap.core.results.scores.DataCard;
import org.facegap.core.results.scores.GroupCard;
import org.facegap.core.results.scores.GroupErrors;
import org.facegap.core.results.scores.GroupTest;
import org.facegap.core.results.scores.PointResults;
import org.facegap.core.results.scores.SystemResults;

/** What these data cannot show, with the numbers that say so. */
final class DataLimits {
    private static final double RULE_OF_THREE = 3;

    private final DataCard data;
    private final List<SystemResults> systems;
    private final boolean calibrated;
    private final ScoreSpec settings;

    /** @param calibrated whether thresholds were chosen on other pairs than those that are reported */
    DataLimits(DataCard data, List<SystemResults> systems, boolean calibrated, ScoreSpec settings) {
        this.data = data;
        this.systems = systems;
        this.calibrated = calibrated;
        this.settings = settings;
    }

    List<String> sentences() {
        List<String> limits = new ArrayList<>();
        fewest(limits, true);
        fewest(limits, false);
        detectable(limits);
        design(limits);
        if (!data.identitiesKnown()) {
            limits.add(
                    "The files name no identities, so pairs were resampled and tested as if each were of its own identities."
                            + " Where identities occur in more than one pair every interval here is too narrow and every p too"
                            + " small.");
        }
        if (!calibrated && settings.fixed().isEmpty()) {
            limits.add(
                    "Thresholds were chosen on the pairs that are reported. A threshold set beforehand on other people"
                            + " (--calibration, --threshold) would meet its target less exactly. Intervals of FNMR and accuracy"
                            + " cover the error of that choice; those of FMR are about the thresholds as they are.");
        }
        if (systems.size() > 1) {
            limits.add(
                    "Intervals of differences between systems are not adjusted for how many there are: of twenty that"
                            + " are truly zero one is expected to leave zero out.");
        }
        limits.add("Who labelled the groups, and how often wrongly, is not in the files: errors of labels blur"
                + " differentials.");
        limits.add(
                "These are the systems' scores on these pairs. How other people, cameras or pair lists would fare does"
                        + " not follow.");
        return limits;
    }

    private void fewest(List<String> limits, boolean genuine) {
        data.groups().stream()
                .filter(g -> (genuine ? g.genuine() : g.impostor()) > 0)
                .min(Comparator.comparingLong(g -> genuine ? g.genuine() : g.impostor()))
                .ifPresent(g -> limits.add(fewest(g, genuine)));
    }

    private static String fewest(GroupCard g, boolean genuine) {
        long n = genuine ? g.genuine() : g.impostor();
        return String.format(
                Locale.ROOT,
                "The fewest %s pairs of a group are %,d (%s): without a single error among them the %s could still be"
                        + " %s.",
                genuine ? "genuine" : "impostor",
                n,
                g.group(),
                genuine ? "FNMR" : "FMR",
                percent(Math.min(1, RULE_OF_THREE / n)));
    }

    private void detectable(List<String> limits) {
        if (systems.isEmpty()) {
            return;
        }
        PointResults main = systems.get(0).points().get(0);
        for (GroupTest test : main.tests()) {
            if (test.detectable().isOk()) {
                limits.add(String.format(
                        Locale.ROOT,
                        "A gap in %s between these groups of less than about %s would probably have been missed (%s,"
                                + " %s: found four times in five at a level of 5 %%).",
                        test.rate(),
                        percent(test.detectable().value()).replace("%", "points"),
                        systems.get(0).system(),
                        main.name()));
            }
        }
    }

    /** By how much identities shared by pairs widen the variance. */
    private void design(List<String> limits) {
        if (!data.identitiesKnown() || systems.isEmpty()) {
            return;
        }
        PointResults main = systems.get(0).points().get(0);
        double matches = 1;
        double nonMatches = 1;
        for (GroupErrors g : main.groups()) {
            matches = Math.max(
                    matches, effect(g.falseMatch().trials(), g.falseMatch().effective()));
            nonMatches = Math.max(
                    nonMatches,
                    effect(g.falseNonMatch().trials(), g.falseNonMatch().effective()));
        }
        limits.add(String.format(
                Locale.ROOT,
                "Pairs share identities: at %s the pairs of a group tell as much as independent pairs of up to %.1f times"
                        + " smaller number for FNMR, and of up to %.1f times smaller number for FMR. Intervals allow for"
                        + " it.",
                main.name(),
                nonMatches,
                matches));
    }

    private static double effect(long trials, double effective) {
        return effective > 0 ? trials / effective : 1;
    }

    private static String percent(double rate) {
        double p = 100 * rate;
        return String.format(Locale.ROOT, p >= 0.995 ? "%.1f %%" : p >= 0.00995 ? "%.2f %%" : "%.5f %%", p);
    }
}
