package org.facegap.suite.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.artifact.ArtifactFolder;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;
import org.facegap.core.results.suite.SuiteProtocol.VerificationContent;
import org.facegap.core.results.suite.SuiteResults;
import org.facegap.evaluation.suite.PairedRuns;
import org.facegap.suite.work.EvaluateWork;
import org.jspecify.annotations.Nullable;

/**
 * Results of a run that is over, with what its folder tells of them.
 *
 * @param file the results file
 * @param values of a study's cell, for each axis the name of its value; else empty
 * @param results what it says
 * @param config the suite as it was run; empty where the folder does not hold it
 * @param evaluation the stage that wrote this very file; null where it is not there
 * @param changed the folder holds what the run wrote, and it is another file than this
 */
public record MeasuredRun(
        Path file,
        Map<String, String> values,
        SuiteResults results,
        Map<String, Object> config,
        @Nullable Path evaluation,
        boolean changed) {
    /**
     * The runs behind a path: a run's folder, its results file, or the folder of a study, whose cells they then are; cells without
     * results are left out.
     *
     * @throws UserError when there are no results, or they cannot be read
     */
    public static List<MeasuredRun> of(Path run) {
        if (!StudyFolder.isStudy(run)) {
            return List.of(read(run, Map.of()));
        }
        List<MeasuredRun> cells = new ArrayList<>();
        for (StudyCell cell : StudyFolder.cells(run)) {
            Path folder = StudyFolder.cell(run, cell.name());
            if (Files.isRegularFile(folder.resolve(EvaluateWork.RESULTS))) {
                cells.add(read(folder, cell.values()));
            }
        }
        if (cells.isEmpty()) {
            throw UserError.usage(run + ": no cell of the study has results");
        }
        return cells;
    }

    private static MeasuredRun read(Path run, Map<String, String> values) {
        Path file = Files.isDirectory(run) ? run.resolve(EvaluateWork.RESULTS) : run;
        if (!Files.isRegularFile(file)) {
            throw UserError.usage(
                    run + ": there are no results; a run's folder holds results.json once the suite is evaluated");
        }
        SuiteResults results = SuiteResults.read(file);
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path config = file.resolveSibling(SuiteRunner.CONFIG);
        List<Path> evaluations = folder == null ? List.of() : evaluations(StudyFolder.store(folder), results.suite());
        Path own = writer(file, evaluations);
        return new MeasuredRun(
                file,
                values,
                results,
                Files.isRegularFile(config)
                        ? Json.mapper()
                                .convertValue(
                                        Json.read(config, JsonNode.class),
                                        new TypeReference<TreeMap<String, Object>>() {})
                        : Map.of(),
                own,
                own == null && !evaluations.isEmpty());
    }

    /** Finished evaluations of a suite of this name. */
    private static List<Path> evaluations(Path store, String suite) {
        List<Path> found = new ArrayList<>();
        String prefix = "evaluate-" + suite + "-";
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                store, path -> String.valueOf(path.getFileName()).startsWith(prefix))) {
            for (Path folder : folders) {
                if (Files.isRegularFile(folder.resolve(ArtifactFolder.DONE))
                        && ArtifactFolder.at(folder).info().name().equals(suite)) {
                    found.add(folder);
                }
            }
        } catch (IOException e) {
            throw DiskErrors.opening(store, e);
        }
        return found;
    }

    private static @Nullable Path writer(Path file, List<Path> evaluations) {
        try {
            String hash = Sha256.of(file);
            for (Path evaluation : evaluations) {
                if (hash.equals(payload(evaluation).get(EvaluateWork.RESULTS))) {
                    return evaluation;
                }
            }
            return null;
        } catch (IOException e) {
            throw DiskErrors.opening(file, e);
        }
    }

    private static Map<String, String> payload(Path evaluation) {
        return Json.mapper()
                .convertValue(
                        Json.read(evaluation.resolve(ArtifactFolder.DONE), JsonNode.class),
                        new TypeReference<TreeMap<String, String>>() {});
    }

    /** That the file is not what the run wrote; nothing where it is, or where nobody can tell. */
    public Optional<String> changedWords() {
        return changed
                ? Optional.of(
                        file + " is not what the run wrote: no finished evaluation beside it holds this very file."
                                + " Its figures are shown as they stand there.")
                : Optional.empty();
    }

    /**
     * The score files that these results were measured on; null where the run keeps none, or they are not what it wrote.
     *
     * @param name of the run
     */
    public PairedRuns.@Nullable Scores scores(String name) {
        VerificationContent content = results.protocol().content().verification();
        if (evaluation == null || content == null) {
            return null;
        }
        Path test = evaluation.resolve("scores-" + EvaluateWork.TEST + ".csv");
        Path calibration = evaluation.resolve("scores-" + EvaluateWork.CALIBRATION + ".csv");
        try {
            for (Path scores : List.of(test, calibration)) {
                String written = content.scores().get(String.valueOf(scores.getFileName()));
                if (!Files.isRegularFile(scores) || !Sha256.of(scores).equals(written)) {
                    return null;
                }
            }
        } catch (IOException e) {
            throw DiskErrors.opening(test, e);
        }
        return new PairedRuns.Scores(name, test, calibration);
    }
}
