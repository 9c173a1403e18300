package org.facegap.core.results.scores;

import java.util.List;

/**
 * A file that scores came from.
 *
 * @param name file name without its folder
 * @param format what it was taken for
 * @param rows rows of pairs it holds, used or not
 * @param pairs pairs taken from it
 * @param skipped rows that were not used, by reason
 * @param remarks how its columns were understood
 */
public record SourceFile(
        String name, String format, long rows, long pairs, List<SkippedRows> skipped, List<String> remarks) {
    public SourceFile {
        skipped = List.copyOf(skipped);
        remarks = List.copyOf(remarks);
    }
}
