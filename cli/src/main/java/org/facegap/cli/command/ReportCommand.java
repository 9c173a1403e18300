package org.facegap.cli.command;

import java.util.concurrent.Callable;
import org.facegap.suite.stage.StageKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code facegap report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Render the report and the tables of a suite, after making what is missing.",
        footerHeading = "%nExample:%n",
        footer = "  facegap report runs/quickstart")
public final class ReportCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    SuiteArguments arguments;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        return new SuiteConsole(spec, arguments).run(StageKind.REPORT);
    }
}
