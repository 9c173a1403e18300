package org.facegap.core.results.attribute;

import java.util.List;

/**
 * Decisions between one class and all others.
 *
 * @param positive the class
 * @param cells counts and rates of every cell
 * @param reference cell that others are compared with; empty when there is none
 * @param compared cells that are compared with it, in words; empty when there are none
 * @param disparities comparisons between cells
 * @param references every measured cell against the reference, after Aequitas
 * @param overallParity whether every cell passes every parity: passed, failed or undefined
 */
public record ClassAudit(
        String positive,
        List<ClassCell> cells,
        String reference,
        String compared,
        List<Disparity> disparities,
        List<ReferenceRow> references,
        String overallParity) {
    public ClassAudit {
        cells = List.copyOf(cells);
        disparities = List.copyOf(disparities);
        references = List.copyOf(references);
    }
}
