package org.facegap.core.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.facegap.core.UserError;
import org.facegap.core.json.Json;

/** Reading of results files. Each names the JSON Schema of its shape, by which another shape is told at once. */
public final class ResultFile {
    /** Key that names the schema. */
    public static final String SCHEMA = "$schema";

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
            throw new UserError(file + ": "
                    + (named.isEmpty()
                            ? "these are no results of this version of facegap: the file names no $schema"
                            : "these are results of another kind or version: the file names the schema " + named)
                    + ", where " + schema + " is expected. Measure again with this version.");
        }
        return Json.read(file, type);
    }
}
