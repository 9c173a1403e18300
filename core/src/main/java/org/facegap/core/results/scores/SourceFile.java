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
 * @param notices what of it was left out, and how to take it
 */
public record SourceFile(
        String name,
        String format,
        long rows,
        long pairs,
        List<SkippedRows> skipped,
        List<String> remarks,
        List<String> notices) {
    public SourceFile {
        skipped = List.copyOf(skipped);
        remarks = List.copyOf(remarks);
        notices = List.copyOf(notices);
    }

    /** Of which nothing was left out. */
    public SourceFile(
            String name, String format, long rows, long pairs, List<SkippedRows> skipped, List<String> remarks) {
        this(name, format, rows, pairs, skipped, remarks, List.of());
    }
}
