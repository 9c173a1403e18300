package org.facegap.evaluation.scores.reading;

import java.util.List;

/**
 * What is to be said about the columns of a file.
 *
 * @param remarks how they were understood; stands in the report
 * @param notices what was left out, and how to take it; stands on the terminal too
 * @param warnings what makes the results doubtful
 */
record LayoutNotes(List<String> remarks, List<String> notices, List<String> warnings) {
    LayoutNotes {
        remarks = List.copyOf(remarks);
        notices = List.copyOf(notices);
        warnings = List.copyOf(warnings);
    }

    /** Remarks alone. */
    static LayoutNotes remarks(List<String> remarks) {
        return new LayoutNotes(remarks, List.of(), List.of());
    }
}
