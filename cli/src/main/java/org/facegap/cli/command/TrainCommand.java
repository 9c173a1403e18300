package org.facegap.cli.command;

import java.util.concurrent.Callable;
import org.facegap.suite.stage.StageKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code facegap train}. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train a suite's models, after making what they need, and stop.",
        footerHeading = "%nExample:%n",
        footer = "  facegap train configs/quickstart.yaml --only balanced --device gpu0")
public final class TrainCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    SuiteArguments arguments;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        return new SuiteConsole(spec, arguments).run(StageKind.TRAIN);
    }
}
