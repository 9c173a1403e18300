package org.facegap.suite.run;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param made stages that were made
 * @param reused stages that were done already
 * @param failures what failed, one sentence each
 * @param waiting stages of other arms that must be made before the suite can be evaluated
 * @param results file with the results of the suite; null when it was not evaluated
 * @param files files for people, in the suite's folder
 */
public record SuiteOutcome(
        List<String> made,
        List<String> reused,
        List<String> failures,
        List<String> waiting,
        @Nullable Path results,
        List<Path> files) {
    public SuiteOutcome {
        made = List.copyOf(made);
        reused = List.copyOf(reused);
        failures = List.copyOf(failures);
        waiting = List.copyOf(waiting);
        files = List.copyOf(files);
    }

    /** 0 all went well, 1 nothing came of it, 3 some arms failed and the others are reported. */
    public int exitCode() {
        return failures.isEmpty() ? 0 : results == null ? 1 : 3;
    }
}
