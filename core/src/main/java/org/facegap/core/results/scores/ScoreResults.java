package org.facegap.core.results.scores;

import java.util.List;
import java.util.Map;
import org.facegap.core.results.Conclusion;

/**
 * What a report on score files says: the results file of {@code facegap score}.
 *
 * @param conclusion what was found, in words
 * @param data what was measured on
 * @param systems one for each column of scores
 * @param comparisons of every other system with the baseline, on the same pairs
 * @param tools how the other tools make their numbers that systems are shown by
 * @param warnings what a reader must know
 * @param limits what these data cannot show, with numbers
 * @param protocol the settings by name
 */
public record ScoreResults(
        Conclusion conclusion,
        DataCard data,
        List<SystemResults> systems,
        List<SystemComparison> comparisons,
        List<ToolRule> tools,
        List<String> warnings,
        List<String> limits,
        Map<String, Object> protocol) {
    public ScoreResults {
        systems = List.copyOf(systems);
        comparisons = List.copyOf(comparisons);
        tools = List.copyOf(tools);
        warnings = List.copyOf(warnings);
        limits = List.copyOf(limits);
        protocol = Map.copyOf(protocol);
    }
}
