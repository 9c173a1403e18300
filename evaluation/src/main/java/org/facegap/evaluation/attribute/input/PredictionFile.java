package org.facegap.evaluation.attribute.input;

import java.nio.file.Path;
import java.util.List;
import org.facegap.core.results.attribute.ReadingNote;
import org.facegap.evaluation.attribute.PredictionTable;

/**
 * A file of predictions that was read.
 *
 * @param file the file
 * @param format its layout
 * @param tables one per predicted attribute
 * @param rows rows of the file, without the header
 * @param skipped rows that could not be used, by reason
 */
public record PredictionFile(
        Path file, PredictionFormat format, List<PredictionTable> tables, long rows, List<ReadingNote> skipped) {
    public PredictionFile {
        tables = List.copyOf(tables);
        skipped = List.copyOf(skipped);
    }
}
