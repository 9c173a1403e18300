package org.facegap.models.stylegan2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.facegap.core.random.Gaussian;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.junit.jupiter.api.Test;

class DiscriminatorSourceTest {
    private static final int SIDE = 8;
    private static final Shape SHAPE = new Shape(4, 3, SIDE, SIDE);

    private final EngineRuntime runtime = EngineRuntime.start("cpu", "float32", 1);

    private static float[] images(long seed) {
        float[] all = new float[4 * 3 * SIDE * SIDE];
        new Gaussian(seed).fill(all);
        return all;
    }

    private ScriptNetwork network() {
        return new ScriptNetwork(runtime, DiscriminatorSource.of(SIDE, 64, 16, runtime.computeType()), 3);
    }

    private static double logits(ScriptNetwork network, NDManager manager, float[] images) {
        return network.run(manager, "train", manager.create(images, SHAPE))
                .singletonOrThrow()
                .sum()
                .getFloat();
    }

    @Test
    void thePenaltyIsTheSquaredGradientByTheImage() {
        try (ScriptNetwork network = network();
                NDManager manager = runtime.newManager()) {
            float[] images = images(1);
            NDArray x = manager.create(images, SHAPE);
            x.setRequiresGradient(true);
            float[] penalty;
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                penalty = network.runWithGradient(manager, "penalty", x)
                        .singletonOrThrow()
                        .toFloatArray();
            }
            double all = 0;
            for (float p : penalty) {
                all += p;
            }
            // By differences, over every pixel of every image; the minibatch statistic couples them.
            double expected = 0;
            float h = 0.01f;
            for (int i = 0; i < images.length; i++) {
                float[] more = images.clone();
                float[] less = images.clone();
                more[i] += h;
                less[i] -= h;
                double slope = (logits(network, manager, more) - logits(network, manager, less)) / (2 * h);
                expected += slope * slope;
            }
            assertThat(penalty).hasSize(4);
            assertThat(all).isCloseTo(expected, within(0.02 * expected));
        }
    }

    @Test
    void thePenaltyTeachesTheParametersAndAJudgementDoesNot() {
        try (ScriptNetwork network = network();
                NDManager manager = runtime.newManager()) {
            NDArray weight = network.parameterOf("level8.first.weight").getArray();
            NDArray x = manager.create(images(2), SHAPE);
            x.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(network.runWithGradient(manager, "judge", x)
                        .singletonOrThrow()
                        .sum());
            }
            assertThat(weight.getGradient().abs().sum().getFloat()).isZero();
            assertThat(x.getGradient().abs().sum().getFloat()).isPositive();
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(network.runWithGradient(manager, "penalty", x)
                        .singletonOrThrow()
                        .sum());
            }
            assertThat(weight.getGradient().abs().sum().getFloat()).isPositive();
        }
    }
}
