package org.facegap.cli.dataset;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.layout.DatasetExport;
import org.facegap.core.dataset.layout.ExportFormat;
import org.facegap.core.dataset.layout.Skipped;
import org.facegap.core.words.Counted;
import org.facegap.reports.text.NumberText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap dataset export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write a face dataset's images in another layout; their bytes stay the same.",
        footerHeading = "%nExample:%n",
        footer = "  facegap dataset export data/balanced --format folders --out balanced-folders")
public final class DatasetExportCommand implements Callable<Integer> {
    /** Formats by the names that people type. */
    enum Format {
        FOLDERS,
        UTKFACE,
        CSV;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "DIR", description = "folder of the face dataset")
    Path dir = Path.of("");

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}")
    Format format = Format.FOLDERS;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "new folder")
    Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        DatasetExport.Report report = DatasetExport.run(
                FaceDataset.open(dir), ExportFormat.valueOf(format.name()), out, DatasetConsole.progress());
        PrintWriter console = spec.commandLine().getOut();
        console.println(Counted.of(report.images(), "images") + " in " + out);
        print("not written", report.skipped(), console);
        print("renamed", report.renamed(), console);
        console.flush();
        return 0;
    }

    private static void print(String what, List<Skipped> kinds, PrintWriter console) {
        for (Skipped kind : kinds) {
            console.println("  " + what + ": " + NumberText.count(kind.count()) + ", " + kind.reason() + ": "
                    + String.join("; ", kind.first())
                    + (kind.count() > kind.first().size() ? "; ..." : ""));
        }
    }
}
