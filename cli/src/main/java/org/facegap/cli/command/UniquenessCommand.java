package org.facegap.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.progress.Progress;
import org.facegap.core.words.Counted;
import org.facegap.generator.audit.GroupKey;
import org.facegap.generator.uniqueness.AllPairs;
import org.facegap.generator.uniqueness.IdentityEmbeddings;
import org.facegap.generator.uniqueness.PairCounts;
import org.facegap.generator.uniqueness.UniquenessReport;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.NamedModels;
import org.facegap.reports.document.Table;
import org.facegap.reports.document.TableOf;
import org.facegap.reports.text.NumberText;
import org.facegap.reports.text.NumberText.Scale;
import org.facegap.reports.writing.TerminalWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap uniqueness}: how alike the identities of a set are. */
@Command(
        name = "uniqueness",
        mixinStandardHelpOptions = true,
        description = {
            "Compare every identity of a set with every other one and count the pairs above thresholds.",
            "Of a face dataset the first image of every identity is embedded; of a .npy file every row is an identity."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap uniqueness runs/quickstart/generate-balanced-0123abcd --by tone",
            "  facegap uniqueness embeddings.npy --thresholds 0.3,0.4,0.5 --out uniqueness"
        })
public final class UniquenessCommand implements Callable<Integer> {
    private static final String DEFAULT_EMBEDDER = "builtin:embedder-audit";

    @Parameters(paramLabel = "SOURCE", description = "folder of a face dataset, or a .npy file of float32 embeddings")
    Path source = Path.of("");

    @Option(
            names = "--embedder",
            paramLabel = "MODEL",
            description = "builtin:NAME or a file; for a .npy file only its name in the report" + " (default: "
                    + DEFAULT_EMBEDDER + ")")
    @Nullable
    String embedder;

    @Option(
            names = "--thresholds",
            paramLabel = "COSINE",
            split = ",",
            description =
                    "cosines to count pairs at and above (default: 0.5,0.64,0.78,0.9,0.95; the built-in"
                            + " auditing embedder finds 1 % of pairs of different rendered people of a tone from 0.64 up, 0.1 % from 0.78)")
    List<Double> thresholds = List.of(0.5, 0.64, 0.78, 0.9, 0.95);

    @Option(
            names = "--by",
            paramLabel = "ATTRIBUTE",
            description = "count per group of this attribute's values, or of several joined: tone+age")
    String by = "";

    @Option(
            names = "--memory",
            paramLabel = "MIB",
            description = "memory for blocks of the comparison (default: ${DEFAULT-VALUE})")
    int memory = 256;

    @Option(names = "--device", description = "auto, cpu, gpu0 ... (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "folder for uniqueness.json, nearest.csv and, of a dataset, embeddings.npy"
                    + " (default: ${DEFAULT-VALUE})")
    Path out = Path.of("uniqueness");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        boolean file = Files.isRegularFile(source);
        if (!Files.exists(source)) {
            throw UserError.usage("there is no " + source + "; expected the folder of a face dataset or a .npy file");
        }
        if (file && !by.isEmpty()) {
            throw UserError.usage(
                    "--by: the rows of a .npy file have no attributes; give the folder of a face dataset");
        }
        if (memory < 32 || memory > 1 << 20) {
            throw UserError.usage("--memory: expected a whole number of MiB from 32, found " + memory);
        }
        PrintWriter console = spec.commandLine().getOut();
        Progress progress = SuiteConsole.progress(console);
        FaceDataset set = file ? null : FaceDataset.open(source);
        EngineRuntime runtime = EngineRuntime.start(device, "float32", 0);
        folder();
        IdentityEmbeddings embedded = set == null ? IdentityEmbeddings.of(source) : embed(set, runtime, progress);
        double[] limits = thresholds.stream().mapToDouble(Double::doubleValue).toArray();
        PairCounts counts = new AllPairs(runtime, (long) memory << 20)
                .measure(embedded.rows(), embedded.groups(), limits, progress);
        String name = embedder != null ? embedder : file ? "not told" : DEFAULT_EMBEDDER;
        UniquenessReport report = UniquenessReport.of(
                embedded.rows().name(),
                name,
                by,
                embedded.rows(),
                embedded.groups(),
                counts,
                set == null ? List.of() : notes(set.card().generator(), name));
        Json.write(out.resolve("uniqueness.json"), report);
        embedded.writeNearest(out.resolve("nearest.csv"), counts);
        tell(report, console);
        return 0;
    }

    private IdentityEmbeddings embed(FaceDataset set, EngineRuntime runtime, Progress progress) {
        String name = embedder != null ? embedder : DEFAULT_EMBEDDER;
        try (Embedding network = new NamedModels(runtime, set.card().size()).embedding(name)) {
            return IdentityEmbeddings.embed(
                    set, network, GroupKey.of(by, set), out.resolve("embeddings.npy"), progress);
        }
    }

    private static List<String> notes(Map<String, Object> generator, String embedder) {
        List<String> notes = new ArrayList<>();
        if (embedder.equals(generator.get("embedder"))) {
            notes.add("This embedder kept the identities apart when the set was made; another one must certify it.");
        }
        return notes;
    }

    private void folder() {
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw DiskErrors.writing(out, e);
        }
    }

    private void tell(UniquenessReport report, PrintWriter console) {
        Table table = TableOf.<UniquenessReport.Reaching>captioned("")
                .text("cosine at least", "", row -> NumberText.number(row.threshold(), Scale.FRACTION, 4))
                .count("pairs", "", UniquenessReport.Reaching::pairs)
                .text(
                        "share of pairs",
                        "",
                        row -> String.format(Locale.ROOT, "%.3e", row.share().value()))
                .count("identities with such a neighbour", "", UniquenessReport.Reaching::identities)
                .rows(report.thresholds())
                .build();
        console.println(Counted.of(report.identities(), "identities") + ", "
                + Counted.of(report.thresholds().get(0).share().n(), "pairs") + ", embeddings of "
                + Counted.of(report.dimension(), "values") + ", embedder " + report.embedder());
        TerminalWriter.lines(List.of(table)).forEach(console::println);
        console.println("nearest neighbour: median "
                + number(report.nearest().quantiles().get("p50"))
                + ", 99th percentile " + number(report.nearest().quantiles().get("p99")) + ", highest "
                + number(report.nearest().quantiles().get("max")));
        report.notes().forEach(console::println);
        console.println("  " + out.resolve("uniqueness.json"));
        console.println("  " + out.resolve("nearest.csv"));
        console.flush();
    }

    private static String number(@Nullable Object value) {
        return value instanceof Double d ? String.format(Locale.ROOT, "%.4f", d) : "none";
    }
}
