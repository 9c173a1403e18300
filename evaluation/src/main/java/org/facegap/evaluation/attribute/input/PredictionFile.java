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
 * @param remarks what else a reader must know of the file, in sentences
 */
public record PredictionFile(
        Path file,
        PredictionFormat format,
        List<PredictionTable> tables,
        long rows,
        List<ReadingNote> skipped,
        List<String> remarks) {
    public PredictionFile {
        tables = List.copyOf(tables);
        skipped = List.copyOf(skipped);
        remarks = List.copyOf(remarks);
    }

    /** A file of which nothing else must be known. */
    PredictionFile(
            Path file, PredictionFormat format, List<PredictionTable> tables, long rows, List<ReadingNote> skipped) {
        this(file, format, tables, rows, skipped, List.of());
    }
}
