package org.facegap.cli.command;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.facegap.core.progress.Progress;
import org.facegap.suite.stage.StageKind;
import picocli.CommandLine.Model.CommandSpec;

/** Runs a suite or a study in front of a person: plan, progress, summary table, where the files are. */
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
        Planned planned = arguments.planned(last);
        planned.plan(arguments.dryRun).forEach(out::println);
        out.flush();
        if (arguments.dryRun) {
            return 0;
        }
        try (WhenStopped stopped = new WhenStopped(spec.commandLine().getErr(), planned::whenStopped, progress(out))) {
            return planned.run(stopped.progress(), spec);
        }
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
