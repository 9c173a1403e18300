package org.facegap.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.core.results.suite.SuiteResults;

/** The results of a run, by its folder or its results file. */
final class RunFile {
    private RunFile() {}

    static SuiteResults read(Path run) {
        Path file = Files.isDirectory(run) ? run.resolve("results.json") : run;
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(
                    run + ": there are no results; a run's folder holds results.json once the suite is evaluated");
        }
        return SuiteResults.read(file);
    }
}
