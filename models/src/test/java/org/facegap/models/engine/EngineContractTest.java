package org.facegap.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the engine really does where this project depends on it or works around it. A failure after an upgrade means a
 * work-around can go, or a new one is needed.
 */
class EngineContractTest {
    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);
    private NDManager manager = runtime.newManager();

    @BeforeEach
    void open() {
        manager = runtime.newManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void typeConversionCutsTheGradient() {
        NDArray w = parameter(3f);
        assertThat(gradient(
                        w,
                        x -> x.mul(2)
                                .toType(DataType.FLOAT16, true)
                                .toType(DataType.FLOAT32, true)
                                .mul(x)
                                .sum()))
                .as("only the direct factor counts; the true gradient is 12")
                .containsExactly(6f);
    }

    @Test
    void duplicateCutsTheGradient() {
        NDArray w = parameter(3f);
        assertThat(gradient(w, x -> x.mul(2).duplicate().mul(x).sum())).containsExactly(6f);
    }

    @Test
    void copyFlagOfToTypeIsIgnored() {
        NDArray original = manager.create(new float[] {1});
        original.toType(DataType.FLOAT32, true).addi(1);
        assertThat(original.toFloatArray()).containsExactly(2f);
    }

    @Test
    void gradientsAccumulateUntilSomebodyClearsThem() {
        NDArray w = parameter(1f);
        gradient(w, x -> x.mul(2).sum());
        assertThat(gradient(w, x -> x.mul(3).sum())).containsExactly(5f);
    }

    @Test
    void theLiveGradientCanBeChangedThroughItsHandle() {
        NDArray w = parameter(1f);
        gradient(w, x -> x.mul(2).sum());
        try (NDArray handle = w.getGradient()) {
            handle.muli(0);
        }
        assertThat(w.getGradient().toFloatArray()).containsExactly(0f);
    }

    /**
     * A plain number that a gradient depends on is memory of Java's that may be gone by then. Where this no longer fails, arrays in
     * place of numbers are no longer needed.
     */
    @Test
    void aPlainFactorIsFreedBeforeItsGradientIsTaken() {
        assertThat(gradientAfterCollection(false)).isNotEqualTo(3);
        assertThat(gradientAfterCollection(true)).isEqualTo(3);
    }

    /** Of w^2 / 2 at 3, with 7 written over whatever memory is given back between the ways forward and backward. */
    private float gradientAfterCollection(boolean held) {
        float gradient = 3;
        for (int attempt = 0; attempt < 20 && gradient == 3; attempt++) {
            try (NDManager step = manager.newSubManager()) {
                NDArray w = step.create(new float[] {3});
                w.setRequiresGradient(true);
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    NDArray squared = w.mul(w);
                    NDArray half = (held ? squared.mul(step.create(0.5f)) : squared.mul(0.5f)).sum();
                    System.gc();
                    List<ByteBuffer> taken = new ArrayList<>();
                    for (int i = 0; i < 500; i++) {
                        taken.add(ByteBuffer.allocateDirect(4)
                                .order(ByteOrder.nativeOrder())
                                .putFloat(0, 7));
                    }
                    collector.backward(half);
                    assertThat(taken).hasSize(500);
                }
                gradient = w.getGradient().getFloat(0);
            }
        }
        return gradient;
    }

    @Test
    void onlyOneGradientCollectorAtATime() {
        try (GradientCollector first = Engine.getEngine("PyTorch").newGradientCollector()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> Engine.getEngine("PyTorch").newGradientCollector())
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void scriptsGiveGradientsWithRespectToTheirArguments() {
        String source =
                "  def f(self, x: Tensor, w: Tensor) -> Tensor:\n    return torch.sum(torch.mul(torch.mul(x, w), w))\n";
        try (ScriptModule module = ScriptModule.compile(runtime, List.of(source))) {
            NDArray w = parameter(3f);
            NDArray x = manager.create(new float[] {2});
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(
                        module.call(manager, "f", new NDList(x, w), true).singletonOrThrow());
            }
            assertThat(w.getGradient().toFloatArray()).containsExactly(12f);
        }
    }

    @Test
    void bfloat16WorksInsideAScriptWithGradients() {
        String source =
                "  def f(self, x: Tensor, w: Tensor) -> Tensor:\n    y = torch.matmul(torch.to(x, 15), torch.to(w, 15))\n    return torch.sum(torch.to(y, 6))\n";
        try (ScriptModule module = ScriptModule.compile(runtime, List.of(source))) {
            NDArray w = manager.create(new float[] {1, 2, 3, 4}, new Shape(2, 2));
            w.setRequiresGradient(true);
            NDArray x = manager.create(new float[] {1, 0, 0, 1}, new Shape(2, 2));
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(
                        module.call(manager, "f", new NDList(x, w), true).singletonOrThrow());
            }
            assertThat(w.getGradient().toFloatArray()).containsExactly(1f, 1f, 1f, 1f);
        }
    }

    @Test
    void aDottedNameIsPassedAsADictionary() {
        String source = "  def f(self, x: Tensor) -> Tensor:\n    return x\n";
        try (ScriptModule module = ScriptModule.compile(runtime, List.of(source))) {
            NDArray x = manager.create(1f);
            x.setName("layer.weight");
            assertThatThrownBy(() -> module.call(manager, "f", new NDList(x), false))
                    .hasMessageContaining("Dict[str, Tensor]");
        }
    }

    @Test
    void aScriptThatDoesNotCompileSaysWhy() {
        assertThatThrownBy(() -> ScriptModule.compile(
                        runtime,
                        List.of("  def f(self, x: Tensor) -> Tensor:\n    return torch.no_such_operator(x)\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no_such_operator");
    }

    private NDArray parameter(float value) {
        NDArray w = manager.create(new float[] {value});
        w.setRequiresGradient(true);
        return w;
    }

    private static float[] gradient(NDArray w, UnaryOperator<NDArray> loss) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(loss.apply(w));
        }
        return w.getGradient().toFloatArray();
    }
}
