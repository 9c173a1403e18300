package org.facegap.reports.suite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.SuiteProtocol;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.core.words.WordOrder;
import org.facegap.reports.chart.Series;
import org.facegap.reports.text.EstimateText;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;

/** An arm with the look that it has everywhere. */
record Arm(ArmResults of, Series look) {
    static List<Arm> all(SuiteResults results) {
        List<Series> looks =
                Series.of(results.arms().stream().map(ArmResults::name).toList());
        List<Arm> arms = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            arms.add(new Arm(results.arms().get(i), looks.get(i)));
        }
        return List.copyOf(arms);
    }

    /** The look of an arm by its name. */
    static Series look(List<Arm> arms, String name) {
        return arms.stream()
                .map(Arm::look)
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseGet(() -> Series.of(List.of(name)).get(0));
    }

    static List<Series> looks(List<Arm> arms) {
        return arms.stream().map(Arm::look).toList();
    }

    String name() {
        return look.name();
    }

    String method() {
        // How the set was made, and what differs in training.
        String[] parts = of.method().split(", ", 2);
        String made = switch (parts[0]) {
            case "evolutionary" -> "evolutionary search";
            case "rejection" -> "rejection sampling";
            case "plain" -> "plain samples, unfiltered";
            case "world" -> "rendered by the built-in world";
            case "dataset" -> "taken from a face dataset";
            case "mix" -> "mixed of the sets of other arms";
            default -> parts[0];
        };
        return parts.length == 1 ? made : made + "; " + parts[1];
    }

    /** Whether somebody knows the identities of the training set. */
    boolean named(SuiteResults results) {
        SuiteProtocol.Dataset set = results.protocol().trainingSets().get(name());
        return set == null || set.identities() != null;
    }

    /** The gap that chance alone makes. */
    static String floor(Gap gap) {
        return EstimateText.plain(gap.expectedByChance(), Scale.POINTS, "noise floor not computed");
    }

    /** The test of a gap. */
    static String test(Gap gap) {
        return NumberText.permutationP(gap.permutationP(), gap.permutations());
    }

    /** Which groups a gap lies between. */
    static String between(Gap gap) {
        return gap.best().isEmpty() || gap.worst().isEmpty()
                ? "no two groups could be measured"
                : gap.best() + " best, " + gap.worst() + " worst";
    }

    /** Chance, test and groups in one line. */
    static String beside(Gap gap) {
        String floor = Double.isFinite(gap.expectedByChance())
                ? "by chance " + EstimateText.plain(gap.expectedByChance(), Scale.POINTS, "")
                : "noise floor not computed";
        return floor + "; " + test(gap) + "; " + between(gap);
    }

    /** The names in the given order first, all others after them by name. */
    static List<String> ordered(Collection<String> names, List<String> order) {
        List<String> result =
                new ArrayList<>(order.stream().filter(names::contains).toList());
        names.stream()
                .filter(name -> !order.contains(name))
                .sorted(new WordOrder())
                .forEach(result::add);
        return List.copyOf(result);
    }
}
