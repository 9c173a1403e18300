package org.facegap.evaluation.scores.reading;

import java.util.List;
import org.facegap.core.results.scores.SourceFile;
import org.facegap.evaluation.scores.ScoreTable;

/**
 * Scores as they were read.
 *
 * @param table the pairs
 * @param files where they came from, and what was skipped
 * @param repeats pairs that repeat an earlier one and were taken out
 * @param warnings what a reader of the results must know
 */
public record ScoreInput(ScoreTable table, List<SourceFile> files, long repeats, List<String> warnings) {
    public ScoreInput {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }
}
