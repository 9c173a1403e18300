package org.facegap.core.results.scores;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * Two systems on the same pairs: candidate minus baseline, with the same resampled identities for both.
 *
 * @param baseline name
 * @param candidate name
 * @param point name of the operating point; each system at its own threshold
 * @param global whether that threshold is one for all groups
 * @param groups per group
 * @param meanAccuracy difference of the unweighted means of the groups' accuracies
 * @param worstAccuracy difference of the smallest of the groups' accuracies
 * @param differentials over the groups
 * @param sentence what was found, in words
 * @param contrast of accuracies by folds, of FNMR at one threshold; null where none was declared
 */
public record SystemComparison(
        String baseline,
        String candidate,
        String point,
        boolean global,
        List<GroupChange> groups,
        Estimate meanAccuracy,
        Estimate worstAccuracy,
        List<DifferentialChange> differentials,
        String sentence,
        @Nullable ContrastChange contrast) {
    public SystemComparison {
        groups = List.copyOf(groups);
        differentials = List.copyOf(differentials);
    }

    /** What is no figure. */
    ScoreContents.Comparison contents() {
        return new ScoreContents.Comparison(baseline, candidate, point, global, sentence);
    }
}
