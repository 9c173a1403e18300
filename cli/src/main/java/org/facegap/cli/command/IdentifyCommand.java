package org.facegap.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.facegap.core.UserError;
import org.facegap.core.results.IdentificationResults;
import org.facegap.evaluation.identification.IdentificationEvaluator;
import org.facegap.evaluation.identification.IdentificationSpec;
import org.facegap.evaluation.scores.reading.Embeddings;
import org.facegap.evaluation.scores.reading.SearchFiles;
import org.facegap.evaluation.verification.Failures;
import org.facegap.reports.Report;
import org.facegap.reports.document.Preset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code facegap identify}. */
@Command(
        name = "identify",
        mixinStandardHelpOptions = true,
        description = {
            "Search probes in a gallery (1:N): ranks, FPIR and FNIR per group of probes.",
            "From a score file of bob's form (claimed_id [model] real_id probe score), or from embeddings and two"
                    + " lists, with IJB's templates if wanted. Writes identification.json and tables."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  facegap identify scores-cmc-4col.txt",
            "  facegap identify --embeddings faces.npz --gallery gallery.csv --probes probes.csv --group race",
            "  facegap identify --embeddings ijbc.npz --templates ijbc_face_tid_mid.txt --gallery"
                    + " ijbc_1N_gallery_G1.csv --probes ijbc_1N_probe_mixed.csv"
        })
public final class IdentifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "0..1", description = "score file")
    @Nullable
    Path path;

    @Option(names = "--embeddings", paramLabel = "FILE", description = "npz, npy or text")
    @Nullable
    Path embeddings;

    @Option(names = "--templates", paramLabel = "FILE", description = "image, template, medium in every line (IJB)")
    @Nullable
    Path templates;

    @Option(names = "--gallery", paramLabel = "FILE", description = "table of references: name and identity")
    @Nullable
    Path gallery;

    @Option(
            names = "--probes",
            paramLabel = "FILE",
            description = "table of probes: name, identity and, if any, groups")
    @Nullable
    Path probes;

    @Option(names = "--group", paramLabel = "COLUMN", description = "column of the probes that makes the groups")
    @Nullable
    String group;

    @Option(names = "--ranks", split = ",", description = "ranks of the CMC (default: ${DEFAULT-VALUE})")
    List<Integer> ranks = List.of(1, 5, 10, 20);

    @Option(
            names = "--fpir",
            split = ",",
            description = "false positive identification rates to set thresholds for (default: ${DEFAULT-VALUE})")
    List<Double> fpirs = List.of(0.1, 0.01);

    @Option(names = "--threshold", split = ",", description = "thresholds set beforehand, in addition")
    List<Double> thresholds = List.of();

    @Option(
            names = "--failures",
            description = "searches without a score: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    Failures failures = Failures.EXCLUDE;

    @Option(names = "--confidence", description = "level of the intervals (default: ${DEFAULT-VALUE})")
    double confidence = 0.95;

    @Option(names = "--out", paramLabel = "DIR", description = "where the files go (default: runs/identify-NAME)")
    @Nullable
    Path out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        IdentificationSpec settings;
        try {
            settings = new IdentificationSpec(ranks, fpirs, thresholds, failures, confidence);
        } catch (IllegalArgumentException e) {
            throw UserError.usage("settings: " + e.getMessage());
        }
        List<String> warnings = new ArrayList<>();
        SearchFiles.Searches searches = searches(warnings);
        warnings.addAll(searches.warnings());
        IdentificationResults measured =
                new IdentificationEvaluator(settings).evaluate(searches.searches(), searches.gallery());
        warnings.addAll(measured.warnings());
        IdentificationResults results = measured.warning(warnings);
        Path folder = out == null ? folder() : out;
        ReportOutput output =
                new ReportOutput("identification.json", results, Report.of(results), Preset.IDENTIFICATION);
        output.write(folder);
        output.print(folder, spec.commandLine().getOut());
        return 0;
    }

    private SearchFiles.Searches searches(List<String> warnings) {
        Path scores = path;
        if (scores != null) {
            if (embeddings != null || gallery != null || probes != null || templates != null || group != null) {
                throw UserError.usage(
                        "A score file holds all there is to know of its searches; --embeddings, --gallery, --probes,"
                                + " --templates and --group go with lists that are searched by embeddings.");
            }
            return SearchFiles.ofScores(scores);
        }
        Path references = gallery;
        Path searched = probes;
        Path features = embeddings;
        if (features == null || references == null || searched == null) {
            throw UserError.usage("Name a score file, or all of --embeddings, --gallery and --probes.");
        }
        Embeddings images = Embeddings.read(features);
        Path list = templates;
        return SearchFiles.ofEmbeddings(
                list == null ? images : images.templates(list, warnings::add), references, searched, group);
    }

    private Path folder() {
        Path named = path != null ? path : probes;
        String name = named == null ? "" : String.valueOf(named.getFileName()).replaceAll("\\..*$", "");
        return Path.of("runs", "identify-" + (name.isEmpty() ? "files" : name));
    }
}
