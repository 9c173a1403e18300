package org.facegap.models.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attribute network means the same after it was written and read. */
class ShippedOracleTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void theOrderOfAttributesSurvivesTheFile() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("tone", List.of("light", "medium", "dark"));
        attributes.put("age", List.of("young", "old"));
        ClassifierConfig spec = new ClassifierConfig(16, 8, List.of(1), attributes);
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        float[][] image = {new float[3 * 16 * 16]};
        for (int i = 0; i < image[0].length; i++) {
            image[0][i] = (i * 37 % 101) / 101f;
        }
        Path file = folder.resolve("oracle.safetensors");
        ScriptNetwork network = new ScriptNetwork(runtime, AttributeSource.of(spec, runtime.computeType()), 3);
        try (AttributeClassifier written = new AttributeClassifier(runtime, spec, network)) {
            written.save(file, Map.of());
            try (AttributeClassifier read = AttributeClassifier.of(runtime, ModelFile.read(file, "attributes"))) {
                assertThat(read.spec().attributes().keySet()).containsExactly("tone", "age");
                assertThat(read.probabilities(image)[0]).containsExactly(written.probabilities(image)[0]);
            }
        }
    }
}
