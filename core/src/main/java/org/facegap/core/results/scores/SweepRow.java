package org.facegap.core.results.scores;

import java.util.List;
import org.facegap.core.json.NanAsNull;

/**
 * A row of the sweep over operating points.
 *
 * @param target false match rate aimed at
 * @param threshold for all groups; NaN when there are no impostor pairs
 * @param realised false match rate on the pairs it was chosen on; NaN likewise
 * @param cells per group
 */
public record SweepRow(
        double target,
        @NanAsNull double threshold,
        @NanAsNull double realised,
        List<SweepCell> cells) {
    public SweepRow {
        cells = List.copyOf(cells);
    }
}
