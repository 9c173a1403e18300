package org.facegap.cli.dataset;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.core.dataset.layout.DatasetImport;
import org.facegap.core.dataset.layout.FaceLayout;
import org.facegap.core.dataset.layout.ImportReport;
import org.facegap.core.dataset.layout.ImportSpec;
import org.facegap.core.dataset.layout.Skipped;
import org.facegap.core.words.Counted;
import org.facegap.reports.text.NumberText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap dataset import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Make a face dataset of images in another layout. Images are read as they stream by,",
            "JPEG and PNG files keep their bytes, and what cannot be used is counted and named."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap dataset import utkface UTKFace.tar.gz --out data/utkface --licence \"non-commercial research\"",
            "  facegap dataset import lfw lfw/ --pairs pairs.txt --out data/lfw --licence research",
            "  facegap dataset import fairface fairface/ --labels fairface_label_val.csv --out data/ff --licence"
                    + " CC-BY-4.0"
        })
public final class DatasetImportCommand implements Callable<Integer> {
    private static final int VALUES = 12;

    @Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
    ImportKind kind = ImportKind.FOLDERS;

    @Parameters(index = "1", paramLabel = "SOURCE", description = "folder, .tar, .tar.gz, .zip, .bin or .rec")
    Path source = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "new folder for the dataset")
    Path out = Path.of("");

    @Option(
            names = "--licence",
            required = true,
            paramLabel = "TEXT",
            description = "terms of the images; kept in the dataset's card")
    String licence = "";

    @Option(names = "--show-images", description = "the terms allow reports to show the images (default: they do not)")
    boolean show;

    @Option(names = "--name", description = "of the dataset (default: the name of its folder)")
    String name = "";

    @Option(
            names = "--size",
            paramLabel = "PX",
            description = "make all images squares of this side (default: keep them as they are)")
    int size;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "table of labels: one column holds paths, every other is an attribute (folders, lfw, fairface)")
    @Nullable
    Path labels;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "the protocol's pairs (lfw: pairs.txt, bfw: its data table, cplfw, calfw)")
    @Nullable
    Path pairs;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        if (licence.isBlank()) {
            throw UserError.usage("--licence: expected the terms of the images");
        }
        String title = name.isBlank() ? DatasetConsole.name(out) : name;
        ImportSpec settings;
        try {
            settings = new ImportSpec(title, kind.toString(), DatasetConsole.name(source), licence, show, size);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("--" + e.getMessage());
        }
        FaceLayout layout = kind.layout(source, labels, pairs);
        ImportReport report = DatasetImport.run(layout, settings, out, DatasetConsole.progress());
        print(report, spec.commandLine().getOut());
        return 0;
    }

    private void print(ImportReport report, PrintWriter console) {
        console.println(Counted.of(report.images(), "images") + " of " + Counted.of(report.identities(), "identities")
                + " in " + out
                + ": "
                + NumberText.count(report.kept()) + " with the source's bytes, "
                + NumberText.count(report.changed()) + " written anew as PNG");
        report.values().forEach((attribute, values) -> console.println("  " + attribute + ": " + counts(values)));
        if (report.pairs() > 0) {
            console.println("  pairs: " + NumberText.count(report.pairs()));
        }
        if (report.turned() > 0) {
            console.println("  turned upright, as their EXIF data ask: " + NumberText.count(report.turned()));
        }
        if (report.toTurn() > 0) {
            console.println("  to be turned upright by their EXIF data: " + NumberText.count(report.toTurn())
                    + "; their bytes are kept, facegap turns them whenever it reads them, other programs may not"
                    + " (--size writes them upright)");
        }
        print("not used", report.skipped(), console);
        print("note", report.notes(), console);
        console.flush();
    }

    private static void print(String title, List<Skipped> kinds, PrintWriter console) {
        for (Skipped kind : kinds) {
            console.println("  " + title + ": " + NumberText.count(kind.count()) + ", " + kind.reason() + ": "
                    + String.join("; ", kind.first())
                    + (kind.count() > kind.first().size() ? "; ..." : ""));
        }
    }

    private static String counts(Map<String, Long> values) {
        String text = values.entrySet().stream()
                .limit(VALUES)
                .map(value -> value.getKey() + " " + NumberText.count(value.getValue()))
                .collect(Collectors.joining(", "));
        return values.size() > VALUES ? text + " and " + (values.size() - VALUES) + " more values" : text;
    }
}
