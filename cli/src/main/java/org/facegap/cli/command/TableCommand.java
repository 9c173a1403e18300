package org.facegap.cli.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.reports.Report;
import org.facegap.reports.document.Preset;
import org.facegap.reports.document.TableSpec;
import org.facegap.suite.run.MeasuredRun;
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
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap table runs/quickstart --format latex > table.tex",
            "  facegap table runs/quickstart --preset rfw --format latex --label main --digits 1"
        })
public final class TableCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "folder of a run, or its results.json")
    Path run = Path.of("");

    @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Report.Format format = Report.Format.MARKDOWN;

    @Option(
            names = "--preset",
            description = "which tables: ${COMPLETION-CANDIDATES} (default: verification, or attributes where none was"
                    + " verified)")
    @Nullable
    Preset preset;

    @Option(names = "--caption", paramLabel = "TEXT", description = "in place of the tables' own captions")
    @Nullable
    String caption;

    @Option(
            names = "--label",
            paramLabel = "NAME",
            description = "label in LaTeX, after tab: (further tables: NAME-2, ...)")
    @Nullable
    String label;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "HEADING",
            description = "columns of numbers to show, by their headings (default: all)")
    List<String> columns = List.of();

    @Option(
            names = "--digits",
            paramLabel = "N",
            description = "decimals of percentages and points (default: 2 in tables of papers, else as many as a number"
                    + " deserves)")
    @Nullable
    Integer digits;

    @Option(names = "--out", paramLabel = "FILE", description = "write there instead of printing")
    @Nullable
    Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    /** Of one run; a table holds no others. */
    private SuiteResults results() {
        List<MeasuredRun> found = MeasuredRun.of(run);
        if (found.size() > 1) {
            throw UserError.usage(run + " is a study of " + found.size() + " cells; name one, such as "
                    + found.get(0).file().getParent() + ", or compare them with `facegap compare`");
        }
        PrintWriter err = spec.commandLine().getErr();
        found.get(0).changedWords().ifPresent(words -> err.println("facegap: " + words));
        err.flush();
        return found.get(0).results();
    }

    @Override
    public Integer call() {
        Report report = Report.of(results());
        Preset chosen =
                preset != null ? preset : report.has(Preset.VERIFICATION) ? Preset.VERIFICATION : Preset.ATTRIBUTES;
        if (!report.has(chosen)) {
            throw UserError.usage("--preset: " + run + " holds no tables of '" + chosen + "'; it has "
                    + Stream.of(Preset.values())
                            .filter(report::has)
                            .map(Preset::toString)
                            .collect(Collectors.joining(", ")));
        }
        String text = report.tables(chosen, format, new TableSpec(caption, label, columns, digits));
        if (out != null) {
            AtomicFile.write(out, text.getBytes(StandardCharsets.UTF_8));
        } else {
            PrintWriter console = spec.commandLine().getOut();
            console.print(text);
            console.flush();
        }
        return 0;
    }
}
