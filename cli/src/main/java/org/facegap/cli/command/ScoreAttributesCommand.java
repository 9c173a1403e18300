package org.facegap.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.evaluation.attribute.MinimumCounts;
import org.facegap.evaluation.attribute.audit.AuditSettings;
import org.facegap.evaluation.attribute.audit.PredictionAudit;
import org.facegap.evaluation.attribute.convention.AequitasAudit;
import org.facegap.evaluation.attribute.input.PredictionFile;
import org.facegap.evaluation.attribute.input.PredictionFormat;
import org.facegap.evaluation.attribute.input.PredictionReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
            "Measure predictions of attributes (gender, age, race, any label) per group of people,",
            "from files of Aequitas' or FairFace's layout or of our own."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap score-attributes compas.csv --by race --by race+sex --reference race=Caucasian --out audit",
            "  facegap score-attributes test_outputs.csv --truth fairface_label_val.csv --by race+gender --out audit"
        })
public final class ScoreAttributesCommand implements Callable<Integer> {
    /** Layouts by the names that people type. */
    enum Layout {
        AEQUITAS,
        FAIRFACE,
        TIDY;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Ways to choose a reference by the names that people type. */
    enum Method {
        PREDEFINED,
        MAJORITY,
        SMALLEST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files of predictions, one system each")
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
            description = "Aequitas' scores from X on are positive (default: scores are 0 and 1)")
    @Nullable
    Double scoreThreshold;

    @Option(
            names = "--by",
            paramLabel = "GROUP[+GROUP...]",
            split = ",",
            description = "sort rows by these groups; + crosses them (default: each group alone)")
    List<String> by = List.of();

    @Option(
            names = {"--positive", "--favourable"},
            paramLabel = "VALUE",
            description = "class that decisions are about (default: 1 of 0 and 1, the last of two, each of more)")
    String positive = "";

    @Option(
            names = "--reference",
            paramLabel = "GROUP=VALUE",
            description = "the privileged or reference group (default: the largest)")
    Map<String, String> reference = new LinkedHashMap<>();

    @Option(
            names = "--unprivileged",
            paramLabel = "GROUP=VALUE",
            description = "the group compared with it (default: all others together)")
    Map<String, String> unprivileged = new LinkedHashMap<>();

    @Option(
            names = "--reference-method",
            description = "how Aequitas' references are chosen: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Method method = Method.PREDEFINED;

    @Option(names = "--tau", description = "Aequitas' threshold of parity (default: ${DEFAULT-VALUE})")
    double tau = 0.8;

    @Option(names = "--min-rows", description = "rows that a cell needs to be measured (default: ${DEFAULT-VALUE})")
    long minimumRows = 30;

    @Option(names = "--min-trials", description = "trials that a rate needs (default: ${DEFAULT-VALUE})")
    long minimumTrials = 10;

    @Option(names = "--confidence", description = "of intervals (default: ${DEFAULT-VALUE})")
    double confidence = 0.95;

    @Option(names = "--permutations", description = "of each test (default: ${DEFAULT-VALUE})")
    int permutations = 2000;

    @Option(names = "--seed", description = "of the permutations (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(
            names = "--within",
            split = ",",
            paramLabel = "K",
            description = "for ages: share of errors of at most K years (default: 1,5,10)")
    List<Integer> within = List.of(1, 5, 10);

    @Option(names = "--title", description = "of the report (default: the systems' names)")
    String title = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "write results.json, report.html, tables.tex, tables.md and table.csv there")
    @Nullable
    Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        AuditSettings settings = settings();
        PredictionFormat format = layout == null ? null : PredictionFormat.valueOf(layout.name());
        PredictionReader reader = new PredictionReader(format, truth, scoreThreshold);
        List<PredictionFile> read = new ArrayList<>();
        files.forEach(file -> read.add(reader.read(file)));
        String name = title.isEmpty()
                ? String.join(
                        ", ",
                        read.stream().map(file -> file.tables().get(0).system()).toList())
                : title;
        AttributeAuditResults results = new PredictionAudit(settings).audit(name, read);
        PrintWriter console = spec.commandLine().getOut();
        AttributeOutput.print(results, console);
        if (out != null) {
            AttributeOutput.write(out, results);
            console.println("report: " + out.resolve("report.html"));
        }
        console.flush();
        return 0;
    }

    private AuditSettings settings() {
        List<List<String>> groupings =
                by.stream().map(crossed -> List.of(crossed.split("\\+"))).toList();
        try {
            return new AuditSettings(
                    groupings,
                    positive,
                    new LinkedHashMap<>(reference),
                    new LinkedHashMap<>(unprivileged),
                    AequitasAudit.Reference.valueOf(method.name()),
                    tau,
                    new MinimumCounts(minimumRows, minimumTrials),
                    confidence,
                    permutations,
                    seed,
                    within);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("settings: " + e.getMessage());
        }
    }
}
