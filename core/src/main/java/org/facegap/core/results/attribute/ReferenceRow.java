package org.facegap.core.results.attribute;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.estimate.Estimate;

/**
 * One cell against a reference, after Aequitas.
 *
 * @param cell the cell
 * @param references measure to the cell it is compared with
 * @param values measure to the cell's own value
 * @param disparities measure to cell over reference
 * @param parities parity to passed, failed or undefined
 */
public record ReferenceRow(
        String cell,
        Map<String, String> references,
        Map<String, Estimate> values,
        Map<String, Estimate> disparities,
        Map<String, String> parities) {
    public ReferenceRow {
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        disparities = Collections.unmodifiableMap(new LinkedHashMap<>(disparities));
        parities = Collections.unmodifiableMap(new LinkedHashMap<>(parities));
    }
}
