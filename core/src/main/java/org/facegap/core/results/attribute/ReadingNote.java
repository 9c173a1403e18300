package org.facegap.core.results.attribute;

import java.util.List;

/**
 * Rows of a file that could not be used for one reason.
 *
 * @param reason why
 * @param count how many
 * @param lines where the first of them are
 */
public record ReadingNote(String reason, long count, List<Long> lines) {
    public ReadingNote {
        lines = List.copyOf(lines);
    }
}
