package org.facegap.core.results.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.results.Conclusion;

/**
 * An audit of attribute predictions.
 *
 * @param title what was audited
 * @param conclusion what was found in words; empty until it was written
 * @param systems one per system of every file of predictions
 * @param comparisons two systems on the images of both, for each attribute that both predict
 * @param protocol confidence, minimum counts, permutations, seed, tau, conventions
 * @param warnings what a reader must know before believing a number
 */
public record AttributeAuditResults(
        String title,
        Conclusion conclusion,
        List<SystemAudit> systems,
        List<PredictionComparison> comparisons,
        Map<String, Object> protocol,
        List<String> warnings) {
    public AttributeAuditResults {
        systems = List.copyOf(systems);
        comparisons = List.copyOf(comparisons);
        protocol = Collections.unmodifiableMap(new LinkedHashMap<>(protocol));
        warnings = List.copyOf(warnings);
    }

    /** The same results with what follows from them in words. */
    public AttributeAuditResults concluding(Conclusion words) {
        return new AttributeAuditResults(title, words, systems, comparisons, protocol, warnings);
    }
}
