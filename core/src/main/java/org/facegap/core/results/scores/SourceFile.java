package org.facegap.core.results.scores;

import java.util.ArrayList;
import java.util.List;

/**
 * A file that scores came from.
 *
 * @param name file name without its folder
 * @param sha256 of its bytes as they lie there, packed or not; empty where the pairs came from no file
 * @param format what it was taken for
 * @param rows rows of pairs it holds, used or not
 * @param pairs pairs taken from it
 * @param skipped rows that were not used, by reason
 * @param remarks how its columns were understood
 * @param notices what of it was left out, and how to take it
 */
public record SourceFile(
        String name,
        String sha256,
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
        this(name, "", format, rows, pairs, skipped, remarks, List.of());
    }

    /** The same with the hash of its content. */
    public SourceFile hashed(String sha) {
        return new SourceFile(name, sha, format, rows, pairs, skipped, remarks, notices);
    }

    /** The same with further remarks. */
    public SourceFile remarking(List<String> further) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(further);
        return new SourceFile(name, sha256, format, rows, pairs, skipped, all, notices);
    }
}
