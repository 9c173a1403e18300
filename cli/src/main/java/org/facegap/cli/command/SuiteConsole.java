package org.facegap.cli.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.facegap.core.progress.Progress;
import org.facegap.reports.Report;
import org.facegap.suite.run.SuiteOutcome;
import org.facegap.suite.run.SuitePlan;
import org.facegap.suite.run.SuiteRunner;
import org.facegap.suite.stage.StageKind;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a suite in front of a person: plan, progress, summary table, where the files are. */
public final class SuiteConsole {
    private final CommandSpec spec;
    private final SuiteArguments arguments;

    SuiteConsole(CommandSpec spec, SuiteArguments arguments) {
        this.spec = spec;
        this.arguments = arguments;
    }

    /** Runs up to a stage and gives the exit code. */
    int run(StageKind last) {
        PrintWriter out = spec.commandLine().getOut();
        SuiteRunner runner = arguments.runner(last);
        SuitePlan plan = runner.timedPlan();
        if (arguments.dryRun) {
            plan.lines().forEach(out::println);
            out.flush();
            return 0;
        }
        plan.header().forEach(out::println);
        out.flush();
        try (WhenStopped stopped = new WhenStopped(spec.commandLine().getErr(), runner::whenStopped, progress(out))) {
            SuiteOutcome outcome = runner.run(stopped.progress());
            tell(outcome, out);
            return outcome.exitCode();
        }
    }

    private void tell(SuiteOutcome outcome, PrintWriter out) {
        out.println();
        out.println(
                "made " + outcome.made().size() + ", reused " + outcome.reused().size()
                        + (outcome.failures().isEmpty()
                                ? ""
                                : ", failed " + outcome.failures().size()));
        if (outcome.results() != null) {
            out.println();
            Report.of(outcome.results()).lines().forEach(out::println);
        }
        if (!outcome.files().isEmpty()) {
            out.println();
            for (Path file : outcome.files()) {
                out.println("  " + file);
            }
        }
        if (!outcome.waiting().isEmpty()) {
            out.println("The evaluation waits for: " + String.join(", ", outcome.waiting()));
        }
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        outcome.failures().forEach(failure -> err.println("facegap: " + failure));
        if (!outcome.failures().isEmpty()) {
            err.println("What is finished is kept; the same command goes on from there.");
        }
        err.flush();
    }

    /** Progress where the command's output goes; one live line only when that is a person's terminal. */
    public static Progress progress(PrintWriter out) {
        PrintStream stream = new PrintStream(new WriterStream(out), true, StandardCharsets.UTF_8);
        return Progress.console(stream, System.console() != null && System.getenv("CI") == null);
    }

    /** Bytes of UTF-8 text into a writer, whole lines or flushed parts at a time. */
    private static final class WriterStream extends OutputStream {
        private final Writer out;
        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

        WriterStream(Writer out) {
            this.out = out;
        }

        @Override
        public synchronized void write(int b) {
            bytes.write(b);
        }

        @Override
        public synchronized void write(byte[] data, int offset, int length) {
            bytes.write(data, offset, length);
        }

        @Override
        public synchronized void flush() throws java.io.IOException {
            out.write(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
            out.flush();
        }
    }
}
