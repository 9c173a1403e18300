package org.facegap.models.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
    @TempDir
    Path folder = Path.of("");

    private record Held(long[] shape, float[] values) implements LazyTensor {
        @Override
        public String dtype() {
            return "float32";
        }
    }

    @Test
    void theReaderFindsWhatWasWritten() {
        Map<String, LazyTensor> tensors = new LinkedHashMap<>();
        tensors.put("b.weight", new Held(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, -6.5f}));
        tensors.put("a", new Held(new long[0], new float[] {7}));
        tensors.put("none", new Held(new long[] {0, 4}, new float[0]));
        Path file = folder.resolve("x.safetensors");
        SafetensorsWriter.write(file, Map.of("note", "façade"), tensors);
        Safetensors read = Safetensors.read(file);
        assertThat(read.metadata()).containsExactlyEntriesOf(Map.of("note", "façade"));
        assertThat(read.tensors().keySet()).containsExactly("b.weight", "a", "none");
        Safetensors.Tensor weight = Objects.requireNonNull(read.tensors().get("b.weight"));
        assertThat(weight.shape()).containsExactly(2, 3);
        assertThat(weight.values()).containsExactly(1, 2, 3, 4, 5, -6.5f);
        assertThat(Objects.requireNonNull(read.tensors().get("a")).values()).containsExactly(7);
    }

    @Test
    void aTensorThatDoesNotFitItsShapeLeavesNoFile() {
        Path file = folder.resolve("x.safetensors");
        assertThatThrownBy(() ->
                        SafetensorsWriter.write(file, Map.of(), Map.of("a", new Held(new long[] {3}, new float[] {1}))))
                .hasMessage("tensor a has 1 values, expected 3");
        assertThat(folder.toFile().list()).isEmpty();
    }
}
