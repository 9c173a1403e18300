package org.facegap.core.results.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.json.AddedLater;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.scores.ScoreResults;
import org.jspecify.annotations.Nullable;

/**
 * All that one suite measured ({@code results.json}); the same for two runs of one seed.
 *
 * @param suite name of the suite
 * @param question what it asks, one sentence
 * @param groups groups in the order to show them
 * @param groupAttribute the attribute that groups come from
 * @param arms one per training set
 * @param comparisons candidate against baseline
 * @param scores all that was measured of the verification scores, as {@code facegap score} measures a score file: every arm
 *     is a system
 * @param attributes all that was measured of the attribute models, as {@code facegap score-attributes} measures a file of
 *     predictions: every arm is a system; null without attribute models
 * @param warnings what a reader must know before believing a number
 * @param protocol pairs per group, threshold rule, bootstrap replicates, seeds
 * @param conclusion what follows, in words
 */
public record SuiteResults(
        String suite,
        String question,
        List<String> groups,
        String groupAttribute,
        List<ArmResults> arms,
        List<Comparison> comparisons,
        ScoreResults scores,
        @AddedLater @Nullable AttributeAuditResults attributes,
        List<String> warnings,
        Map<String, Object> protocol,
        Conclusion conclusion) {
    public SuiteResults {
        groups = List.copyOf(groups);
        arms = List.copyOf(arms);
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
        protocol = Collections.unmodifiableMap(new LinkedHashMap<>(protocol));
    }
}
