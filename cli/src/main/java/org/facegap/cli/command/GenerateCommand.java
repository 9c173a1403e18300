package org.facegap.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.facegap.generator.dataset.Share;
import org.facegap.suite.run.SuiteRunner;
import org.facegap.suite.stage.StageKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code facegap generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Make a suite's training, test and calibration sets, and stop.",
        subcommands = GenerateMergeCommand.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap generate configs/quickstart.yaml --only balanced",
            "On many machines: every share searches, then every share makes images, then one merges:",
            "  facegap generate big.yaml --shard 3/8",
            "  facegap generate merge big.yaml"
        })
public final class GenerateCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init")
    SuiteArguments arguments;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "do the i-th of n shares of what can be done now of the generated sets; call it again when all shares"
                            + " have searched, then merge")
    @Nullable
    String shard;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (shard == null) {
            return new SuiteConsole(spec, arguments).run(StageKind.GENERATE);
        }
        Share share = Share.parse(shard);
        PrintWriter out = spec.commandLine().getOut();
        SuiteRunner runner = arguments.runner(StageKind.GENERATE);
        List<String> sets;
        try (WhenStopped stopped =
                new WhenStopped(spec.commandLine().getErr(), runner::whenStopped, SuiteConsole.progress(out))) {
            sets = runner.share(share, stopped.progress());
        }
        out.println(
                sets.isEmpty()
                        ? "all generated sets are done"
                        : "share " + shard + " of " + String.join(", ", sets) + " is done as far as it can be now");
        out.flush();
        return 0;
    }
}
