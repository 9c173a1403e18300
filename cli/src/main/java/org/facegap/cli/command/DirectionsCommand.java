package org.facegap.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code facegap directions}: what turns a face's head, light or expression in a generator's latents. */
@Command(
        name = "directions",
        description = "Fit a generator's latent directions of pose, light and expression, or show a file of them.",
        subcommands = {DirectionsFitCommand.class, DirectionsShowCommand.class},
        mixinStandardHelpOptions = true)
public final class DirectionsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: fit or show");
    }
}
