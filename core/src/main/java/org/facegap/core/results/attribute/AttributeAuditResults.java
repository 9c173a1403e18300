package org.facegap.core.results.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An audit of attribute predictions.
 *
 * @param title what was audited
 * @param systems one per file of predictions
 * @param protocol confidence, minimum counts, permutations, seed, tau, conventions
 * @param warnings what a reader must know before believing a number
 */
public record AttributeAuditResults(
        String title, List<SystemAudit> systems, Map<String, Object> protocol, List<String> warnings) {
    public AttributeAuditResults {
        systems = List.copyOf(systems);
        protocol = Collections.unmodifiableMap(new LinkedHashMap<>(protocol));
        warnings = List.copyOf(warnings);
    }
}
