package org.facegap.models.stylegan2.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.facegap.models.checkpoint.LazyTensor;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptArchive;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;
import org.junit.jupiter.api.Test;

/** The exported module, run by the engine, against the network that it was made of. */
class StyleGan2ScriptTest {
    private static final StyleGan2Config CONFIG = new StyleGan2Config(8, 12, 16, 128, 16, 2, 0.01);

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    /** An array in memory. */
    private record Held(long[] shape, float[] values) implements LazyTensor {
        @Override
        public String dtype() {
            return "float32";
        }
    }

    private static Map<String, LazyTensor> tensors(ScriptNetwork network) {
        Map<String, LazyTensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec p : network.source().parameters()) {
            if (!p.name().startsWith("constants.")) {
                tensors.put(p.name(), new Held(p.shape(), network.values(p.name())));
            }
        }
        return tensors;
    }

    private ScriptNetwork network() {
        ScriptNetwork network = new ScriptNetwork(runtime, StyleGan2Source.of(CONFIG, ComputeType.FLOAT32), 5);
        float[] average = new float[CONFIG.wDim()];
        for (int i = 0; i < average.length; i++) {
            average[i] = 0.1f * i - 0.4f;
        }
        network.setValues("mapping.w_avg", average);
        for (String name : network.parameterNames()) {
            if (name.endsWith("noise_strength")) {
                network.setValues(name, new float[] {0.3f});
            }
        }
        return network;
    }

    @Test
    void theModuleDoesWhatTheNetworkDoes() throws IOException {
        try (ScriptNetwork network = network();
                NDManager manager = runtime.newManager()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ScriptArchive.write(out, StyleGan2Script.of(CONFIG, tensors(network), "a test"), Map.of());
            try (PtSymbolBlock block = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(out.toByteArray()), false, false)) {
                NDArray z = manager.randomNormal(new Shape(3, CONFIG.zDim()));
                NDArray far = network.run(manager, "mapping", z).singletonOrThrow();
                NDArray average = manager.create(network.values("mapping.w_avg"));
                NDArray near = far.sub(average).mul(0.6f).add(average);

                assertClose(
                        run(manager, block, z, 1.0, CONFIG.numWs(), "const"),
                        pictures(manager, network, far, far, true));
                assertClose(
                        run(manager, block, z, 1.0, CONFIG.numWs(), "none"),
                        pictures(manager, network, far, far, false));
                assertClose(
                        run(manager, block, z, 0.6, CONFIG.numWs(), "const"),
                        pictures(manager, network, near, near, true));
                assertClose(run(manager, block, z, 0.6, 2, "const"), pictures(manager, network, near, far, true));
                assertThatThrownBy(() -> run(manager, block, z, 1.0, CONFIG.numWs(), "random"))
                        .hasMessageContaining("noise_mode is const or none");
            }
        }
    }

    @Test
    void aMissingTensorIsNamed() {
        try (ScriptNetwork network = network()) {
            Map<String, LazyTensor> tensors = tensors(network);
            tensors.remove("synthesis.b8.conv0.weight");
            assertThatThrownBy(() -> ScriptArchive.write(
                            new ByteArrayOutputStream(), StyleGan2Script.of(CONFIG, tensors, "a test"), Map.of()))
                    .hasMessage("a test: tensor synthesis.b8.conv0.weight is missing");
        }
    }

    /** The first two layers take one w, the others another. */
    private static float[] pictures(
            NDManager manager, ScriptNetwork network, NDArray low, NDArray high, boolean noise) {
        NDArray ws = low.expandDims(1).repeat(1, 2).concat(high.expandDims(1).repeat(1, CONFIG.numWs() - 2L), 1);
        return network.run(manager, noise ? "synthesis_const" : "synthesis", ws)
                .singletonOrThrow()
                .toFloatArray();
    }

    private static float[] run(
            NDManager manager, PtSymbolBlock block, NDArray z, double psi, long cutoff, String noise) {
        try (IValue input = IValue.from((PtNDArray) z);
                IValue strength = IValue.from(psi);
                IValue layers = IValue.from(cutoff);
                IValue mode = IValue.from(noise);
                IValue result = IValueUtils.runMethod(block, "forward", input, strength, layers, mode)) {
            return result.toTensor((PtNDManager) manager).toFloatArray();
        }
    }

    private static void assertClose(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }
}
