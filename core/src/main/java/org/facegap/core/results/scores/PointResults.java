package org.facegap.core.results.scores;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.results.Threshold;
import org.jspecify.annotations.Nullable;

/**
 * What happens at one threshold.
 *
 * @param name a short name such as {@code FMR 1 %}
 * @param global whether the threshold is one for all groups; differentials in use are those at such a threshold
 * @param threshold how it was chosen; its value is NaN where groups or folds have their own
 * @param pooled all groups together
 * @param groups per group
 * @param meanAccuracy unweighted mean of the accuracies of the groups that could be measured
 * @param differentials over the groups
 * @param tests whether all groups have one rate, false matches and false non-matches apart
 */
public record PointResults(
        String name,
        boolean global,
        Threshold threshold,
        GroupErrors pooled,
        List<GroupErrors> groups,
        Estimate meanAccuracy,
        List<DifferentialFigure> differentials,
        List<GroupTest> tests) {
    public PointResults {
        groups = List.copyOf(groups);
        differentials = List.copyOf(differentials);
        tests = List.copyOf(tests);
    }

    /** What is no figure. */
    ScoreContents.Point contents() {
        return new ScoreContents.Point(
                name,
                global,
                threshold.rule(),
                threshold.target(),
                differentials.stream().map(DifferentialFigure::contents).toList(),
                tests.stream().map(GroupTest::contents).toList());
    }

    /** The differential of this name, or null. */
    public @Nullable DifferentialFigure differential(String wanted) {
        return differentials.stream()
                .filter(d -> d.name().equals(wanted))
                .findFirst()
                .orElse(null);
    }
}
