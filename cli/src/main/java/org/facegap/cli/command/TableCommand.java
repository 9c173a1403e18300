package org.facegap.cli.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.table.CsvTable;
import org.facegap.reports.table.LatexTable;
import org.facegap.reports.table.MarkdownTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap table}. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        description = "Print a table of a run's results for a paper.",
        footerHeading = "%nExample:%n",
        footer = "  facegap table runs/quickstart --format latex > table.tex")
public final class TableCommand implements Callable<Integer> {
    /** What the table is written in. */
    enum Format {
        LATEX,
        CSV,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which numbers. */
    enum Content {
        VERIFICATION,
        COMPARISONS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "RUN", description = "folder of a run, or its results.json")
    Path run = Path.of("");

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Format format = Format.MARKDOWN;

    @Option(names = "--content", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Content content = Content.VERIFICATION;

    @Option(names = "--out", paramLabel = "FILE", description = "write there instead of printing")
    @Nullable
    Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        String text = text(RunFile.read(run));
        if (out != null) {
            AtomicFile.write(out, text.getBytes(StandardCharsets.UTF_8));
        } else {
            PrintWriter console = spec.commandLine().getOut();
            console.print(text);
            console.flush();
        }
        return 0;
    }

    private String text(SuiteResults results) {
        boolean verification = content == Content.VERIFICATION;
        return switch (format) {
            case LATEX -> verification ? LatexTable.verification(results) : LatexTable.comparisons(results);
            case CSV -> verification ? CsvTable.verification(results) : CsvTable.comparisons(results);
            case MARKDOWN -> verification ? MarkdownTable.verification(results) : MarkdownTable.comparisons(results);
        };
    }
}
