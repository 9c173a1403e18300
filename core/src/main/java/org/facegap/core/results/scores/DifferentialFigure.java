package org.facegap.core.results.scores;

import java.util.List;
import org.facegap.core.estimate.Estimate;
import org.facegap.core.json.NanAsNull;

/**
 * A number that sums up how far the groups lie apart, beside what equal groups would show.
 *
 * @param name such as {@code FPD}
 * @param formula how it is computed
 * @param source who defined it
 * @param best its value at equal rates
 * @param value never with an interval
 * @param expected mean at equal rates
 * @param limit what one in twenty draws at equal rates passes; NaN when there is none, null in JSON
 * @param p probability of a value at least as unequal; NaN when undefined
 * @param draws how many draws at equal rates, or ways to spread the errors
 * @param exact whether these are all ways, each with its probability; then p is exact
 * @param method how they were made
 * @param groups groups it was computed over
 * @param suppressed cells that were left out, by their numbers and never by their errors
 * @param notes what a reader must know
 */
public record DifferentialFigure(
        String name,
        String formula,
        String source,
        double best,
        Estimate value,
        Estimate expected,
        @NanAsNull double limit,
        @NanAsNull double p,
        int draws,
        boolean exact,
        String method,
        List<String> groups,
        List<SuppressedCell> suppressed,
        List<String> notes) {
    public DifferentialFigure {
        groups = List.copyOf(groups);
        suppressed = List.copyOf(suppressed);
        notes = List.copyOf(notes);
    }

    /** How it came about. */
    ScoreContents.Differential contents() {
        return new ScoreContents.Differential(
                name, formula, source, best, limit, draws, exact, method, groups, suppressed, notes);
    }
}
