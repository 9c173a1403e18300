package org.facegap.trainer.loop;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.function.BiFunction;
import org.facegap.core.UserError;
import org.facegap.models.engine.EngineRuntime;

/**
 * One block under training on one device with DJL's trainer. Every step has its own manager, so nothing outlives it; the
 * loss is read back only when asked for.
 */
public final class Step implements AutoCloseable {
    private final Model model;
    private final Trainer trainer;
    private final AdamW optimizer;
    private final Schedule schedule;
    private final List<NDArray> weights;
    private long step;

    /** Prepares training; the block's parameters are there already. */
    public Step(EngineRuntime runtime, Block block, Loss loss, AdamW optimizer, Schedule schedule) {
        this.optimizer = optimizer;
        this.schedule = schedule;
        model = Model.newInstance("training", runtime.device(), "PyTorch");
        model.setBlock(block);
        trainer = model.newTrainer(new DefaultTrainingConfig(loss).optDevices(new Device[] {runtime.device()}));
        trainer.initialize();
        // The trainer's own step would copy every gradient and update one parameter after another.
        weights = block.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .map(Parameter::getArray)
                .toList();
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
        double value = Double.NaN;
        try (NDManager manager = trainer.getManager().newSubManager()) {
            NDArray loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                loss = objective.apply(trainer, manager);
                collector.backward(loss);
            }
            if (read) {
                value = loss.getFloat();
                if (!Double.isFinite(value)) {
                    throw new UserError("training stopped at step " + step + ": the loss is " + value
                            + "; a lower learning rate usually helps");
                }
            }
            optimizer.step(schedule.at(step), weights);
            step++;
        }
        return value;
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
