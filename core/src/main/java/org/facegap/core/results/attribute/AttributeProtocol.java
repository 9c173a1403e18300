package org.facegap.core.results.attribute;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.results.ProtocolFacts;

/**
 * How predictions of attributes were audited.
 *
 * @param confidence level of every interval
 * @param minimumRowsOfCell a cell with fewer rows is too small
 * @param minimumTrialsOfRate a rate on fewer trials is too few
 * @param permutations of group labels, for the test of each gap
 * @param seed of every resampling
 * @param tau lowest share of the reference that Aequitas' parity accepts
 * @param referenceMethod how the reference cell is chosen
 * @param reference attribute to the value of the reference group; the largest cell where one is missing
 * @param unprivileged attribute to the value that is compared with it; all other cells where one is missing
 * @param positive the favourable class; empty where none was named
 * @param smoothingConcentration of smoothed empirical differential fairness
 */
public record AttributeProtocol(
        double confidence,
        long minimumRowsOfCell,
        long minimumTrialsOfRate,
        int permutations,
        long seed,
        double tau,
        String referenceMethod,
        Map<String, String> reference,
        Map<String, String> unprivileged,
        String positive,
        double smoothingConcentration) {
    public AttributeProtocol {
        reference = Collections.unmodifiableMap(new TreeMap<>(reference));
        unprivileged = Collections.unmodifiableMap(new TreeMap<>(unprivileged));
    }

    /** Names and values of what every figure rests on, whatever the convention. */
    public Map<String, Object> statistics() {
        return Map.of(
                "confidence", confidence,
                "minimumRowsOfCell", minimumRowsOfCell,
                "minimumTrialsOfRate", minimumTrialsOfRate,
                "permutations", permutations,
                "seed", seed);
    }

    /** Names and values, for pages. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = ProtocolFacts.of(this);
        facts.putIfAbsent("reference", "the largest cell");
        facts.putIfAbsent("unprivileged", "all other cells");
        if (positive.isEmpty()) {
            facts.put("positive", "not named");
        }
        return facts;
    }
}
