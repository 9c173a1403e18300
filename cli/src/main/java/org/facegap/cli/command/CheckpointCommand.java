package org.facegap.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code facegap checkpoint}: weights of this and of other tools. */
@Command(
        name = "checkpoint",
        description =
                "Look into StyleGAN2 generators and recognition networks of any tool, or convert them; nothing in them is executed.",
        subcommands = {CheckpointInspectCommand.class, CheckpointConvertCommand.class, CheckpointAgreementCommand.class
        },
        mixinStandardHelpOptions = true)
public final class CheckpointCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: inspect, convert or agreement");
    }
}
