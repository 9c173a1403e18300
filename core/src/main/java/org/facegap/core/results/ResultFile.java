package org.facegap.core.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.json.Json;
import org.facegap.core.results.attribute.AttributeAuditResults;
import org.facegap.core.results.scores.ScoreDocument;
import org.facegap.core.results.suite.SuiteDocument;

/** Reading of results files. Each names the JSON Schema of its shape, by which another shape is told at once. */
public final class ResultFile {
    /** Key that names the schema. */
    public static final String SCHEMA = "$schema";

    /** Which command writes and reads what; files name the schema of their kind. */
    private static final Map<String, String> WRITERS = Map.of(
            SuiteDocument.SCHEMA, "facegap run",
            ScoreDocument.SCHEMA, "facegap score",
            AttributeAuditResults.SCHEMA, "facegap score-attributes",
            IdentificationResults.SCHEMA, "facegap identify");

    private ResultFile() {}

    /**
     * Reads results.
     *
     * @param schema name that the file must give
     * @throws UserError when the file is missing, unreadable, of another kind or of another version's shape
     */
    public static <T> T read(Path file, Class<T> type, String schema) {
        String named = Json.read(file, JsonNode.class).path(SCHEMA).asText("");
        if (!named.equals(schema)) {
            String writer = WRITERS.get(named);
            if (writer != null) {
                throw new UserError(file + ": these are results of `" + writer + "`, where those of `"
                        + WRITERS.getOrDefault(schema, schema) + "` are expected. Their report and tables lie beside"
                        + " the file; `" + writer + "` compares what it is given together.");
            }
            throw new UserError(file + ": "
                    + (named.isEmpty()
                            ? "these are no results of this version of facegap: the file names no $schema"
                            : "these are results of another kind or version: the file names the schema " + named)
                    + ", where " + schema + " is expected. Measure again with this version.");
        }
        return Json.read(file, type);
    }
}
