package org.facegap.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.results.scores.ScoreResults;
import org.facegap.evaluation.scores.ScoreBinary;
import org.facegap.evaluation.scores.ScoreColumn;
import org.facegap.evaluation.scores.analysis.CountEvaluator;
import org.facegap.evaluation.scores.analysis.ScoreEvaluator;
import org.facegap.evaluation.scores.reading.CalibrationOverlap;
import org.facegap.evaluation.scores.reading.CountTable;
import org.facegap.evaluation.scores.reading.Embeddings;
import org.facegap.evaluation.scores.reading.GroupScales;
import org.facegap.evaluation.scores.reading.ReadingSpec;
import org.facegap.evaluation.scores.reading.ScoreFiles;
import org.facegap.evaluation.scores.reading.ScoreInput;
import org.facegap.evaluation.scores.reading.ScoreSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap score}. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Evaluate scores computed elsewhere: one file, or one file per group named by the file.",
            "Formats are found by content: tables whose first line names the columns (BFW, score-norm-fairness, bob"
                    + " CSV, deepface, RFW, your own), bob with 2, 4 or 5 columns, lists of genuine and impostor scores,"
                    + " plain or gzip. Writes results.json, report.html and tables."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap score African.csv Asian.csv Caucasian.csv Indian.csv --out rfw",
            "  facegap score bfw-v0.1.5-datatable.csv --impostors all --fmr 0.001,0.0001",
            "  facegap score counts.csv        (columns group, genuine, false_non_matches, impostor, false_matches)",
            "  facegap score --embeddings faces.npz pairs.csv"
        })
public final class ScoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "0..*", description = "score files, or folders of them")
    List<Path> paths = List.of();

    @Option(names = "--genuine", split = ",", paramLabel = "FILE", description = "lists of genuine scores alone")
    List<Path> genuineLists = List.of();

    @Option(names = "--impostor", split = ",", paramLabel = "FILE", description = "lists of impostor scores alone")
    List<Path> impostorLists = List.of();

    @Option(
            names = "--histogram",
            description =
                    "the list of impostor scores is a histogram, as with pyeer: line i, from 0, counts the score i;"
                            + " the genuine one is a list of scores")
    boolean histogram;

    @Option(
            names = "--embeddings",
            paramLabel = "FILE",
            description = "npz, npy or text; PATH then is a list of pairs, scored by cosine")
    @Nullable
    Path embeddings;

    @Option(
            names = "--templates",
            paramLabel = "FILE",
            description = "with --embeddings: image, template, medium in every line (IJB); pairs are of templates")
    @Nullable
    Path templates;

    @Option(
            names = "--calibration",
            split = ",",
            paramLabel = "FILE",
            description = "scores of other people, to choose thresholds on")
    List<Path> calibration = List.of();

    @Option(names = "--keep-repeats", description = "count pairs of images that occur twice twice")
    boolean keepRepeats;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where results.json, report.html and tables go (default: runs/score-NAME)")
    @Nullable
    Path out;

    @Option(names = "--format", description = "what is printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    ReportOutput.Format format = ReportOutput.Format.TEXT;

    @Option(
            names = "--write-binary",
            paramLabel = "FILE",
            description = "also write the pairs in facegap's binary form, which is read faster")
    @Nullable
    Path binary;

    @Mixin
    ScoreColumnOptions columns = new ScoreColumnOptions();

    @Mixin
    ScoreOptions settings = new ScoreOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        List<ScoreSource> sources = sources();
        CountTable counts = sources.size() == 1
                ? CountTable.readIfCounts(sources.get(0), columns.columns().group())
                : null;
        return finish(sources, counts != null ? ofCounts(counts) : ofScores(sources));
    }

    private ScoreResults ofCounts(CountTable counts) {
        if (!calibration.isEmpty() || embeddings != null || binary != null || settings.setsThresholds()) {
            throw UserError.usage(
                    counts.file().name() + ": counts of errors were made at a threshold already; --threshold,"
                            + " --calibration, --embeddings and --write-binary need scores.");
        }
        return new CountEvaluator(settings.settings(counts.systems())).evaluate(counts);
    }

    private ScoreResults ofScores(List<ScoreSource> sources) {
        List<String> warnings = new ArrayList<>();
        ReadingSpec reading = new ReadingSpec(columns.columns(), keepRepeats, histogram, embedded(warnings));
        ScoreInput read = new ScoreFiles(reading).read(sources);
        warnings.addAll(read.warnings());
        ScoreInput input = new ScoreInput(read.table(), read.files(), read.repeats(), warnings);
        Path written = binary;
        if (written != null) {
            ScoreBinary.write(written, input.table());
        }
        ScoreInput other = calibration.isEmpty()
                ? null
                : new ScoreFiles(reading)
                        .read(calibration.stream().map(ScoreSource::of).toList());
        if (other != null) {
            CalibrationOverlap.told(input.table(), other.table()).ifPresent(warnings::add);
            GroupScales.check(input.table(), other.table(), warnings);
            input = new ScoreInput(read.table(), read.files(), read.repeats(), warnings);
        }
        List<String> systems =
                input.table().systems().stream().map(ScoreColumn::system).toList();
        return new ScoreEvaluator(settings.settings(systems)).evaluate(input, other);
    }

    private int finish(List<ScoreSource> sources, ScoreResults results) {
        Path folder = out == null ? folder(sources.get(0).path()) : out;
        ReportOutput output = ReportOutput.of(results);
        output.write(folder);
        output.print(format, folder, spec.commandLine().getOut());
        return 0;
    }

    private @Nullable Embeddings embedded(List<String> warnings) {
        if (embeddings == null) {
            if (templates != null) {
                throw UserError.usage("--templates: pools embeddings; name them with --embeddings");
            }
            return null;
        }
        Embeddings images = Embeddings.read(embeddings);
        Embeddings compared = templates == null ? images : images.templates(templates, warnings::add);
        compared.withoutDirection(templates == null ? "images" : "templates")
                .ifPresent(text -> warnings.add((templates == null ? embeddings : templates) + ": " + text + "."));
        return compared;
    }

    private List<ScoreSource> sources() {
        List<ScoreSource> sources = new ArrayList<>();
        paths.forEach(path -> sources.add(ScoreSource.of(path)));
        genuineLists.forEach(path -> sources.add(new ScoreSource(path, ScoreSource.Kind.GENUINE)));
        impostorLists.forEach(path -> sources.add(new ScoreSource(path, ScoreSource.Kind.IMPOSTOR)));
        if (sources.isEmpty()) {
            throw UserError.usage("Name the score files: facegap score PATH...");
        }
        return sources;
    }

    private static Path folder(Path first) {
        String name = String.valueOf(first.getFileName()).replaceAll("\\..*$", "");
        return Path.of("runs", "score-" + (name.isEmpty() ? "files" : name));
    }
}
