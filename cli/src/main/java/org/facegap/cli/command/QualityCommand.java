package org.facegap.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.facegap.core.UserError;
import org.facegap.core.dataset.FaceDataset;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.json.Json;
import org.facegap.core.npy.NpyMatrix;
import org.facegap.core.progress.Progress;
import org.facegap.core.words.Counted;
import org.facegap.generator.audit.GroupKey;
import org.facegap.generator.quality.Distances;
import org.facegap.generator.quality.FeatureSpace;
import org.facegap.generator.quality.QualityMeasurement;
import org.facegap.generator.quality.QualityReport;
import org.facegap.generator.quality.QualitySample;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.named.Embedding;
import org.facegap.models.named.NamedModels;
import org.facegap.models.named.Oracle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap quality}: how near a generated set comes to a reference set. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = {
            "Compare a generated set with a reference set at equal n: Frechet and kernel distance of features, sharpness,",
            "what an oracle makes of the images. Both are face datasets, or both .npy files of features."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap quality runs/quickstart/generate-balanced-0123abcd --reference runs/identities --by tone",
            "  facegap quality generated.npy --reference real.npy --inception"
        })
public final class QualityCommand implements Callable<Integer> {
    private static final String NONE = "none";

    @Parameters(paramLabel = "GENERATED", description = "folder of a face dataset, or a .npy file of float32 features")
    Path generated = Path.of("");

    @Option(names = "--reference", required = true, paramLabel = "REFERENCE", description = "what to compare it with")
    Path reference = Path.of("");

    @Option(
            names = "--embedder",
            paramLabel = "MODEL",
            description = "whose space the images are compared in: builtin:NAME or a file; for .npy files only the"
                    + " name of what made them (default: ${DEFAULT-VALUE})")
    String embedder = "builtin:embedder-audit";

    @Option(
            names = "--oracle",
            paramLabel = "MODEL",
            description = "what reads the images beside their labels: builtin:NAME, a file or none"
                    + " (default: ${DEFAULT-VALUE})")
    String oracle = "builtin:oracle-audit";

    @Option(
            names = "--inception",
            description = "the .npy files hold Inception features: call the distances FID and KID")
    boolean inception;

    @Option(
            names = "--by",
            paramLabel = "ATTRIBUTE",
            description = "measure per group of this attribute's values too, or of several joined: tone+age")
    String by = "";

    @Option(
            names = "--images",
            paramLabel = "N",
            description = "at most so many images of each set, drawn at random (default: ${DEFAULT-VALUE})")
    int images = 10_000;

    @Option(names = "--seed", description = "of the samples (default: ${DEFAULT-VALUE})")
    long seed = 1;

    @Option(names = "--device", description = "auto, cpu, gpu0 ... (default: ${DEFAULT-VALUE})")
    String device = "auto";

    @Option(names = "--out", paramLabel = "DIR", description = "folder for quality.json (default: ${DEFAULT-VALUE})")
    Path out = Path.of("quality");

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        boolean files = check();
        PrintWriter console = spec.commandLine().getOut();
        QualityReport report = files ? ofFiles() : ofSets(SuiteConsole.progress(console));
        try {
            Files.createDirectories(out);
        } catch (IOException e) {
            throw DiskErrors.writing(out, e);
        }
        Json.write(out.resolve("quality.json"), report);
        tell(report, console);
        return 0;
    }

    /** Whether both are files of features. */
    private boolean check() {
        for (Path path : List.of(generated, reference)) {
            if (!Files.exists(path)) {
                throw UserError.usage("there is no " + path + "; expected the folder of a face dataset or a .npy file");
            }
        }
        boolean files = Files.isRegularFile(generated);
        if (files != Files.isRegularFile(reference)) {
            throw UserError.usage("--reference: expected " + (files ? "a .npy file" : "the folder of a face dataset")
                    + " as the first one is, found " + reference);
        }
        if (inception && !files) {
            throw UserError.usage("--inception: facegap has no Inception network; give .npy files of its features");
        }
        if (files && !by.isEmpty()) {
            throw UserError.usage("--by: the rows of .npy files have no attributes; give folders of face datasets");
        }
        if (images < 2 || images > 1_000_000) {
            throw UserError.usage("--images: expected a whole number from 2 to 1000000, found " + images);
        }
        return files;
    }

    private QualityReport ofFiles() {
        FeatureSpace space = new FeatureSpace(
                spec.commandLine().getParseResult().hasMatchedOption("--embedder") ? embedder : "the files' network",
                inception);
        QualitySample first = QualitySample.of(NpyMatrix.open(generated), generated.toString(), images, space, seed);
        QualitySample second =
                QualitySample.of(NpyMatrix.open(reference), reference.toString(), 2 * images, space, seed);
        return new QualityMeasurement(EngineRuntime.start(device, "float32", 0), space, seed)
                .measure(first, second, new GroupKey(List.of()), List.of());
    }

    private QualityReport ofSets(Progress progress) {
        FaceDataset first = FaceDataset.open(generated);
        FaceDataset second = FaceDataset.open(reference);
        EngineRuntime runtime = EngineRuntime.start(device, "float32", 0);
        FeatureSpace space = new FeatureSpace(embedder, false);
        QualitySample a = sample(first, images, runtime, space, true, progress);
        // Twice as many, so that its halves can be as large as what is compared.
        QualitySample b = sample(second, 2 * images, runtime, space, false, progress);
        return new QualityMeasurement(runtime, space, seed).measure(a, b, GroupKey.of(by, first), notes(first, second));
    }

    private QualitySample sample(
            FaceDataset set, int most, EngineRuntime runtime, FeatureSpace space, boolean read, Progress progress) {
        NamedModels models = new NamedModels(runtime, set.card().size());
        try (Embedding embedding = models.embedding(embedder);
                Oracle reader = read && !oracle.equals(NONE) ? models.oracle(oracle) : null) {
            return QualitySample.of(set, most, GroupKey.of(by, set), space, embedding, reader, seed, progress);
        }
    }

    private List<String> notes(FaceDataset first, FaceDataset second) {
        List<String> notes = new ArrayList<>();
        Map<String, Object> made = first.card().generator();
        if (embedder.equals(made.get("embedder"))) {
            notes.add(
                    "This embedder kept the identities apart when the generated set was made; another one is a better judge.");
        }
        if (oracle.equals(first.card().oracle()) || oracle.equals(made.get("oracle"))) {
            notes.add("The oracle asked is the one that labelled the generated set; its agreement says nothing.");
        }
        Set<String> hashes = second.records().stream().map(FaceRecord::sha256).collect(Collectors.toSet());
        long shared = first.records().stream()
                .filter(record -> !record.sha256().isEmpty() && hashes.contains(record.sha256()))
                .count();
        if (shared > 0) {
            notes.add(shared + " of " + Counted.of(first.records().size(), "images")
                    + " have the same bytes as an image of the reference: distances between sets that share images are"
                    + " too small.");
        }
        if (first.card().size() != second.card().size()) {
            notes.add("The sets' images have different sides; their sharpness does not compare.");
        }
        return notes;
    }

    private void tell(QualityReport report, PrintWriter console) {
        console.println(report.generated() + " beside " + report.reference() + ", features of " + report.dimension()
                + " values");
        console.println(report.frechetName() + "; " + report.kernelName() + ", mean [95 % of the subsets]");
        report.distances().forEach((group, d) -> console.println(line(group, d)));
        console.println(line("halves of the reference", report.referenceHalves()));
        report.sharpness()
                .forEach((set, groups) -> groups.forEach((group, quantiles) -> console.println(String.format(
                        Locale.ROOT,
                        "sharpness %-10s %-12s median %s, n %s",
                        set,
                        group,
                        number(quantiles.get("p50")),
                        quantiles.get("n")))));
        report.confidence()
                .forEach((attribute, c) -> c.agreement()
                        .forEach((group, rate) -> console.println(String.format(
                                Locale.ROOT,
                                "%s agrees with the label %-12s %-10s %s",
                                oracle,
                                attribute,
                                group,
                                text(rate)))));
        report.balance()
                .forEach((attribute, b) -> console.println(String.format(
                        Locale.ROOT,
                        "%-12s entropy %s, corrected %s; smallest share %s %s, corrected %s %s",
                        attribute,
                        text(b.entropy()),
                        text(b.correctedEntropy()),
                        b.smallest(),
                        text(b.smallestShare()),
                        b.correctedSmallest(),
                        text(b.correctedSmallestShare()))));
        report.notes().forEach(console::println);
        console.println("  " + out.resolve("quality.json"));
        console.flush();
    }

    private static String line(String group, Distances d) {
        return String.format(
                Locale.ROOT,
                "%-24s n %-7d frechet %s   kernel %s (subsets of %d)",
                group,
                d.images(),
                text(d.frechet()),
                text(d.kernel()),
                d.subsetSize());
    }

    private static String text(Estimate e) {
        if (!e.isOk()) {
            return e.status() == Estimate.Status.TOO_FEW ? "too few (needs " + e.needed() + ")" : "undefined";
        }
        return e.hasInterval()
                ? String.format(Locale.ROOT, "%.5f [%.5f, %.5f]", e.value(), e.low(), e.high())
                : String.format(Locale.ROOT, "%.5f", e.value());
    }

    private static String number(@Nullable Object value) {
        return value instanceof Double d ? String.format(Locale.ROOT, "%.1f", d) : "none";
    }
}
