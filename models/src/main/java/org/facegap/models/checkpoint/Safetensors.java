package org.facegap.models.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;

/**
 * The safetensors format, float32 only: an 8-byte little-endian header length, a JSON header, raw values. Source: the
 * format's public description.
 *
 * @param metadata free text by key
 * @param tensors name to shape and row-major values
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    private static final long MAX_HEADER = 16L << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One array. */
    public record Tensor(long[] shape, float[] values) implements LazyTensor {
        @Override
        public String dtype() {
            return "float32";
        }

        @Override
        public long elements() {
            return values.length;
        }
    }

    /** Writes the file, which appears whole or not at all. */
    public void write(Path file) {
        SafetensorsWriter.write(file, metadata, tensors);
    }

    /**
     * Reads a file.
     *
     * @throws UserError when it cannot be read or is not a float32 safetensors file
     */
    public static Safetensors read(Path file) {
        try {
            return parse(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UserError("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Parses a file's bytes. Every declared length is checked against the bytes there before anything is allocated.
     *
     * @param origin what to call the file in messages
     */
    public static Safetensors parse(byte[] bytes, String origin) {
        if (bytes.length < 8) {
            throw new UserError(origin + ": not a safetensors file (shorter than its header length)");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long length = buffer.getLong();
        if (length < 2 || length > MAX_HEADER || length > bytes.length - 8L) {
            throw new UserError(origin + ": not a safetensors file (header length " + length + ")");
        }
        JsonNode header;
        try {
            header = JSON.readTree(new String(bytes, 8, (int) length, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new UserError(origin + ": the safetensors header is not JSON", e);
        }
        if (!header.isObject()) {
            throw new UserError(origin + ": the safetensors header is not an object");
        }
        refuseOverlap(header, origin);
        int start = (int) (8 + length);
        Map<String, String> metadata = new LinkedHashMap<>();
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (field.getKey().equals("__metadata__")) {
                field.getValue()
                        .properties()
                        .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
            } else {
                tensors.put(field.getKey(), tensor(field.getKey(), field.getValue(), buffer, start, origin));
            }
        }
        return new Safetensors(metadata, tensors);
    }

    /** Tensors may share no bytes; with that all of them together are no larger than the file. */
    private static void refuseOverlap(JsonNode header, String origin) {
        List<long[]> parts = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            JsonNode offsets = field.getValue().path("data_offsets");
            if (!field.getKey().equals("__metadata__")
                    && offsets.path(1).asLong() > offsets.path(0).asLong()) {
                parts.add(new long[] {offsets.path(0).asLong(), offsets.path(1).asLong()});
            }
        }
        parts.sort(Comparator.comparingLong(part -> part[0]));
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i)[0] < parts.get(i - 1)[1]) {
                throw new UserError(origin + ": two tensors share the bytes from " + parts.get(i)[0]);
            }
        }
    }

    private static Tensor tensor(String name, JsonNode node, ByteBuffer buffer, int start, String origin) {
        if (!node.path("dtype").asText().equals("F32")) {
            throw new UserError(origin + ": tensor " + name + " has type " + node.path("dtype") + ", expected F32");
        }
        JsonNode shapeNode = node.path("shape");
        long[] shape = new long[shapeNode.size()];
        long count = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = shapeNode.get(i).asLong(-1);
            if (shape[i] < 0 || (shape[i] > 0 && count > Integer.MAX_VALUE / shape[i])) {
                throw new UserError(origin + ": tensor " + name + " has the impossible shape " + shapeNode);
            }
            count *= shape[i];
        }
        long from = node.path("data_offsets").path(0).asLong(-1);
        long to = node.path("data_offsets").path(1).asLong(-1);
        if (from < 0 || to - from != 4 * count || to > buffer.limit() - (long) start) {
            throw new UserError(origin + ": tensor " + name + " lies outside the file or does not fit its shape");
        }
        float[] values = new float[(int) count];
        ByteBuffer slice = buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        slice.position((int) (start + from));
        slice.asFloatBuffer().get(values);
        return new Tensor(shape, values);
    }
}
