package org.facegap.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.facegap.core.config.ConfigReader;
import org.facegap.evaluation.scores.reading.ScoreColumns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell which columns of a score file mean what; each goes before the file's own word on it. */
final class ScoreColumnOptions {
    @Option(
            names = "--columns",
            paramLabel = "FILE.yaml",
            description =
                    "the same as the options below, as keys scores, distances, label, genuine, group, sex, identity,"
                            + " image, fold, failure")
    @Nullable
    Path file;

    @Option(names = "--score", split = ",", paramLabel = "COLUMN", description = "similarities, one column a system")
    @Nullable
    List<String> scores;

    @Option(
            names = "--distance",
            split = ",",
            paramLabel = "COLUMN",
            description = "distances, one column a system; the one column of a file without names is called score")
    @Nullable
    List<String> distances;

    @Option(names = "--label", paramLabel = "COLUMN", description = "tells genuine pairs from impostor pairs")
    @Nullable
    String label;

    @Option(
            names = "--genuine-value",
            paramLabel = "WORD",
            description = "the word in the label column that means genuine; every other means impostor")
    @Nullable
    String genuine;

    @Option(
            names = "--group",
            split = ",",
            paramLabel = "PROPERTY",
            description = "makes the groups, several are crossed: a column, or what two columns have in common, such as"
                    + " race for probe_race and bio_ref_race")
    @Nullable
    List<String> group;

    @Option(names = "--sex", paramLabel = "PROPERTY", description = "what same-group-and-sex looks at")
    @Nullable
    String sex;

    @Option(
            names = "--identity",
            split = ",",
            paramLabel = "PROPERTY",
            description = "the identities: a property, two columns, or none")
    @Nullable
    List<String> identity;

    @Option(
            names = "--image",
            split = ",",
            paramLabel = "PROPERTY",
            description = "the images, by which repeated pairs are found: a property, two columns, or none")
    @Nullable
    List<String> image;

    @Option(names = "--fold", paramLabel = "COLUMN", description = "fold of the pair, or none")
    @Nullable
    String fold;

    @Option(names = "--failure", paramLabel = "COLUMN", description = "1 or true where there is no score, or none")
    @Nullable
    String failure;

    /** All that was said. */
    ScoreColumns columns() {
        ScoreColumns said =
                new ScoreColumns(scores, distances, label, genuine, group, sex, identity, image, fold, failure);
        return ConfigReader.over(said, ScoreColumns.class, file);
    }
}
