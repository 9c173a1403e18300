package org.facegap.evaluation.attribute.input;

import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.core.csv.CsvRows;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of predictions.
 *
 * @param format layout of the files; null to tell it from the columns
 * @param truth FairFace's label file, which its predictions need; null otherwise
 * @param scoreThreshold score from which on Aequitas' prediction is positive; null when scores are 0 and 1
 */
public record PredictionReader(
        @Nullable PredictionFormat format,
        @Nullable Path truth,
        @Nullable Double scoreThreshold) {

    /**
     * Reads one file; the system is named after it.
     *
     * @throws UserError when the file is not such a file, or no row of it can be used
     */
    public PredictionFile read(Path file) {
        try (CsvRows rows = CsvRows.open(file)) {
            PredictionFormat found = format == null ? PredictionFormat.of(rows.header()) : format;
            if (found == null) {
                throw UserError.usage(file + ":1: these columns are no predictions: expected score and label_value"
                        + " (Aequitas), face_name_align (FairFace), or true_X and predicted_X, found "
                        + String.join(", ", rows.header()));
            }
            String system = system(file);
            PredictionFile read = switch (found) {
                case AEQUITAS -> new AequitasPredictions(rows, scoreThreshold).read(system);
                case FAIRFACE -> fairFace(rows).read(system);
                case TIDY -> new TidyPredictions(rows).read(system);
            };
            if (read.tables().stream().allMatch(table -> table.rows().length == 0)) {
                throw new UserError(file + ": none of the " + read.rows() + " rows can be used"
                        + (read.skipped().isEmpty()
                                ? ""
                                : ": " + read.skipped().get(0).reason()));
            }
            return read;
        }
    }

    private FairFacePredictions fairFace(CsvRows rows) {
        if (truth == null) {
            throw UserError.usage(rows.file() + ": FairFace's predictions say nothing of the truth; name the label file"
                    + " (columns file, age, gender, race) with --truth");
        }
        return new FairFacePredictions(rows, truth);
    }

    private static String system(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[A-Za-z0-9]{1,4}$", "");
    }
}
