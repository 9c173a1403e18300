package org.facegap.core.results.scores;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.facegap.core.results.Measurement;
import org.facegap.core.results.ResultFile;

/**
 * {@code results.json} of {@code facegap score}: every figure once, under its key, and what is no figure beside them.
 *
 * @param schema name of the JSON Schema of this shape
 * @param measurements every figure
 * @param scores everything else
 */
public record ScoreDocument(
        @JsonProperty(ResultFile.SCHEMA) String schema, List<Measurement> measurements, ScoreContents scores) {
    /** Name of the JSON Schema. */
    public static final String SCHEMA = "scores.schema.json";

    public ScoreDocument {
        measurements = List.copyOf(measurements);
    }
}
