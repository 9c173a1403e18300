package org.facegap.cli.command;

import java.util.concurrent.Callable;
import org.facegap.cli.suite.StageKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code facegap generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Make a suite's training, test and calibration sets, and stop.",
        footerHeading = "%nExample:%n",
        footer = "  facegap generate configs/quickstart.yaml --only balanced")
public final class GenerateCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    SuiteArguments arguments;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        return new SuiteConsole(spec, arguments).run(StageKind.GENERATE);
    }
}
