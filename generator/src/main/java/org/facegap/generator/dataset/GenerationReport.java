package org.facegap.generator.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.results.suite.Composition;
import org.facegap.core.results.suite.Cost;

/**
 * What was made and what it cost; {@code generation.json}.
 *
 * @param composition what the set holds. Audit agreement is measured on the first image of every identity that the
 *     search accepted, before the re-check dropped any; rejection rates are keyed by group, and a candidate that was bred
 *     for one group and fell into another is counted in both
 * @param cost renders of search and variations; accepted are the images written
 * @param targets joined attributes to group to wanted identities; empty for plain sampling
 * @param facts counts and measurements beside, by name
 */
public record GenerationReport(
        Composition composition, Cost cost, Map<String, Map<String, Long>> targets, Map<String, Object> facts) {
    public GenerationReport {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
