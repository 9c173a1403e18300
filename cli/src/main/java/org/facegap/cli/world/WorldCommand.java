package org.facegap.cli.world;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code facegap world}: the built-in world. */
@Command(
        name = "world",
        description = "Render the built-in world, or remake the models shipped with it.",
        subcommands = {WorldRenderCommand.class, WorldFitCommand.class},
        mixinStandardHelpOptions = true)
public final class WorldCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: render or fit");
    }
}
