package org.facegap.core.results.attribute;

import java.util.List;
import org.facegap.core.estimate.Estimate;

/**
 * Two systems by groups.
 *
 * @param by the attributes
 * @param cells each cell that is large enough
 * @param baselineGap highest minus lowest accuracy of the baseline over these cells
 * @param candidateGap the same of the candidate
 * @param gapDifference candidate minus baseline
 */
public record GroupingComparison(
        List<String> by,
        List<PairedAccuracy> cells,
        Estimate baselineGap,
        Estimate candidateGap,
        Estimate gapDifference) {
    public GroupingComparison {
        by = List.copyOf(by);
        cells = List.copyOf(cells);
    }
}
