package org.facegap.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.facegap.models.engine.EngineRuntime;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    /** Three steps on w^2 / 2 with weight decay, beside the published formula in double precision. */
    @Test
    void followsThePublishedUpdateAndClearsTheGradient() {
        double w = 2;
        double m = 0;
        double v = 0;
        try (NDManager manager = runtime.newManager();
                AdamW optimizer = new AdamW(runtime, 0.9, 0.99, 0.1, name -> name.equals("conv.weight"))) {
            NDArray weight = manager.create(new float[] {2});
            weight.setName("conv/weight");
            weight.setRequiresGradient(true);
            for (int t = 1; t <= 3; t++) {
                try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                    collector.backward(weight.mul(weight).mul(0.5f).sum());
                }
                optimizer.begin(0.1);
                try (NDArray copy = weight.getGradient().duplicate()) {
                    optimizer.update("id", weight, copy);
                }
                double g = w;
                m = 0.9 * m + 0.1 * g;
                v = 0.99 * v + 0.01 * g * g;
                double step = m / (1 - Math.pow(0.9, t)) / (Math.sqrt(v / (1 - Math.pow(0.99, t))) + 1e-8);
                w -= 0.1 * (step + 0.1 * w);
                assertThat((double) weight.toFloatArray()[0]).isCloseTo(w, within(1e-5));
                assertThat(weight.getGradient().toFloatArray()[0])
                        .as("the live gradient after step %d", t)
                        .isZero();
            }
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
                optimizer.begin(0.01);
                try (NDArray copy = weight.getGradient().duplicate()) {
                    optimizer.update("id", weight, copy);
                }
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
