package org.facegap.core.results.scores;

import java.util.List;

/**
 * Rows of a file that were not used.
 *
 * @param reason why
 * @param count how many
 * @param firstLines line numbers of the first few
 */
public record SkippedRows(String reason, long count, List<Long> firstLines) {
    public SkippedRows {
        firstLines = List.copyOf(firstLines);
    }
}
