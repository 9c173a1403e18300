package org.facegap.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.evaluation.attribute.audit.AuditSpec;
import org.facegap.evaluation.attribute.audit.PredictionAudit;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.facegap.evaluation.attribute.input.PredictionFormat;
import org.facegap.evaluation.attribute.input.PredictionReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap score-attributes}: a report from predictions of attributes alone. */
@Command(
        name = "score-attributes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure predictions of attributes (gender, age, race, any label) per group of people, from files of"
                    + " Aequitas' or FairFace's layout, of our own, with columns of any name, or from counts.",
            "Several files on the same images are compared image by image. A folder means the files of predictions in"
                    + " it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap score-attributes compas.csv --by race --by race+sex --reference race=Caucasian --out audit",
            "  facegap score-attributes old.csv new.csv --truth-column sex --prediction-column sex_hat --group-column"
                    + " race,age",
            "  facegap score-attributes test_outputs.csv --truth fairface_label_val.csv --by race+gender --out audit"
        })
public final class ScoreAttributesCommand implements Callable<Integer> {
    /** Layouts by the names that people type. */
    enum Layout {
        AEQUITAS,
        FAIRFACE,
        COUNTS,
        TIDY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "files of predictions, one system each")
    List<Path> files = List.of();

    @Option(names = "--layout", description = "${COMPLETION-CANDIDATES} (default: told from the columns)")
    @Nullable
    Layout layout;

    @Option(names = "--truth", paramLabel = "FILE", description = "FairFace's label file, for FairFace's predictions")
    @Nullable
    Path truth;

    @Option(
            names = "--score-threshold",
            paramLabel = "X",
            description = "scores from X on are positive (default: Aequitas' scores are 0 and 1)")
    @Nullable
    Double scoreThreshold;

    @Option(
            names = "--by",
            paramLabel = "GROUP[+GROUP...]",
            split = ",",
            description = "sort rows by these groups; + crosses them (default: each group alone)")
    List<String> by = List.of();

    @Option(names = "--keep-repeats", description = "count every row of an image that occurs several times")
    boolean keepRepeats;

    @Mixin
    PredictionColumnOptions columns = new PredictionColumnOptions();

    @Mixin
    AuditOptions audit = new AuditOptions();

    @Option(names = "--title", description = "of the report (default: the systems' names)")
    String title = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write results.json, report.html, tables.tex, tables.md and tables.csv there")
    @Nullable
    Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        AuditSpec settings = audit.settings(by);
        PredictionFormat format = layout == null ? null : PredictionFormat.valueOf(layout.name());
        PredictionReader reader = new PredictionReader(
                format,
                truth,
                scoreThreshold,
                columns.columns(),
                settings.positive().isEmpty() ? null : settings.positive(),
                audit.classes(),
                keepRepeats);
        PrintWriter console = spec.commandLine().getOut();
        List<PredictionFile> read = new ArrayList<>();
        for (Path path : files) {
            PredictionFolder folder = PredictionFolder.of(path, reader);
            folder.remark().forEach(console::println);
            folder.files().forEach(file -> read.add(reader.read(file)));
        }
        String name = title.isEmpty()
                ? String.join(
                        ", ",
                        read.stream().map(file -> file.tables().get(0).system()).toList())
                : title;
        AttributeAuditResults results = new PredictionAudit(settings).audit(name, read);
        ReportOutput output = ReportOutput.of(results);
        Path folder = out;
        if (folder == null) {
            output.print(console);
        } else {
            output.write(folder);
            output.print(folder, console);
        }
        return 0;
    }
}
