package org.facegap.suite.config;

import java.util.List;
import org.facegap.core.config.Doc;
import org.facegap.core.results.scores.Contrast;

/**
 * Groups that arms are compared by, declared before anything is trained.
 *
 * @param plus groups whose mean counts
 * @param minus groups whose mean is taken off
 */
public record ContrastConfig(
        @Doc("groups whose mean counts") List<String> plus,
        @Doc("groups whose mean is taken off") List<String> minus) {
    /** @throws IllegalArgumentException when a side is empty or a group is named twice */
    public ContrastConfig {
        Contrast checked = new Contrast(plus, minus);
        plus = checked.plus();
        minus = checked.minus();
    }

    /** As evaluations take it. */
    public Contrast contrast() {
        return new Contrast(plus, minus);
    }
}
