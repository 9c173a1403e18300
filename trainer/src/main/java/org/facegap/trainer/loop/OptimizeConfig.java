package org.facegap.trainer.loop;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;
import org.jspecify.annotations.Nullable;

/**
 * How weights are moved, alike for every kind of network. Weight decay applies to weights of two or more axes (convolutions, linear
 * layers), never to scales, shifts, biases and PReLU slopes.
 *
 * @param optimizer how a gradient moves the weights
 * @param schedule how the learning rate falls
 * @param warmUp steps in which the rate rises to its highest; null: a twentieth of all
 * @param headDecay weight decay of the head: the identities' centres, or the last layer of an attribute network
 * @param clip largest norm of the gradient over all parameters together; 0: none
 * @param accumulate parts that a batch is computed in, one after another; their gradients are averaged
 * @param ema decay of the moving average of the weights, which then is what is evaluated and kept; 0: none
 */
public record OptimizeConfig(
        @Doc("how a gradient moves the weights") @Default("adamw")
        OptimizerConfig optimizer,

        @Doc("how the learning rate falls") @Default("cosine")
        ScheduleConfig schedule,

        @Doc("steps in which the rate rises to its highest; without it a twentieth of all steps")
        @Range(min = 0, max = 1_000_000)
        @Nullable
        Integer warmUp,

        @Doc("weight decay of the head: the identities' centres, or the last layer of an attribute network")
        @Range(min = 0, max = 10)
        @Default("0")
        double headDecay,

        @Doc("largest norm of the gradient over all parameters together; 0: any")
        @Range(min = 0, max = 1e6)
        @Default("0")
        double clip,

        @Doc("parts that a batch is computed in, one after another, to save memory; must divide the batch")
        @Range(min = 1, max = 1024)
        @Default("1")
        int accumulate,

        @Doc("decay of the moving average of the weights, which is what is evaluated and kept then; 0: none")
        @Range(min = 0, max = 0.999999)
        @Default("0")
        double ema) {
    /** AdamW with a cosine: what a recipe without the key does. */
    public static OptimizeConfig usual() {
        return new OptimizeConfig(
                new OptimizerConfig.AdamW(0.9, 0.999), new ScheduleConfig.Cosine("cosine"), null, 0, 0, 1, 0);
    }

    /** The learning rates of a training. */
    public Schedule schedule(double peak, long steps) {
        return new Schedule(schedule, peak, warmUp == null ? Math.max(1, steps / 20) : warmUp, steps);
    }

    /** @throws IllegalArgumentException when a batch cannot be had in equal parts of two images or more */
    public void requireParts(int batch) {
        if (batch % accumulate != 0 || batch / accumulate < 2) {
            throw new IllegalArgumentException("optimize.accumulate: " + accumulate
                    + " parts of two images or more do not make" + " a batch of " + batch);
        }
    }
}
