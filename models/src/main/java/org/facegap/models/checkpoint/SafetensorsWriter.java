package org.facegap.models.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.models.checkpoint.array.LazyTensor;

/** Writes tensors that lie in another file as a safetensors file of float32, one tensor in memory at a time. */
public final class SafetensorsWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SafetensorsWriter() {}

    /**
     * Writes a file, which appears whole or not at all.
     *
     * @param metadata free text by key
     * @param tensors by name, in the order in which they are written
     * @throws UserError when the file cannot be written or a tensor cannot be read
     */
    public static void write(Path file, Map<String, String> metadata, Map<String, ? extends LazyTensor> tensors) {
        byte[] header = header(metadata, tensors);
        AtomicFile.write(file, out -> {
            byte[] padded = Arrays.copyOf(header, (header.length + 7) / 8 * 8);
            Arrays.fill(padded, header.length, padded.length, (byte) ' ');
            out.write(little(Long.BYTES).putLong(padded.length).array());
            out.write(padded);
            for (Map.Entry<String, ? extends LazyTensor> e : tensors.entrySet()) {
                values(out, e.getKey(), e.getValue());
            }
        });
    }

    private static byte[] header(Map<String, String> metadata, Map<String, ? extends LazyTensor> tensors) {
        ObjectNode header = JSON.createObjectNode();
        ObjectNode meta = header.putObject("__metadata__");
        metadata.forEach(meta::put);
        long offset = 0;
        for (Map.Entry<String, ? extends LazyTensor> e : tensors.entrySet()) {
            ObjectNode node = header.putObject(e.getKey());
            node.put("dtype", "F32");
            ArrayNode shape = node.putArray("shape");
            for (long size : e.getValue().shape()) {
                shape.add(size);
            }
            long end = offset + Float.BYTES * e.getValue().elements();
            node.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        try {
            return JSON.writeValueAsBytes(header);
        } catch (IOException e) {
            throw new IllegalStateException("texts and numbers are JSON", e);
        }
    }

    private static void values(OutputStream out, String name, LazyTensor tensor) throws IOException {
        float[] values = tensor.values();
        if (values.length != tensor.elements()) {
            throw new UserError("tensor " + name + " has " + values.length + " values, expected " + tensor.elements());
        }
        ByteBuffer bytes = little(Math.multiplyExact(Float.BYTES, values.length));
        bytes.asFloatBuffer().put(values);
        out.write(bytes.array());
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
