package org.facegap.reports.input;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.results.suite.SuiteResults;

/**
 * A run among others.
 *
 * @param figures its name and first figures
 * @param results all that it measured
 * @param config the suite as it was run; empty where it is not known
 */
public record ComparedRun(CellFigures figures, SuiteResults results, Map<String, Object> config) {
    public ComparedRun {
        config = Collections.unmodifiableMap(new TreeMap<>(config));
    }

    /** Its name. */
    public String name() {
        return figures.name();
    }
}
