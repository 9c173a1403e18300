package org.facegap.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.suite.run.StudyFolder;

/** The results of a run, by its folder or its results file. */
final class RunFile {
    private static final String RESULTS = "results.json";

    private RunFile() {}

    /** A run, or the cells of a study that have results. */
    static Stream<Path> runs(Path run) {
        return StudyFolder.wasStudy(run)
                ? StudyFolder.cells(run).stream()
                        .map(cell -> StudyFolder.cell(run, cell.name()))
                        .filter(cell -> Files.isRegularFile(cell.resolve(RESULTS)))
                : Stream.of(run);
    }

    static SuiteResults read(Path run) {
        Path file = Files.isDirectory(run) ? run.resolve(RESULTS) : run;
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(
                    run + ": there are no results; a run's folder holds results.json once the suite is evaluated");
        }
        return SuiteResults.read(file);
    }
}
