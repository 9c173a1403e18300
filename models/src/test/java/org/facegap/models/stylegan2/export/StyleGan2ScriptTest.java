package org.facegap.models.stylegan2.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.random.Gaussian;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptArchive;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.Architecture;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exported module, run by the engine, against the network that it was made of. */
class StyleGan2ScriptTest {
    private static StyleGan2Config config(Architecture architecture, int labels, double clamp) {
        return new StyleGan2Config(8, 12, 16, 128, 16, 2, 0.01, labels, architecture, clamp);
    }

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

    private ScriptNetwork network(StyleGan2Config config) {
        ScriptNetwork network = new ScriptNetwork(runtime, StyleGan2Source.of(config, ComputeType.FLOAT32), 5);
        float[] average = new float[config.wDim()];
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

    @ParameterizedTest
    @CsvSource({"SKIP, 0, 0", "RESNET, 0, 1.5", "ORIG, 3, 0"})
    void theModuleDoesWhatTheNetworkDoes(Architecture architecture, int labels, double clamp) throws IOException {
        StyleGan2Config config = config(architecture, labels, clamp);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ScriptNetwork network = network(config);
                NDManager manager = runtime.newManager()) {
            ScriptArchive.write(out, StyleGan2Script.of(config, tensors(network), "a test"), Map.of());
            try (PtSymbolBlock block = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(out.toByteArray()), false, false)) {
                NDList inputs = new NDList(normal(manager, 3, config.zDim()));
                if (labels > 0) {
                    inputs.add(normal(manager, 3, labels));
                }
                NDArray far = network.run(manager, "mapping", inputs.toArray(new NDArray[0]))
                        .singletonOrThrow();
                NDArray average = manager.create(network.values("mapping.w_avg"));
                NDArray near = far.sub(average).mul(0.6f).add(average);

                Module module = new Module((PtNDManager) manager, block, inputs);
                int all = config.numWs();
                assertClose(module.run(1.0, all, "const"), images(network, ws(far, far, all), true));
                assertClose(module.run(1.0, all, "none"), images(network, ws(far, far, all), false));
                assertClose(module.run(0.6, all, "const"), images(network, ws(near, near, all), true));
                assertClose(module.run(0.6, 2, "const"), images(network, ws(near, far, all), true));
                assertThatThrownBy(() -> module.run(1.0, all, "random"))
                        .hasMessageContaining("noise_mode is const or none");
            }
        }
    }

    @Test
    void aMissingTensorIsNamed() {
        StyleGan2Config config = config(Architecture.SKIP, 0, 0);
        try (ScriptNetwork network = network(config)) {
            Map<String, LazyTensor> tensors = tensors(network);
            tensors.remove("synthesis.b8.conv0.weight");
            assertThatThrownBy(() -> ScriptArchive.write(
                            new ByteArrayOutputStream(), StyleGan2Script.of(config, tensors, "a test"), Map.of()))
                    .hasMessage("a test: tensor synthesis.b8.conv0.weight is missing");
        }
    }

    private static NDArray normal(NDManager manager, int rows, int columns) {
        float[] values = new float[rows * columns];
        new Gaussian(rows + columns).fill(values);
        return manager.create(values, new Shape(rows, columns));
    }

    /** The first two layers take one w, the others another. */
    private static NDArray ws(NDArray low, NDArray high, int layers) {
        return low.expandDims(1).repeat(1, 2).concat(high.expandDims(1).repeat(1, layers - 2L), 1);
    }

    private static float[] images(ScriptNetwork network, NDArray ws, boolean noise) {
        return network.run(ws.getManager(), noise ? "synthesis_const" : "synthesis", ws)
                .singletonOrThrow()
                .toFloatArray();
    }

    /** The exported module with its inputs. */
    private record Module(PtNDManager manager, PtSymbolBlock block, NDList inputs) {
        float[] run(double psi, int cutoff, String noise) {
            List<IValue> values = new ArrayList<>();
            inputs.forEach(input -> values.add(IValue.from((PtNDArray) input)));
            values.add(IValue.from(psi));
            values.add(IValue.from(cutoff));
            values.add(IValue.from(noise));
            try (IValue result = IValueUtils.runMethod(block, "forward", values.toArray(new IValue[0]))) {
                return result.toTensor(manager).toFloatArray();
            } finally {
                values.forEach(IValue::close);
            }
        }
    }

    private static void assertClose(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within(1e-5f));
        }
    }
}
