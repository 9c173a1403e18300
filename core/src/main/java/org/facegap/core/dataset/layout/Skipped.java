package org.facegap.core.dataset.layout;

import java.util.List;

/**
 * What was not used for one reason.
 *
 * @param reason why
 * @param count how many
 * @param first names of the first few
 */
public record Skipped(String reason, long count, List<String> first) {
    public Skipped {
        first = List.copyOf(first);
    }

    /** Count, reason and one example. */
    String words() {
        return count + " " + reason + " (for example " + first.get(0) + ")";
    }
}
