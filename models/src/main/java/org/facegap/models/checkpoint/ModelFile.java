package org.facegap.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.UserError;
import org.facegap.core.config.ConfigReader;
import org.facegap.core.json.Json;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptNetwork;

/**
 * One of our networks in one safetensors file: kind and specification in the metadata, weights by parameter name.
 *
 * @param kind {@code embedder}, {@code attributes} or {@code stylegan2}
 * @param spec the specification record as JSON
 * @param notes free facts shown by inspect: how it was made, measured accuracy
 * @param state weights by parameter name
 * @param origin where it came from, for messages
 */
public record ModelFile(
        String kind, String spec, Map<String, String> notes, Map<String, Safetensors.Tensor> state, String origin) {
    /** Key of the kind in the metadata. */
    public static final String KIND = "facegap.kind";

    /** Key of the specification in the metadata. */
    public static final String SPEC = "facegap.spec";

    /** Writes a network. */
    public static void write(Path file, String kind, Object spec, Map<String, String> notes, ScriptNetwork network) {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec p : network.source().parameters()) {
            if (!p.name().startsWith("constants.")) {
                tensors.put(p.name(), new Safetensors.Tensor(p.shape(), network.values(p.name())));
            }
        }
        new Safetensors(metadata(kind, spec, notes), tensors).write(file);
    }

    /** Metadata of a file: kind, specification as JSON, and notes. */
    public static Map<String, String> metadata(String kind, Object spec, Map<String, String> notes) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(KIND, kind);
        metadata.put(SPEC, inOrder(spec));
        // In order of name: maps of a few entries have another order in every process.
        metadata.putAll(new TreeMap<>(notes));
        return metadata;
    }

    /** JSON that keeps the order of maps: an attribute network's outputs stand in the order of its attributes. */
    private static String inOrder(Object spec) {
        try {
            return Json.mapper()
                    .copy()
                    .disable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .disable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the specification cannot be written as JSON", e);
        }
    }

    /** Reads a file and checks its kind. */
    public static ModelFile read(Path file, String kind) {
        return of(Safetensors.read(file), file.toString(), kind);
    }

    /** Reads a model shipped on the class path. */
    public static ModelFile shipped(String resource, String kind) {
        try (InputStream in = ModelFile.class.getResourceAsStream("/org/facegap/models/builtin/" + resource)) {
            if (in == null) {
                throw new UserError("built-in model " + resource + " is not in this build");
            }
            return of(Safetensors.parse(in.readAllBytes(), resource), resource, kind);
        } catch (IOException e) {
            throw new UserError("cannot read the built-in model " + resource + ": " + e.getMessage(), e);
        }
    }

    private static ModelFile of(Safetensors file, String origin, String kind) {
        String found = file.metadata().getOrDefault(KIND, "none");
        if (!found.equals(kind)) {
            throw new UserError(origin + ": expected a model of kind " + kind + ", found " + found);
        }
        Map<String, String> notes = new LinkedHashMap<>(file.metadata());
        notes.remove(KIND);
        String spec = notes.remove(SPEC);
        if (spec == null) {
            throw new UserError(origin + ": the model's specification is missing");
        }
        return new ModelFile(kind, spec, notes, file.tensors(), origin);
    }

    /**
     * The specification as a record. It is read as strictly as a config, since whoever made the file may be unknown; keys
     * that came later have their defaults.
     */
    public <T> T spec(Class<T> type) {
        return ConfigReader.parse(origin + " (specification)", spec, type, Map.of());
    }

    /** Puts the weights into a network of the right specification. Constants keep the network's own values. */
    public void loadInto(ScriptNetwork network) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (ParameterSpec p : network.source().parameters()) {
            Safetensors.Tensor t = state.get(p.name());
            if (t != null) {
                values.put(p.name(), t.values());
            } else if (p.name().startsWith("constants.")) {
                values.put(p.name(), network.values(p.name()));
            }
        }
        network.load(values, origin);
    }
}
