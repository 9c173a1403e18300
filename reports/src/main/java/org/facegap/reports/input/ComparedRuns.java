package org.facegap.reports.input;

import java.util.List;
import org.facegap.core.results.suite.Comparison;
import org.facegap.core.statistics.Adjustment;

/**
 * Runs that are set against each other.
 *
 * @param runs at least one
 * @param between arms of later runs less those of the first, on the same pairs; baselines and candidates are named {@code RUN: ARM}
 * @param adjustment of the p-values of one table
 * @param notes what a reader must know
 */
public record ComparedRuns(
        List<ComparedRun> runs, List<Comparison> between, Adjustment adjustment, List<String> notes) {
    public ComparedRuns {
        runs = List.copyOf(runs);
        between = List.copyOf(between);
        notes = List.copyOf(notes);
    }
}
