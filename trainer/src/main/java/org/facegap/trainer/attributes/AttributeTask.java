package org.facegap.trainer.attributes;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.trainer.loop.TrainingTask;

/** An attribute network under the losses of its attributes. The network stays open when this is closed. */
final class AttributeTask implements TrainingTask, AutoCloseable {
    private static final String LAST_LAYER = "head.logits.";

    private final ScriptNetwork network;
    private final AttributeLoss loss;
    private final AttributeTargets targets;

    AttributeTask(EngineRuntime runtime, AttributeConfig recipe, ScriptNetwork network, List<FaceRecord> records) {
        this.network = network;
        targets = AttributeTargets.of(recipe.network(), records);
        loss = new AttributeLoss(runtime, recipe, targets);
    }

    @Override
    public String name() {
        return "attributes";
    }

    @Override
    public ScriptNetwork network() {
        return network;
    }

    @Override
    public Map<String, ScriptNetwork> networks() {
        return Map.of("network", network);
    }

    @Override
    public Block block() {
        return network;
    }

    @Override
    public boolean isHead(String word, String parameter) {
        return parameter.startsWith(LAST_LAYER);
    }

    @Override
    public Map<String, NDArray> state() {
        return Map.of();
    }

    @Override
    public Forward forward(Trainer trainer, NDManager manager, NDArray images, int[] rows) {
        long[] truth = targets.of(rows);
        NDArray y = manager.create(truth, new Shape(rows.length, targets.attributes()));
        NDArray logits = trainer.forward(new NDList(images)).singletonOrThrow();
        return new Forward(loss.losses(y, logits), () -> targets.accuracy(logits.toFloatArray(), truth));
    }

    @Override
    public void close() {
        loss.close();
    }
}
