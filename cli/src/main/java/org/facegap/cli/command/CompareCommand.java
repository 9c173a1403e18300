package org.facegap.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.facegap.core.progress.Progress;
import org.facegap.core.statistics.Adjustment;
import org.facegap.core.words.Printable;
import org.facegap.reports.Report;
import org.facegap.reports.document.Preset;
import org.facegap.reports.input.ComparedRuns;
import org.facegap.reports.suite.RunDifferences;
import org.facegap.suite.run.RunComparison;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Show runs beside each other, a line for each arm, and what differs in their making by key. Runs that were"
                    + " measured on other images or pairs, in other groups or by other rules are told apart and not"
                    + " shown (exit code 3) unless --force says so.",
            "Where runs keep score files of the same pairs, each arm of the later ones is compared with the same arm of"
                    + " the first, pair by pair, as `facegap score` compares two systems."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap compare runs/quickstart runs/larger --out compared",
            "  facegap compare runs/study --force        (a study: its cells)"
        })
public final class CompareCommand implements Callable<Integer> {
    /** Exit code for runs that were not measured alike. */
    private static final int NOT_ALIKE = 3;

    private static final String PAGE = "compare.html";

    @Parameters(paramLabel = "RUN", arity = "1..*", description = "folders of runs or studies, or their results.json")
    List<Path> runs = List.of();

    @Option(names = "--force", description = "show runs that were not measured alike too; the page says so")
    boolean force;

    @Option(
            names = "--adjust",
            description =
                    "p-values of one table for their number: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Adjustment adjustment = Adjustment.HOLM;

    @Option(names = "--unpaired", description = "leave the score files alone, which takes less time")
    boolean unpaired;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write " + PAGE + " and the tables there (default: print alone)")
    @Nullable
    Path out;

    @Option(names = "--format", description = "what is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    ReportOutput.Format format = ReportOutput.Format.TEXT;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter console = spec.commandLine().getOut();
        RunComparison comparison = new RunComparison(runs, out);
        ComparedRuns compared = comparison.unpaired(adjustment);
        boolean alike = RunDifferences.of(compared.runs()).alike();
        if (!alike && !force) {
            print(console, Report.refusal(compared));
            console.println("Show them beside each other all the same with --force.");
            console.flush();
            return NOT_ALIKE;
        }
        if (!unpaired) {
            compared = comparison.paired(adjustment, Progress.silent());
        }
        Report report = Report.of(compared);
        if (format == ReportOutput.Format.TEXT) {
            print(console, report.lines());
        } else {
            console.print(report.tables(Preset.CELLS, Report.Format.valueOf(format.name())));
        }
        Path folder = out;
        if (folder != null) {
            report.write(folder.resolve(PAGE));
            report.writeTables(folder, Preset.CELLS);
            if (format == ReportOutput.Format.TEXT) {
                console.println("page: " + folder.resolve(PAGE));
            }
        }
        console.flush();
        return 0;
    }

    private static void print(PrintWriter console, List<String> lines) {
        lines.stream().map(Printable::of).forEach(console::println);
        console.flush();
    }
}
