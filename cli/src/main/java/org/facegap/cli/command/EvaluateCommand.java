package org.facegap.cli.command;

import java.util.concurrent.Callable;
import org.facegap.suite.stage.StageKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code facegap evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Measure a suite's models, after making what is missing, and stop before the report.",
        footerHeading = "%nExample:%n",
        footer = "  facegap evaluate configs/quickstart.yaml --set evaluate.targetFmr=0.001")
public final class EvaluateCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    SuiteArguments arguments;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        return new SuiteConsole(spec, arguments).run(StageKind.EVALUATE);
    }
}
