package org.facegap.core.results.attribute;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.facegap.core.results.Conclusion;
import org.facegap.core.results.ResultFile;

/**
 * An audit of attribute predictions.
 *
 * @param schema name of the JSON Schema of this shape
 * @param title what was audited
 * @param conclusion what was found in words; empty until it was written
 * @param systems one per system of every file of predictions
 * @param comparisons two systems on the images of both, for each attribute that both predict
 * @param protocol confidence, minimum counts, permutations, seed, tau, conventions
 * @param warnings what a reader must know before believing a number
 */
public record AttributeAuditResults(
        @JsonProperty(ResultFile.SCHEMA) String schema,
        String title,
        Conclusion conclusion,
        List<SystemAudit> systems,
        List<PredictionComparison> comparisons,
        AttributeProtocol protocol,
        List<String> warnings) {
    /** Name of the JSON Schema. */
    public static final String SCHEMA = "attributes.schema.json";

    public AttributeAuditResults {
        systems = List.copyOf(systems);
        comparisons = List.copyOf(comparisons);
        warnings = List.copyOf(warnings);
    }

    /** The same results with what follows from them in words. */
    public AttributeAuditResults concluding(Conclusion words) {
        return new AttributeAuditResults(schema, title, words, systems, comparisons, protocol, warnings);
    }
}
