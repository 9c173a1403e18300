package org.facegap.models.checkpoint;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;

/**
 * The safetensors format, float32 only: an 8-byte little-endian header length, a JSON header, raw values. Source: the
 * format's public description.
 *
 * @param metadata free text by key
 * @param tensors name to shape and row-major values
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
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
        return of(FileBytes.map(file));
    }

    /**
     * Parses a file's bytes. Every declared length is checked against the bytes there before anything is allocated.
     *
     * @param origin what to call the file in messages
     */
    public static Safetensors parse(byte[] bytes, String origin) {
        return of(FileBytes.of(origin, ByteBuffer.wrap(bytes)));
    }

    private static Safetensors of(FileBytes file) {
        if (!SafetensorsView.begins(file)) {
            throw new UserError(file.origin() + ": not a safetensors file");
        }
        SafetensorsView view = SafetensorsView.read(file, MemoryBudget.of(file));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        view.tensors().forEach((name, tensor) -> tensors.put(name, new Tensor(tensor.shape(), tensor.values())));
        return new Safetensors(view.metadata(), tensors);
    }
}
