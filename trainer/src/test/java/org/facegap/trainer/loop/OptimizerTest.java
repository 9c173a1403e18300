package org.facegap.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.trainer.loop.Optimizer.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    private static final double[] DECAY = {0, 0.1, 0.02};
    private static final double[] RATE = {1, 0.5, 1e-4};

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    /** The published update of one element, in double. */
    private interface Formula {
        /** @param state running averages, changed in place */
        double move(double w, double gradient, double decay, double rate, double[] state, int t);
    }

    private static final Formula ADAMW = (w, g, decay, rate, state, t) -> {
        state[0] = 0.9 * state[0] + 0.1 * g;
        state[1] = 0.99 * state[1] + 0.01 * g * g;
        double step = state[0] / (1 - Math.pow(0.9, t)) / (Math.sqrt(state[1] / (1 - Math.pow(0.99, t))) + 1e-8);
        return w - rate * (step + decay * w);
    };
    private static final Formula PLAIN = (w, g, decay, rate, state, t) -> w - rate * (g + decay * w);
    private static final Formula MOMENTUM = (w, g, decay, rate, state, t) -> {
        state[0] = 0.9 * state[0] + g + decay * w;
        return w - rate * state[0];
    };
    private static final Formula NESTEROV = (w, g, decay, rate, state, t) -> {
        state[0] = 0.9 * state[0] + g + decay * w;
        return w - rate * (g + decay * w + 0.9 * state[0]);
    };

    static Stream<Arguments> kinds() {
        return Stream.of(DataType.FLOAT64, DataType.FLOAT32)
                .flatMap(type -> Stream.of(
                        Arguments.of(new OptimizerConfig.AdamW(0.9, 0.99), ADAMW, 0, type),
                        Arguments.of(new OptimizerConfig.Sgd(0, false), PLAIN, 0, type),
                        Arguments.of(new OptimizerConfig.Sgd(0.9, false), MOMENTUM, 0, type),
                        Arguments.of(new OptimizerConfig.Sgd(0.9, true), NESTEROV, 0, type),
                        Arguments.of(new OptimizerConfig.Sgd(0.9, true), NESTEROV, 2, type)));
    }

    /** 100 steps on the sum of (w - 2)^2 / 2, parameters with several weight decays, beside the published formula in double. */
    @ParameterizedTest
    @MethodSource("kinds")
    void followsThePublishedUpdateOfEveryParameterAndClearsGradients(
            OptimizerConfig kind, Formula formula, double clip, DataType type) {
        double[][] w = {{0.5, -0.25, 0.1}, {0.75}, {0.3, -0.6}};
        double[][][] state = new double[3][3][2];
        double tolerance = type == DataType.FLOAT64 ? 1e-12 : 1e-6;
        try (NDManager manager = runtime.newManager()) {
            List<Weight> weights = weights(manager, w, type);
            try (Optimizer optimizer = new Optimizer(runtime, kind, clip, weights, List.of())) {
                for (int t = 1; t <= 100; t++) {
                    double rate = 0.02 / t;
                    double norm = Math.sqrt(Arrays.stream(w)
                            .flatMapToDouble(Arrays::stream)
                            .map(x -> (x - 2) * (x - 2))
                            .sum());
                    double factor = clip == 0 ? 1 : Math.min(1, clip / (norm + 1e-6));
                    step(optimizer, weights, rate, type, 1);
                    assertThat(optimizer.read().gradientNorm()).isCloseTo(norm, within(1e-5));
                    for (int p = 0; p < w.length; p++) {
                        for (int i = 0; i < w[p].length; i++) {
                            w[p][i] = formula.move(
                                    w[p][i], factor * (w[p][i] - 2), DECAY[p], RATE[p] * rate, state[p][i], t);
                        }
                        NDArray array = weights.get(p).array();
                        assertThat(array.toType(DataType.FLOAT64, false).toDoubleArray())
                                .as("parameter %d after step %d", p, t)
                                .containsExactly(w[p], within(tolerance));
                        assertThat(array.getGradient()
                                        .toType(DataType.FLOAT64, false)
                                        .toDoubleArray())
                                .containsOnly(0);
                    }
                }
                assertThat(optimizer.steps()).isEqualTo(100);
            }
        }
    }

    private static List<Weight> weights(NDManager manager, double[][] w, DataType type) {
        List<Weight> weights = new ArrayList<>();
        for (int p = 0; p < w.length; p++) {
            NDArray array = manager.create(w[p]).toType(type, false);
            array.setRequiresGradient(true);
            weights.add(new Weight("w" + p, array, DECAY[p], RATE[p]));
        }
        return weights;
    }

    /** One step on factor times the sum of (w - 2)^2 / 2. */
    private static void step(Optimizer optimizer, List<Weight> weights, double rate, DataType type, float factor) {
        try (NDManager manager = weights.get(0).array().getManager().newSubManager()) {
            NDArray sum = manager.create(0.0).toType(type, false);
            NDArray half = manager.create(0.5f * factor);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                for (Weight weight : weights) {
                    NDArray away = weight.array().sub(2);
                    sum = sum.add(away.mul(away).mul(half).sum());
                }
                collector.backward(sum);
            }
            optimizer.step(rate, sum);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void allParametersInOneCallAreWhatEachIsAlone(OptimizerConfig kind, Formula formula, double clip, DataType type) {
        double[][] first = new double[5][64];
        for (int p = 0; p < first.length; p++) {
            for (int i = 0; i < first[p].length; i++) {
                first[p][i] = Math.sin(1 + 7 * p + i);
            }
        }
        try (NDManager manager = runtime.newManager()) {
            List<Weight> together = new ArrayList<>();
            List<Weight> alone = new ArrayList<>();
            for (double[] values : first) {
                together.add(new Weight("w" + together.size(), trainable(manager, values), 0.1));
                alone.add(new Weight("w" + alone.size(), trainable(manager, values), 0.1));
            }
            List<Optimizer> each = alone.stream()
                    .map(w -> new Optimizer(runtime, kind, 0, List.of(w), List.of()))
                    .toList();
            try (Optimizer all = new Optimizer(runtime, kind, 0, together, List.of())) {
                for (int t = 0; t < 50; t++) {
                    step(all, together, 0.01, DataType.FLOAT32, 1);
                    for (int p = 0; p < each.size(); p++) {
                        step(each.get(p), List.of(alone.get(p)), 0.01, DataType.FLOAT32, 1);
                    }
                }
            } finally {
                each.forEach(Optimizer::close);
            }
            for (int p = 0; p < first.length; p++) {
                float[] other = alone.get(p).array().toFloatArray();
                assertThat(together.get(p).array().toFloatArray()).containsExactly(other, within(1e-6f));
                assertThat(other[0]).isNotCloseTo((float) first[p][0], within(0.01f));
            }
        }
    }

    private static NDArray trainable(NDManager manager, double[] values) {
        NDArray array = manager.create(values).toType(DataType.FLOAT32, false);
        array.setRequiresGradient(true);
        return array;
    }

    /** The first step that is not finite changes nothing, nor does any after it; what the forward pass spoiled is put back. */
    @ParameterizedTest
    @MethodSource("kinds")
    void standsStillFromTheFirstStepThatIsNotFinite(OptimizerConfig kind, Formula formula, double clip, DataType type) {
        try (NDManager manager = runtime.newManager()) {
            List<Weight> weights = weights(manager, new double[][] {{0.5, -0.25}, {0.75}, {1}}, type);
            NDArray running = manager.create(new float[] {0, 0});
            try (Optimizer optimizer = new Optimizer(runtime, kind, clip, weights, List.of(running))) {
                double[] before = {};
                for (int t = 0; t < 20; t++) {
                    running.addi(t == 12 ? Float.NaN : 1f);
                    step(optimizer, weights, 0.01, type, t == 12 ? Float.NaN : 1);
                    if (t == 11) {
                        before = values(weights);
                        assertThat(optimizer.read().finite()).isTrue();
                    }
                }
                Optimizer.Reading reading = optimizer.read();
                assertThat(reading.finite()).isFalse();
                assertThat(reading.steps()).isEqualTo(12);
                assertThat(reading.loss()).isNaN();
                assertThat(values(weights)).containsExactly(before);
                optimizer.restore();
                assertThat(running.toFloatArray()).containsExactly(12f, 12f);
            }
        }
    }

    private static double[] values(List<Weight> weights) {
        return weights.stream()
                .flatMapToDouble(w ->
                        Arrays.stream(w.array().toType(DataType.FLOAT64, false).toDoubleArray()))
                .toArray();
    }

    @Test
    void oneHugeGradientStopsAnUnboundedParameterAndNotABoundedOne() {
        assertThat(distanceAfter(1e15f, 0)).as("unbounded").isLessThan(0.1);
        assertThat(distanceAfter(1e15f, 10)).as("bounded").isBetween(0.3, 3.0);
    }

    @Test
    void aGradientThatIsNoNumberSpoilsNothingWhenBounded() {
        assertThat(distanceAfter(Float.NaN, 10)).isBetween(0.3, 3.0);
        assertThat(distanceAfter(Float.NaN, 0)).as("standing still").isZero();
    }

    /** How far 100 steps of gradient 1 and rate 0.01 move a weight after one gradient of another size. */
    private double distanceAfter(float odd, double bound) {
        OptimizerConfig.AdamW kind = new OptimizerConfig.AdamW(0.9, 0.99);
        try (NDManager manager = runtime.newManager()) {
            NDArray array = trainable(manager, new double[] {0});
            List<Weight> weights = List.of(new Weight("w", array, 0));
            try (Optimizer optimizer = bound > 0
                    ? Optimizer.bounded(runtime, kind, bound, weights)
                    : new Optimizer(runtime, kind, 0, weights, List.of())) {
                double before = 0;
                for (int t = 0; t < 420; t++) {
                    float slope = t == 300 ? odd : 1;
                    NDArray loss;
                    try (GradientCollector collector =
                            Engine.getEngine("PyTorch").newGradientCollector()) {
                        loss = array.mul(slope).sum();
                        collector.backward(loss);
                    }
                    optimizer.step(0.01, loss);
                    if (t == 320) {
                        before = array.toFloatArray()[0];
                    }
                }
                return Math.abs(array.toFloatArray()[0] - before);
            }
        }
    }

    @Test
    void nesterovNeedsMomentum() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OptimizerConfig.Sgd(0, true))
                .withMessageContaining("nesterov");
    }
}
