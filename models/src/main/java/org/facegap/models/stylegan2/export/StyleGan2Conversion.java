package org.facegap.models.stylegan2.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.files.AtomicFile;
import org.facegap.core.json.Json;
import org.facegap.models.checkpoint.SafetensorsWriter;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.engine.ScriptArchive;
import org.facegap.models.engine.ScriptClass;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;

/**
 * A StyleGAN2 on its way into another file.
 *
 * @param config shape of the network
 * @param tensors by NVIDIA's names
 * @param notes free facts that go along
 * @param origin what to call the network in messages
 */
public record StyleGan2Conversion(
        StyleGan2Config config, Map<String, LazyTensor> tensors, Map<String, String> notes, String origin) {
    /**
     * Writes this project's own format, which every command reads.
     *
     * @throws UserError when a tensor is missing or has another size than the network's
     */
    public void toSafetensors(Path file) {
        Map<String, String> metadata = new LinkedHashMap<>(notes);
        metadata.put("facegap.kind", "stylegan2");
        metadata.put("facegap.spec", json(config));
        Map<String, LazyTensor> ordered = new LinkedHashMap<>();
        for (ParameterSpec p : StyleGan2Source.of(config, ComputeType.FLOAT32).parameters()) {
            if (WeightsHash.isWeight(p.name())) {
                LazyTensor tensor = tensors.get(p.name());
                if (tensor == null || tensor.elements() != p.size()) {
                    throw new UserError(origin + ": tensor " + p.name() + " is missing or has another size than "
                            + p.size() + " values");
                }
                ordered.put(p.name(), tensor);
            }
        }
        SafetensorsWriter.write(file, metadata, ordered);
    }

    /** Writes a module for {@code torch.jit.load}; see {@link StyleGan2Script}. Config and notes go along as JSON. */
    public void toTorchScript(Path file) {
        ScriptClass module = StyleGan2Script.of(config, tensors, origin);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("config", config);
        facts.put("notes", notes);
        Map<String, String> extras = Map.of("facegap.json", json(facts));
        AtomicFile.write(file, out -> ScriptArchive.write(out, module, extras));
    }

    private static String json(Object value) {
        try {
            return Json.mapper()
                    .copy()
                    .disable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }
}
