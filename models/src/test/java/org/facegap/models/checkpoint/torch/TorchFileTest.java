package org.facegap.models.checkpoint.torch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.checkpoint.pickle.FileBytes;
import org.facegap.models.checkpoint.pickle.MemoryBudget;
import org.facegap.models.checkpoint.pickle.PickledItems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what PyTorch reads from its own files: all types, views, shared storages, a scalar and an empty tensor. */
class TorchFileTest {
    @ParameterizedTest
    @ValueSource(strings = {"checkpoint-zip.pt", "checkpoint-legacy.pt"})
    void tensorsAreThoseThatPyTorchReads(String name) throws Exception {
        FileBytes file = FileBytes.of(name, ByteBuffer.wrap(resource(name)));
        MemoryBudget budget = MemoryBudget.of(file);
        TorchFile read = TorchFile.beginsAsZip(file) ? TorchFile.zip(file, budget) : TorchFile.stream(file, budget);
        assertThat(read.zip()).isEqualTo(name.contains("zip"));
        PickledItems root = (PickledItems) read.root();
        assertThat(root.items()).containsKeys("g_ema", "epoch", "args");
        PickledItems state = (PickledItems) Objects.requireNonNull(root.items().get("g_ema"));
        JsonNode golden = new ObjectMapper().readTree(resource("checkpoint.golden.json"));
        assertThat(state.items()).hasSize(golden.size());
        for (var field : golden.properties()) {
            LazyTensor tensor =
                    read.tensors().tensor(Objects.requireNonNull(state.items().get(field.getKey())));
            assertThat(tensor).as(field.getKey()).isNotNull();
            Objects.requireNonNull(tensor);
            JsonNode shape = field.getValue().get("shape");
            JsonNode values = field.getValue().get("values");
            assertThat("torch." + tensor.dtype())
                    .isEqualTo(field.getValue().get("dtype").asText());
            assertThat(tensor.shape()).hasSize(shape.size());
            for (int i = 0; i < shape.size(); i++) {
                assertThat(tensor.shape()[i]).isEqualTo(shape.get(i).asLong());
            }
            float[] found = tensor.values();
            JsonNode flat = values.isArray()
                    ? values
                    : new ObjectMapper().createArrayNode().add(values);
            assertThat(found).hasSize(flat.size());
            for (int i = 0; i < found.length; i++) {
                JsonNode v = flat.get(i);
                assertThat(found[i])
                        .as(field.getKey())
                        .isEqualTo(v.isBoolean() ? (v.asBoolean() ? 1f : 0f) : (float) v.asDouble());
            }
        }
    }

    private static byte[] resource(String name) throws Exception {
        try (InputStream in = Objects.requireNonNull(TorchFileTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
