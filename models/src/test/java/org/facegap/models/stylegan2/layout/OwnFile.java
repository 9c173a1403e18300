package org.facegap.models.stylegan2.layout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.json.Json;
import org.facegap.models.checkpoint.Safetensors;

/** Writes a checkpoint as this project's own safetensors. */
final class OwnFile {
    private OwnFile() {}

    static byte[] bytes(Path file, StyleGan2Checkpoint source, String... surplus) throws IOException {
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        for (String name : surplus) {
            tensors.put(name, new Safetensors.Tensor(new long[] {1}, new float[1]));
        }
        source.tensors().forEach((n, t) -> tensors.put(n, new Safetensors.Tensor(t.shape(), t.values())));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("facegap.kind", "stylegan2");
        metadata.put("facegap.spec", Json.canonical(source.config()));
        metadata.put("made", "for a test");
        new Safetensors(metadata, tensors).write(file);
        return Files.readAllBytes(file);
    }
}
