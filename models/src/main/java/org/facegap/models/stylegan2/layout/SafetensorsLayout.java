package org.facegap.models.stylegan2.layout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.json.Json;
import org.facegap.models.checkpoint.LazyTensor;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.checkpoint.array.ElementType;
import org.facegap.models.checkpoint.array.StridedTensor;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.jspecify.annotations.Nullable;

/**
 * This project's own StyleGAN2 files: safetensors with the configuration in the metadata, as {@link ModelFile} writes them. Read lazily; arrays may not overlap.
 */
final class SafetensorsLayout {
    private static final int MOST_HEADER = 1 << 20;
    private static final String KIND = "facegap.kind";
    private static final String SPEC = "facegap.spec";

    private record Part(long from, long to) {}

    private final FileBytes file;
    private final String origin;
    private final List<Part> parts = new ArrayList<>();

    private SafetensorsLayout(FileBytes file) {
        this.file = file;
        this.origin = file.origin();
    }

    /** Whether bytes begin like safetensors. */
    static boolean begins(FileBytes file) {
        return file.length() > 9 && file.u8(8) == '{' && file.i64(0) >= 2 && file.i64(0) <= file.length() - 8L;
    }

    static StyleGan2Checkpoint read(FileBytes file, MemoryBudget budget) {
        if (file.i64(0) > MOST_HEADER) {
            throw file.error(0, "the safetensors header is longer than " + MOST_HEADER + " bytes");
        }
        budget.charge(24 * file.i64(0));
        return new SafetensorsLayout(file).checkpoint();
    }

    private StyleGan2Checkpoint checkpoint() {
        int length = (int) file.i64(0);
        JsonNode header;
        try {
            header = Json.mapper().readTree(file.text(8, length));
        } catch (JsonProcessingException e) {
            throw new UserError(origin + ": the safetensors header is not JSON", e);
        }
        Map<String, String> notes = new LinkedHashMap<>();
        header.path("__metadata__")
                .properties()
                .forEach(e -> notes.put(e.getKey(), e.getValue().asText()));
        StyleGan2Config config = config(notes.remove(KIND), notes.remove(SPEC));
        NamedTensors tensors = new NamedTensors(origin);
        FileBytes data = file.slice(8L + length, file.length() - 8L - length);
        for (Map.Entry<String, JsonNode> field : header.properties()) {
            if (!field.getKey().equals("__metadata__")) {
                tensors.put(field.getKey(), tensor(field.getKey(), field.getValue(), data));
            }
        }
        checkOverlap();
        return new StyleGan2Checkpoint(
                "facegap safetensors",
                origin,
                config,
                tensors.complete(config),
                List.of("generator"),
                List.of(),
                Map.copyOf(notes));
    }

    private StyleGan2Config config(@Nullable String kind, @Nullable String spec) {
        if (!"stylegan2".equals(kind) || spec == null) {
            throw new UserError(origin + ": safetensors that are not a StyleGAN2 written by this program");
        }
        ModelFile settings = new ModelFile("stylegan2", spec, Map.of(), Map.of(), origin);
        return new ConfigCheck(origin).check(settings.spec(StyleGan2Config.class));
    }

    private LazyTensor tensor(String name, JsonNode node, FileBytes data) {
        JsonNode sizes = node.path("shape");
        long from = node.path("data_offsets").path(0).asLong(-1);
        long to = node.path("data_offsets").path(1).asLong(-1);
        if (!node.path("dtype").asText().equals("F32")
                || sizes.size() > 16
                || !sizes.isArray()
                || from < 0
                || to < from) {
            throw new UserError(origin + ": tensor " + name + " is not an array of 32-bit floats");
        }
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes.path(i).asLong(-1);
        }
        parts.add(new Part(from, to));
        return StridedTensor.contiguous(data.slice(from, to - from), ElementType.FLOAT32, shape);
    }

    private void checkOverlap() {
        parts.sort(Comparator.comparingLong(Part::from));
        long free = 0;
        for (Part part : parts) {
            if (part.from() < free) {
                throw new UserError(origin + ": two of the file's tensors overlap");
            }
            free = Math.max(free, part.to());
        }
    }
}
