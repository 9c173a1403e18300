package org.facegap.evaluation.scores.analysis;

import java.util.Locale;

/** How one threshold is chosen for all groups. */
public enum ThresholdRule {
    /** The false match rate over the impostor pairs of all groups together meets the target. */
    POOLED("pooled FMR over all groups"),
    /** The false match rate of every group meets the target. */
    WORST_GROUP("FMR of the worst group");

    private final String words;

    ThresholdRule(String words) {
        this.words = words;
    }

    /** The rule in words. */
    public String words() {
        return words;
    }

    /** As options have it: {@code worst-group}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
