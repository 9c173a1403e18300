package org.facegap.reports.input;

import java.util.List;
import org.facegap.core.statistics.Adjustment;

/**
 * All that a page over the cells of a study is made of.
 *
 * @param name of the study
 * @param question it asks
 * @param cells with results
 * @param absent names of cells without
 * @param adjustment of the p-values of one table
 */
public record StudyInput(
        String name, String question, List<CellFigures> cells, List<String> absent, Adjustment adjustment) {
    public StudyInput {
        cells = List.copyOf(cells);
        absent = List.copyOf(absent);
    }
}
