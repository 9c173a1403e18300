package org.facegap.core.results.scores;

import java.util.ArrayList;
import java.util.List;

/**
 * A contrast between groups that is declared before anything is measured: the mean of a rate over some groups less its mean over others.
 * Unlike max - min it does not pick its groups by what was measured, so it may be below zero and has an interval.
 *
 * @param plus groups whose mean counts
 * @param minus groups whose mean is taken off
 */
public record Contrast(List<String> plus, List<String> minus) {
    /** @throws IllegalArgumentException when a side is empty or a group is named twice, as {@code key: what is wrong} */
    public Contrast {
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
        check("plus", plus, List.of());
        check("minus", minus, plus);
    }

    private static void check(String side, List<String> groups, List<String> others) {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException(side + ": expected at least one group");
        }
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            if (groups.indexOf(group) < i) {
                throw new IllegalArgumentException(side + ": '" + group + "' is named twice");
            }
            if (others.contains(group)) {
                throw new IllegalArgumentException(side + ": '" + group + "' is among plus too");
            }
        }
    }

    /** All its groups, those that count first. */
    public List<String> groups() {
        List<String> groups = new ArrayList<>(plus);
        groups.addAll(minus);
        return groups;
    }

    /** What a group's rate counts for; 0 for another group. */
    public double weight(String group) {
        return plus.contains(group) ? 1.0 / plus.size() : minus.contains(group) ? -1.0 / minus.size() : 0;
    }

    /** As in {@code dark, medium less light}. */
    @Override
    public String toString() {
        return String.join(", ", plus) + " less " + String.join(", ", minus);
    }
}
