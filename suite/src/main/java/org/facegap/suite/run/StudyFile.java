package org.facegap.suite.run;

import java.util.List;
import java.util.Map;

/**
 * What {@code study.json} says; the configs of the cells lie in their folders.
 *
 * @param name of the study
 * @param question what it asks
 * @param cells in their order
 */
record StudyFile(String name, String question, List<Cell> cells) {
    StudyFile {
        cells = List.copyOf(cells);
    }

    /**
     * A cell.
     *
     * @param name of its folder
     * @param values for each axis the name of its value
     */
    record Cell(String name, Map<String, String> values) {}
}
