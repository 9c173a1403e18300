package org.facegap.suite.run;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * What came of a study's run.
 *
 * @param suites of the cells that were asked for, in their order
 * @param stages that they have in all, each counted once
 * @param finished of these, those that are there now
 * @param files over all cells, for people
 */
public record StudyOutcome(List<SuiteOutcome> suites, int stages, int finished, List<Path> files) {
    public StudyOutcome {
        suites = List.copyOf(suites);
        files = List.copyOf(files);
    }

    /** Stages that were made, each counted once. */
    public int made() {
        return suites.stream().mapToInt(suite -> suite.made().size()).sum();
    }

    /** Stages that were there already, each counted once. */
    public int reused() {
        return finished - made();
    }

    /** What failed, one sentence each. */
    public List<String> failures() {
        return suites.stream()
                .map(SuiteOutcome::failures)
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** Cells with results. */
    public long evaluated() {
        return suites.stream().filter(suite -> suite.results() != null).count();
    }

    /** Stages of other arms that must be made before the cells can be evaluated, each counted once for its cell. */
    public long waiting() {
        return suites.stream().mapToLong(suite -> suite.waiting().size()).sum();
    }

    /** 0 all went well, 1 nothing came of it, 3 something failed and the rest is reported. */
    public int exitCode() {
        return failures().isEmpty() ? 0 : evaluated() == 0 ? 1 : 3;
    }
}
