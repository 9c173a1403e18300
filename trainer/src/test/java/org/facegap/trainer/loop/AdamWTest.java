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
import java.util.List;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamWTest {
    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    /** 100 steps on the sum of (w - target)^2 / 2, one parameter with weight decay, beside the published formula in double. */
    @ParameterizedTest
    @CsvSource({"FLOAT64, 1e-13", "FLOAT32, 1e-6"})
    void followsThePublishedUpdateOfEveryParameterAndClearsGradients(DataType type, double tolerance) {
        double[][] w = {{0.5, -0.25, 0.1}, {0.75}, {0.3, -0.6}};
        double[][] m = {new double[3], new double[1], new double[2]};
        double[][] v = {new double[3], new double[1], new double[2]};
        String[] names = {"a/norm/scale", "conv/weight", "b/bias"};
        try (NDManager manager = runtime.newManager();
                AdamW optimizer = new AdamW(runtime, 0.9, 0.99, 0.1, name -> name.equals("conv.weight"))) {
            List<NDArray> weights = new ArrayList<>();
            for (int p = 0; p < w.length; p++) {
                NDArray weight = manager.create(w[p]).toType(type, false);
                weight.setName(names[p]);
                weight.setRequiresGradient(true);
                weights.add(weight);
            }
            for (int t = 1; t <= 100; t++) {
                double rate = 0.01 / t;
                try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                    NDArray sum = manager.create(0.0).toType(type, false);
                    for (NDArray weight : weights) {
                        NDArray away = weight.sub(2);
                        sum = sum.add(away.mul(away).mul(0.5f).sum());
                    }
                    collector.backward(sum);
                }
                optimizer.step(rate, weights);
                for (int p = 0; p < w.length; p++) {
                    for (int i = 0; i < w[p].length; i++) {
                        double g = w[p][i] - 2;
                        m[p][i] = 0.9 * m[p][i] + 0.1 * g;
                        v[p][i] = 0.99 * v[p][i] + 0.01 * g * g;
                        double step = m[p][i]
                                / (1 - Math.pow(0.9, t))
                                / (Math.sqrt(v[p][i] / (1 - Math.pow(0.99, t))) + 1e-8);
                        w[p][i] -= rate * (step + (p == 1 ? 0.1 * w[p][i] : 0));
                    }
                    assertThat(weights.get(p).toType(DataType.FLOAT64, false).toDoubleArray())
                            .as("%s after step %d", names[p], t)
                            .containsExactly(w[p], within(tolerance));
                    assertThat(weights.get(p)
                                    .getGradient()
                                    .toType(DataType.FLOAT64, false)
                                    .toDoubleArray())
                            .containsOnly(0);
                }
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> optimizer.step(0.1, weights.subList(0, 2)))
                    .withMessageContaining("2 parameters, 3 in the first step");
        }
    }

    @Test
    void oneHugeGradientStopsAnUnboundedParameterAndNotABoundedOne() {
        assertThat(distanceAfterAHugeGradient(0)).as("unbounded").isLessThan(0.1);
        assertThat(distanceAfterAHugeGradient(10)).as("bounded").isBetween(0.3, 3.0);
    }

    @Test
    void aGradientThatIsNoNumberSpoilsNothingWhenBounded() {
        assertThat(distanceAfter(Float.NaN, 10)).isBetween(0.3, 3.0);
        assertThat(distanceAfter(Float.NaN, 0)).isNaN();
    }

    private double distanceAfterAHugeGradient(double bound) {
        return distanceAfter(1e15f, bound);
    }

    /** How far 100 steps of gradient 1 and rate 0.01 move a weight after one gradient of another size. */
    private double distanceAfter(float odd, double bound) {
        try (NDManager manager = runtime.newManager();
                AdamW optimizer = new AdamW(runtime, 0.9, 0.99, 0, bound, name -> false)) {
            NDArray weight = manager.create(new float[] {0});
            weight.setRequiresGradient(true);
            double before = 0;
            for (int t = 0; t < 420; t++) {
                float slope = t == 300 ? odd : 1;
                try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                    collector.backward(weight.mul(slope).sum());
                }
                optimizer.step(0.01, List.of(weight));
                if (t == 320) {
                    before = weight.toFloatArray()[0];
                }
            }
            return Math.abs(weight.toFloatArray()[0] - before);
        }
    }

    @Test
    void theScheduleWarmsUpAndEndsAtZero() {
        Schedule schedule = new Schedule(0.1, 10, 110);
        assertThat(schedule.at(0)).isCloseTo(0.01, within(1e-12));
        assertThat(schedule.at(9)).isCloseTo(0.1, within(1e-12));
        assertThat(schedule.at(60)).isCloseTo(0.05, within(1e-12));
        assertThat(schedule.at(110)).isCloseTo(0, within(1e-12));
    }
}
