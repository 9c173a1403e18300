package org.facegap.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.facegap.suite.run.SuiteRunner;
import org.facegap.suite.stage.StageKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facegap generate merge}. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        description =
                "Bring the shares of a suite's generated sets together, do what they left, and write the sets: the same "
                        + "bytes as one process makes.")
public final class GenerateMergeCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    SuiteArguments arguments;

    @Option(
            names = "--from",
            paramLabel = "DIR",
            description =
                    "folder of the same suite from another machine, whose finished tasks are copied; may be repeated")
    List<Path> from = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!from.isEmpty() && !arguments.dryRun) {
            SuiteRunner runner = arguments.runner(StageKind.GENERATE);
            from.forEach(runner::take);
        }
        return new SuiteConsole(spec, arguments).run(StageKind.GENERATE);
    }
}
