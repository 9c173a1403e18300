package org.facegap.core.results.scores;

import java.util.List;

/**
 * Two systems on the same pairs: candidate minus baseline, with the same resampled people for both.
 *
 * @param baseline name
 * @param candidate name
 * @param point name of the operating point; each system at its own threshold
 * @param global whether that threshold is one for all groups
 * @param groups per group
 * @param differentials over the groups
 * @param sentence what was found, in words
 */
public record SystemComparison(
        String baseline,
        String candidate,
        String point,
        boolean global,
        List<GroupChange> groups,
        List<DifferentialChange> differentials,
        String sentence) {
    public SystemComparison {
        groups = List.copyOf(groups);
        differentials = List.copyOf(differentials);
    }
}
