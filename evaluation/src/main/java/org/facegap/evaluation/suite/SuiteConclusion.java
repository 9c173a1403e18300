package org.facegap.evaluation.suite;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.estimate.PValue;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.suite.ArmResults;
import org.facegap.core.results.suite.AttributeResults;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.results.suite.Gap;
import org.facegap.core.results.suite.GroupVerification;
import org.facegap.core.results.suite.SuiteVerification;
import org.facegap.core.results.suite.VerificationResults;

/**
 * What a suite has shown of verification, in words. Nothing is concluded from nothing: where fewer than two groups could be measured the headline
 * says that nothing was compared, and why.
 */
final class SuiteConclusion {
    /** A model that rejects more of a group's genuine pairs than this is weak. */
    private static final double MOST_REJECTED = 0.5;

    private final List<String> groups;
    private final List<ArmResults> arms;
    private final SuiteVerification verification;

    SuiteConclusion(List<String> groups, List<ArmResults> arms, SuiteVerification verification) {
        this.groups = groups;
        this.arms = arms;
        this.verification = verification;
    }

    Conclusion text() {
        List<String> sentences = new ArrayList<>();
        Set<String> nothing = new LinkedHashSet<>();
        for (ArmResults arm : arms) {
            VerificationResults own = verification.of(arm.name());
            Gap gap = own.accuracyGap();
            if (gap.value().isOk()) {
                sentences.add(String.format(
                        Locale.ROOT,
                        "%s: accuracy differential between groups %.2f percentage points (%s highest, %s lowest);"
                                + " %.2f are expected by chance at equal rates, permutation %s.",
                        arm.name(),
                        100 * gap.value().value(),
                        gap.best(),
                        gap.worst(),
                        100 * gap.expectedByChance(),
                        PValue.text(gap.permutationP())));
            } else {
                List<Measured> measured = own.groups().stream()
                        .map(g -> new Measured(g.group(), g.accuracy()))
                        .toList();
                nothing.add(why(measured));
                sentences.add(arm.name() + ": no accuracy differential could be measured: " + why(measured) + ".");
            }
            for (AttributeResults attribute : arm.attributes()) {
                if (!attribute.gap().value().isOk()) {
                    sentences.add(arm.name() + ": the groups' accuracies of the attribute " + attribute.attribute()
                            + " were not compared: "
                            + why(attribute.groups().stream()
                                    .map(g -> new Measured(g.group(), g.accuracy()))
                                    .toList())
                            + ".");
                }
            }
        }
        verification.comparisons().forEach(comparison -> sentences.add(comparison.sentence()));
        sentences.addAll(0, weak());
        return new Conclusion(headline(nothing), sentences);
    }

    /** Says where models reject most people at the threshold, so that rates there have little room. */
    private List<String> weak() {
        List<String> rejecting = new ArrayList<>();
        long least = Long.MAX_VALUE;
        for (ArmResults arm : arms) {
            List<String> cells = new ArrayList<>();
            for (GroupVerification group : verification.of(arm.name()).groups()) {
                if (group.fnmr().isOk() && group.fnmr().value() > MOST_REJECTED) {
                    cells.add(String.format(
                            Locale.ROOT,
                            "%s %.0f %%",
                            group.group(),
                            100 * group.fnmr().value()));
                    least = Math.min(least, group.fnmr().n());
                }
            }
            if (!cells.isEmpty()) {
                rejecting.add(arm.name() + " " + String.join(", ", cells));
            }
        }
        return rejecting.isEmpty()
                ? List.of()
                : List.of(
                        "Weak models: at the global threshold more than half of the genuine pairs of a group are rejected ("
                                + String.join("; ", rejecting) + "; n = " + least
                                + " or more), so FNMR and gaps in it have little room to show a difference.");
    }

    private String headline(Set<String> nothing) {
        boolean none = verification.arms().values().stream()
                .noneMatch(own -> own.accuracyGap().value().isOk());
        if (none) {
            boolean attributes = arms.stream()
                    .flatMap(arm -> arm.attributes().stream())
                    .anyMatch(attribute -> attribute.gap().value().isOk());
            return (attributes
                            ? "Recognition was not compared between groups, attributes were: "
                            : "Nothing was compared between groups: ")
                    + String.join("; ", nothing) + ".";
        }
        List<Comparison> comparisons = verification.comparisons();
        if (comparisons.isEmpty()) {
            return "One arm only: nothing to compare.";
        }
        Comparison first = comparisons.get(0);
        boolean contrasted =
                first.contrast() != null && first.contrast().difference().isOk();
        if (!contrasted && !first.gapDifference().isOk()) {
            return "The differential of " + first.candidate() + " was not compared with that of " + first.baseline()
                    + ": "
                    + why(first.accuracy().stream()
                            .map(d -> new Measured(d.group(), d.difference()))
                            .toList())
                    + ".";
        }
        // What the sentence says of the gap; the rest of it stands among the sentences.
        int end = first.sentence().indexOf("; ");
        return end < 0 ? first.sentence() : first.sentence().substring(0, end) + ".";
    }

    private record Measured(String group, Estimate accuracy) {}

    /** Why fewer than two groups could be measured. */
    private String why(List<Measured> measured) {
        if (groups.size() < 2) {
            return groups.isEmpty() ? "the test set has no group" : "the test set has one group, " + groups.get(0);
        }
        List<String> lacking = new ArrayList<>();
        String only = "none of " + groups.size() + " groups";
        for (Measured group : measured) {
            if (group.accuracy().isOk()) {
                only = "only " + group.group() + " of " + groups.size() + " groups";
            } else {
                lacking.add(group.group() + ": " + reason(group.accuracy()));
            }
        }
        return only + " could be measured (" + String.join("; ", lacking) + ")";
    }

    private static String reason(Estimate estimate) {
        return estimate.status() == Estimate.Status.TOO_FEW
                ? estimate.n() + " of " + estimate.needed() + " trials that are needed"
                : Objects.requireNonNullElse(estimate.reason(), "not finite");
    }
}
