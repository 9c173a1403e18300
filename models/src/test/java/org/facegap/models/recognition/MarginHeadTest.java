package org.facegap.models.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.facegap.core.statistics.Cosine;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginHeadTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theNearestCentreOfEachIdentityCounts(int subCentres) {
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        float[][] embeddings = {{1, 2, -1, 0.5f}, {-3, 1, 0, 2}};
        try (NDManager manager = runtime.newManager();
                ScriptNetwork head = new ScriptNetwork(runtime, MarginHead.of(5, 4, subCentres), 1)) {
            float[] all = {1, 2, -1, 0.5f, -3, 1, 0, 2};
            float[] found = head.run(manager, "infer", manager.create(all, new Shape(2, 4)))
                    .singletonOrThrow()
                    .toFloatArray();
            float[] centres = head.values("centres");
            assertThat(found).hasSize(10);
            for (int i = 0; i < found.length; i++) {
                double nearest = -1;
                for (int k = 0; k < subCentres; k++) {
                    int from = (i % 5 * subCentres + k) * 4;
                    nearest = Math.max(nearest, cosine(embeddings[i / 5], Arrays.copyOfRange(centres, from, from + 4)));
                }
                assertThat((double) found[i]).isCloseTo(nearest, within(1e-5));
            }
        }
    }

    private static double cosine(float[] a, float[] b) {
        return Cosine.product(a, b) / Math.sqrt(Cosine.product(a, a) * Cosine.product(b, b));
    }
}
