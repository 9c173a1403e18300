package org.facegap.models.stylegan2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.facegap.core.random.Gaussian;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast forms of the arithmetic against the plain, differentiable one. */
class SynthesisScriptTest {
    private static final EngineRuntime RUNTIME = EngineRuntime.start("cpu", "float32", 1);

    /** At 128 px the last block has 2^20 activations, so it is computed image by image with fused convolutions. */
    private static StyleGan2Config large(Architecture architecture, double clamp) {
        return new StyleGan2Config(16, 24, 128, 8192, 64, 2, 1, 0, architecture, clamp);
    }

    @ParameterizedTest
    @EnumSource(Architecture.class)
    void imagesComputedOneByOneAreThoseOfTheWholeBatch(Architecture architecture) {
        for (double clamp : new double[] {0, 0.7}) {
            StyleGan2Config config = large(architecture, clamp);
            for (Noise noise : new Noise[] {Noise.NONE, Noise.CONSTANT}) {
                compare(config, noise);
            }
        }
    }

    private static void compare(StyleGan2Config config, Noise noise) {
        try (ScriptNetwork network = network(config);
                StyleGan2 prepared = StyleGan2.of(RUNTIME, config, network);
                NDManager scope = RUNTIME.newManager()) {
            float[][] ws = rows(3, config.numWs() * config.wDim());
            float[][] found = prepared.raw(ws, noise);
            float[] flat = new float[ws.length * ws[0].length];
            for (int i = 0; i < ws.length; i++) {
                System.arraycopy(ws[i], 0, flat, i * ws[0].length, ws[0].length);
            }
            NDArray input = scope.create(flat, new Shape(ws.length, config.numWs(), config.wDim()));
            float[] expected = network.run(scope, noise == Noise.NONE ? "synthesis" : "synthesis_const", input)
                    .singletonOrThrow()
                    .toFloatArray();
            double largest = 0;
            double spread = 0;
            for (int i = 0; i < expected.length; i++) {
                float value = found[i / found[0].length][i % found[0].length];
                largest = Math.max(largest, Math.abs(value - expected[i]));
                spread = Math.max(spread, Math.abs(expected[i] - expected[0]));
            }
            assertThat(spread).isGreaterThan(0.5);
            assertThat(largest)
                    .as("%s %s clamp %s", config.architecture(), noise, config.convClamp())
                    .isLessThan(1e-4 * spread);
        }
    }

    @Test
    void anImageDoesNotDependOnItsNeighboursInTheBatch() {
        StyleGan2Config config = large(Architecture.SKIP, 0);
        try (ScriptNetwork network = network(config);
                StyleGan2 prepared = StyleGan2.of(RUNTIME, config, network)) {
            float[][] w = rows(5, config.wDim());
            float[][] together = prepared.synthesize(w);
            for (int i = 0; i < w.length; i++) {
                assertThat(prepared.synthesize(new float[][] {w[i]})[0]).isEqualTo(together[i]);
            }
        }
    }

    @Test
    void preparedWeightsAreCopies() {
        StyleGan2Config config = large(Architecture.SKIP, 0);
        ScriptNetwork network = network(config);
        try (StyleGan2 prepared = StyleGan2.of(RUNTIME, config, network)) {
            float[][] w = rows(1, config.wDim());
            float[][] before = prepared.synthesize(w);
            float[] average = prepared.averageW();
            network.parameterNames().forEach(n -> network.setValues(n, new float[network.values(n).length]));
            network.close();
            assertThat(prepared.synthesize(w)).isDeepEqualTo(before);
            assertThat(prepared.averageW()).isEqualTo(average);
        }
    }

    @Test
    void cutoffTruncatesTheFirstLayersOnly() {
        StyleGan2Config config = new StyleGan2Config(4, 2, 8, 64, 8, 1, 1);
        try (ScriptNetwork network = network(config)) {
            network.setValues("mapping.w_avg", new float[] {1, -1});
            try (StyleGan2 prepared = StyleGan2.of(RUNTIME, config, network)) {
                assertThat(prepared.extend(new float[][] {{3, 3}}, 0.5, 1)[0]).containsExactly(2, 1, 3, 3, 3, 3, 3, 3);
                assertThatThrownBy(() -> prepared.extend(new float[][] {{3, 3}}, 0.5, 5))
                        .hasMessageContaining("cutoff");
            }
        }
    }

    @Test
    void onlySkipNetworksStopEarly() {
        SynthesisSpec options = new SynthesisSpec(64, 0);
        assertThat(options.resolvedFor(large(Architecture.SKIP, 0)).resolution())
                .isEqualTo(64);
        assertThatThrownBy(() -> options.resolvedFor(large(Architecture.ORIG, 0)))
                .hasMessageContaining("resolution: only networks of the skip architecture");
        assertThatThrownBy(() -> new SynthesisSpec(256, 0).resolvedFor(large(Architecture.SKIP, 0)))
                .hasMessageContaining("from 4 to 128");
    }

    private static ScriptNetwork network(StyleGan2Config config) {
        ScriptNetwork network = new ScriptNetwork(RUNTIME, StyleGan2Source.of(config, RUNTIME.computeType()), 5);
        network.parameterNames().stream()
                .filter(n -> n.endsWith("noise_strength"))
                .forEach(n -> network.setValues(n, new float[] {0.3f}));
        return network;
    }

    private static float[][] rows(int n, int length) {
        float[][] rows = new float[n][length];
        Gaussian gaussian = new Gaussian(7);
        Arrays.stream(rows).forEach(gaussian::fill);
        return rows;
    }
}
