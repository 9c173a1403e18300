package org.facegap.evaluation.suite;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.core.results.scores.Contrast;
import org.facegap.core.results.suite.Composition;
import org.jspecify.annotations.Nullable;

/**
 * The contrast of a suite that declares none: the groups with the smaller shares of the baseline's training set less its largest
 * group, or groups where several are as large. It is settled by the training set, before anything is measured.
 */
final class SmallerGroups {
    private SmallerGroups() {}

    /**
     * The contrast; null where all groups are as large, or their sizes are not known.
     *
     * @param attribute whose values the groups are
     * @param groups groups of the test, in the order to show them
     * @param measured groups that have test pairs
     */
    static @Nullable Contrast of(
            Composition baseline, String attribute, List<String> groups, Collection<String> measured) {
        Map<String, Long> identities = baseline.identitiesPerValue().get(attribute);
        if (identities == null) {
            return null;
        }
        List<String> there = groups.stream().filter(measured::contains).toList();
        long most = there.stream()
                .mapToLong(group -> Objects.requireNonNullElse(identities.get(group), 0L))
                .max()
                .orElse(0);
        List<String> largest = there.stream()
                .filter(group -> Objects.requireNonNullElse(identities.get(group), 0L) == most)
                .toList();
        List<String> smaller =
                there.stream().filter(group -> !largest.contains(group)).toList();
        return most == 0 || smaller.isEmpty() ? null : new Contrast(smaller, largest);
    }
}
