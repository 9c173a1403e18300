package org.facegap.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.facegap.core.config.ConfigReader;
import org.facegap.evaluation.attribute.input.PredictionColumns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell which columns of a file of predictions mean what; each goes before the file's own word on it. */
final class PredictionColumnOptions {
    @Option(
            names = "--columns",
            paramLabel = "FILE.yaml",
            description = "the same as the options below, as keys image, identity, truth, prediction, score, attribute,"
                    + " groups")
    @Nullable
    Path file;

    @Option(names = "--truth-column", paramLabel = "COLUMN", description = "the true class")
    @Nullable
    String truth;

    @Option(names = "--prediction-column", paramLabel = "COLUMN", description = "the predicted class")
    @Nullable
    String prediction;

    @Option(
            names = "--score-column",
            paramLabel = "COLUMN",
            description =
                    "a score instead of a predicted class; from --score-threshold on it means the class of --positive")
    @Nullable
    String score;

    @Option(names = "--attribute", paramLabel = "NAME", description = "what is predicted (default: the truth column)")
    @Nullable
    String attribute;

    @Option(
            names = "--group-column",
            split = ",",
            paramLabel = "COLUMN",
            description = "make the groups (default: every other column)")
    @Nullable
    List<String> groups;

    @Option(names = "--identity-column", paramLabel = "COLUMN", description = "who is shown, or none")
    @Nullable
    String identity;

    @Option(
            names = "--image-column",
            paramLabel = "COLUMN",
            description = "the image, by which repeats are found and systems compared, or none")
    @Nullable
    String image;

    /** All that was said. */
    PredictionColumns columns() {
        PredictionColumns said = new PredictionColumns(image, identity, truth, prediction, score, attribute, groups);
        return ConfigReader.over(said, PredictionColumns.class, file);
    }
}
