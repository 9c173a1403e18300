package org.facegap.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.json.Json;
import org.facegap.models.checkpoint.array.ElementType;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.array.StridedTensor;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;

/**
 * A safetensors file of float32 whose arrays are read when asked for. They may not overlap.
 *
 * @param metadata free text by key
 * @param tensors by name, in the file's order
 */
public record SafetensorsView(Map<String, String> metadata, Map<String, LazyTensor> tensors) {
    private static final int MOST_HEADER = 1 << 20;

    private record Part(long from, long to) {}

    /** Whether bytes begin like safetensors. */
    public static boolean begins(FileBytes file) {
        return file.length() > 9 && file.u8(8) == '{' && file.i64(0) >= 2 && file.i64(0) <= file.length() - 8L;
    }

    /**
     * Reads the header.
     *
     * @throws UserError when it is damaged, or names other arrays than float32
     */
    public static SafetensorsView read(FileBytes file, MemoryBudget budget) {
        if (file.i64(0) > MOST_HEADER) {
            throw file.error(0, "the safetensors header is longer than " + MOST_HEADER + " bytes");
        }
        int length = (int) file.i64(0);
        budget.charge(24L * length);
        JsonNode header;
        try {
            header = Json.mapper().readTree(file.text(8, length));
        } catch (JsonProcessingException e) {
            throw new UserError(file.origin() + ": the safetensors header is not JSON", e);
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        header.path("__metadata__")
                .properties()
                .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        Map<String, LazyTensor> tensors = new LinkedHashMap<>();
        List<Part> parts = new ArrayList<>();
        FileBytes data = file.slice(8L + length, file.length() - 8L - length);
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (!field.getKey().equals("__metadata__")) {
                tensors.put(field.getKey(), tensor(field.getKey(), field.getValue(), data, parts));
            }
        }
        checkOverlap(parts, file.origin());
        return new SafetensorsView(metadata, Collections.unmodifiableMap(tensors));
    }

    private static LazyTensor tensor(String name, JsonNode node, FileBytes data, List<Part> parts) {
        JsonNode sizes = node.path("shape");
        long from = node.path("data_offsets").path(0).asLong(-1);
        long to = node.path("data_offsets").path(1).asLong(-1);
        if (!node.path("dtype").asText().equals("F32")
                || sizes.size() > 16
                || !sizes.isArray()
                || from < 0
                || to < from) {
            throw new UserError(data.origin() + ": tensor " + name + " is not an array of 32-bit floats");
        }
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.path(i).asLong(-1);
        }
        parts.add(new Part(from, to));
        return StridedTensor.contiguous(data.slice(from, to - from), ElementType.FLOAT32, shape);
    }

    private static void checkOverlap(List<Part> parts, String origin) {
        parts.sort(Comparator.comparingLong(Part::from));
        long free = 0;
        for (Part part : parts) {
            if (part.from() < free) {
                throw new UserError(origin + ": two tensors share the bytes from " + part.from());
            }
            free = Math.max(free, part.to());
        }
    }
}
