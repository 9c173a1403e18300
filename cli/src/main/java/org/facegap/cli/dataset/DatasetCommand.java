package org.facegap.cli.dataset;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code facegap dataset}. */
@Command(
        name = "dataset",
        description =
                "Import images of other layouts as face datasets, split and select them, export them, look into them, check them.",
        subcommands = {
            DatasetImportCommand.class,
            DatasetSplitCommand.class,
            DatasetSelectCommand.class,
            DatasetExportCommand.class,
            DatasetInspectCommand.class,
            DatasetVerifyCommand.class
        },
        mixinStandardHelpOptions = true)
public final class DatasetCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing subcommand: import, split, select, export, inspect or verify");
    }
}
