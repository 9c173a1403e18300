package org.facegap.cli.command;

import java.util.concurrent.Callable;
import org.facegap.suite.stage.StageKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code facegap run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Run a suite: generate, train, evaluate, report. What is done already is reused.",
        footerHeading = "%nExample:%n",
        footer = "  facegap run configs/quickstart.yaml --out runs/first --set train.recognition.steps=500")
public final class RunCommand implements Callable<Integer> {
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
