package org.facegap.trainer.loop;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.facegap.core.UserError;
import org.facegap.models.engine.EngineRuntime;

/**
 * One block under training on one device with DJL's trainer. Every part of a step has its own manager, so nothing outlives it; the
 * loss is read back only when asked for.
 */
public final class Step implements AutoCloseable {
    private final Model model;
    private final Trainer trainer;
    private final Optimizer optimizer;
    private final Schedule schedule;
    private long step;

    /** Prepares training; the block's parameters, which the optimizer moves, are there already. */
    public Step(EngineRuntime runtime, Block block, Optimizer optimizer, Schedule schedule) {
        this(runtime, block, optimizer, schedule, 0);
    }

    /** The same from another step on, counted from 0. */
    Step(EngineRuntime runtime, Block block, Optimizer optimizer, Schedule schedule, long first) {
        this.optimizer = optimizer;
        this.schedule = schedule;
        this.step = first;
        model = Model.newInstance("training", runtime.device(), "PyTorch");
        model.setBlock(block);
        // The trainer wants a loss; ours are given to each step.
        trainer =
                model.newTrainer(new DefaultTrainingConfig(Loss.l1Loss()).optDevices(new Device[] {runtime.device()}));
        trainer.initialize();
    }

    /**
     * Runs one optimisation step.
     *
     * @param objective from the trainer and the step's manager to the scalar loss
     * @param read whether to read the loss back (it waits for the device)
     * @return the loss, or NaN when it was not read
     * @throws UserError when a loss that was read is not finite
     */
    public double run(BiFunction<Trainer, NDManager, NDArray> objective, boolean read) {
        run(objective, 1);
        if (!read) {
            return Double.NaN;
        }
        double value = optimizer.read().loss();
        if (!Double.isFinite(value)) {
            throw new UserError("training stopped at step " + (step - 1) + ": the loss is " + value
                    + "; a lower learning rate usually helps");
        }
        return value;
    }

    /**
     * Runs one optimisation step without waiting for the device.
     *
     * @param objective called once for each part
     * @param parts of the batch; the step's loss is their mean
     */
    void run(BiFunction<Trainer, NDManager, NDArray> objective, int parts) {
        try (NDManager outer = trainer.getManager().newSubManager()) {
            NDArray sum = null;
            for (int part = 0; part < parts; part++) {
                try (NDManager manager = outer.newSubManager()) {
                    NDArray loss;
                    try (GradientCollector collector = trainer.newGradientCollector()) {
                        loss = objective.apply(trainer, manager);
                        // A factor must live until its gradient is taken: DJL frees a plain number before that.
                        loss = parts == 1 ? loss : loss.mul(manager.create(1f / parts));
                        collector.backward(loss);
                    }
                    sum = sum == null ? loss : sum.add(loss);
                    sum.attach(outer);
                }
            }
            optimizer.step(schedule.at(step), Objects.requireNonNull(sum));
            step++;
        }
    }

    /** Does something with the block as in training, without a step. */
    void look(BiConsumer<Trainer, NDManager> use) {
        try (NDManager manager = trainer.getManager().newSubManager();
                GradientCollector collector = trainer.newGradientCollector()) {
            use.accept(trainer, manager);
        }
    }

    /** Steps done. */
    public long steps() {
        return step;
    }

    /** Frees the trainer and the optimizer; the block stays. */
    @Override
    public void close() {
        trainer.close();
        optimizer.close();
        // The model would close the block's arrays' manager only if it had made it; they belong to the block.
        model.close();
    }
}
