package org.facegap.trainer.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.Objects;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against logits, loss and exact gradient computed elsewhere in double precision. */
class MarginLossTest {
    @ParameterizedTest
    @EnumSource
    void matchesTheReference(MarginLoss.Kind kind) throws Exception {
        JsonNode golden;
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("margin-losses.json"))) {
            golden = new ObjectMapper().readTree(in);
        }
        JsonNode expected = golden.get(kind == MarginLoss.Kind.ARCFACE ? "arcface" : "cosface");
        EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
        try (NDManager manager = runtime.newManager();
                MarginLoss loss = new MarginLoss(
                        runtime,
                        kind,
                        expected.get("s").asDouble(),
                        expected.get("m").asDouble())) {
            float[] cosines = flat(golden.get("cosine"));
            int rows = golden.get("cosine").size();
            NDArray cosine = manager.create(cosines, new Shape(rows, cosines.length / rows));
            cosine.setRequiresGradient(true);
            long[] labels = new long[rows];
            for (int i = 0; i < rows; i++) {
                labels[i] = golden.get("labels").get(i).asLong();
            }
            NDList y = new NDList(manager.create(labels));
            assertClose(loss.logits(y, new NDList(cosine)).toFloatArray(), flat(expected.get("logits")), 1e-3);
            double value;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                NDArray mean = loss.evaluate(y, new NDList(cosine));
                collector.backward(mean);
                value = mean.getFloat();
            }
            assertThat(value).isCloseTo(expected.get("cross_entropy_mean").asDouble(), within(1e-3));
            assertClose(cosine.getGradient().toFloatArray(), flat(expected.get("grad_wrt_cosine")), 2e-3);
        }
    }

    private static float[] flat(JsonNode rows) {
        float[] values = new float[rows.size() * rows.get(0).size()];
        int k = 0;
        for (JsonNode row : rows) {
            for (JsonNode v : row) {
                values[k++] = (float) v.asDouble();
            }
        }
        return values;
    }

    private static void assertClose(float[] found, float[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i])
                    .as("value %d", i)
                    .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]) * 0.1)));
        }
    }
}
