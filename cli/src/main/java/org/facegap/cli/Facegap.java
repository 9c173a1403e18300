package org.facegap.cli;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.facegap.cli.command.CheckpointCommand;
import org.facegap.cli.command.CompareCommand;
import org.facegap.cli.command.DirectionsCommand;
import org.facegap.cli.command.DoctorCommand;
import org.facegap.cli.command.EvaluateCommand;
import org.facegap.cli.command.GenerateCommand;
import org.facegap.cli.command.IdentifyCommand;
import org.facegap.cli.command.ListCommand;
import org.facegap.cli.command.QualityCommand;
import org.facegap.cli.command.ReportCommand;
import org.facegap.cli.command.RunCommand;
import org.facegap.cli.command.SampleCommand;
import org.facegap.cli.command.ScoreAttributesCommand;
import org.facegap.cli.command.ScoreCommand;
import org.facegap.cli.command.SharesCommand;
import org.facegap.cli.command.TableCommand;
import org.facegap.cli.command.TrainCommand;
import org.facegap.cli.command.UniquenessCommand;
import org.facegap.cli.dataset.DatasetCommand;
import org.facegap.cli.match.MatchCommand;
import org.facegap.cli.match.PredictCommand;
import org.facegap.cli.world.WorldCommand;
import org.facegap.core.UserError;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program. */
@Command(
        name = "facegap",
        mixinStandardHelpOptions = true,
        versionProvider = FacegapVersion.class,
        description =
                "Measures whether training on demographically balanced synthetic faces closes the accuracy gaps of"
                        + " face recognition and face-attribute models, and at what price.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nBegin with:%n",
        footer = {
            "  ./facegap doctor                          what this machine has and lacks",
            "  ./facegap run configs/quickstart.yaml     generate, train, evaluate, report",
            "",
            "Exit codes: 0 all went well, 1 a run failed, 2 wrong usage or config, 3 some arms failed, or runs to compare were not measured alike."
        })
public final class Facegap implements Runnable {
    /** In the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            GenerateCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            TableCommand.class,
            MatchCommand.class,
            ScoreCommand.class,
            PredictCommand.class,
            ScoreAttributesCommand.class,
            IdentifyCommand.class,
            ListCommand.class,
            SampleCommand.class,
            SharesCommand.class,
            UniquenessCommand.class,
            QualityCommand.class,
            CheckpointCommand.class,
            DirectionsCommand.class,
            DatasetCommand.class,
            WorldCommand.class,
            DoctorCommand.class);

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    /** Runs a command and ends the process. */
    public static void main(String[] args) {
        StandardOutput standard = new StandardOutput();
        PrintStream stream = new PrintStream(new BufferedOutputStream(standard), true, Charset.defaultCharset());
        System.setOut(stream);
        PrintWriter out = new PrintWriter(stream, true);
        PrintWriter err = new PrintWriter(System.err, true);
        int code = execute(out, err, args);
        out.flush();
        if (standard.loss() != null) {
            err.println("facegap: cannot write to standard output: " + standard.loss());
            code = code == 0 ? UserError.FAILED : code;
        }
        err.flush();
        System.exit(code);
    }

    /**
     * Runs a command.
     *
     * @return the exit code
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        Facegap program = new Facegap();
        ErrorMessages errors = new ErrorMessages(() -> program.debug);
        CommandLine line = withCommands(new CommandLine(program), List.of(args))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return errors.outOfMemory(err, e);
        }
    }

    /**
     * Adds the commands. Only one that the arguments name is built whole: to read the options of all of them takes longer than
     * most answers. Of the others there is what the help shows, their name and what they do. A file of arguments may name any.
     */
    private static CommandLine withCommands(CommandLine program, List<String> words) {
        boolean every = words.stream().anyMatch(word -> word.startsWith("@"));
        for (Class<?> type : COMMANDS) {
            Command command = type.getAnnotation(Command.class);
            if (every || words.contains(command.name())) {
                program.addSubcommand(type);
            } else {
                CommandSpec shown = CommandSpec.create().name(command.name());
                shown.usageMessage().description(command.description());
                program.addSubcommand(shown.name(), shown);
            }
        }
        return program;
    }

    /** Without a command: help, and the exit code of wrong usage. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Missing command");
    }
}
