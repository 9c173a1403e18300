package org.facegap.trainer.recognition;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.facegap.core.random.Seeds;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.recognition.MarginHead;
import org.facegap.trainer.loop.TrainingTask;
import org.jspecify.annotations.Nullable;

/** An embedder under a margin head. The embedder stays open when this is closed. */
final class RecognitionTask implements TrainingTask, AutoCloseable {
    private final ScriptNetwork embedder;
    private final ScriptNetwork head;
    private final MarginLoss loss;
    private final Block block;
    private final int[] labels;
    private final @Nullable InitConfig init;
    private final ToDoubleFunction<String> rates;

    /** @param labels number of the identity of each image of the training set */
    RecognitionTask(
            EngineRuntime runtime,
            RecognitionConfig recipe,
            ScriptNetwork embedder,
            int[] labels,
            int identities,
            long seed) {
        this.embedder = embedder;
        this.labels = labels;
        head = new ScriptNetwork(
                runtime,
                MarginHead.of(identities, recipe.network().dimension(), recipe.subCentres()),
                Seeds.derive(seed, "head"));
        loss = new MarginLoss(runtime, recipe);
        block = new RecognitionBlock(embedder, head);
        init = recipe.init();
        rates = init == null ? name -> 1 : init.rates(embedder.source());
    }

    @Override
    public String name() {
        return "recognition";
    }

    @Override
    public ScriptNetwork network() {
        return embedder;
    }

    @Override
    public Map<String, ScriptNetwork> networks() {
        Map<String, ScriptNetwork> networks = new LinkedHashMap<>();
        networks.put("embedder", embedder);
        networks.put("head", head);
        return networks;
    }

    @Override
    public Block block() {
        return block;
    }

    @Override
    public boolean isHead(String network, String parameter) {
        return network.equals("head");
    }

    @Override
    public double rate(String network, String parameter) {
        return network.equals("head") ? 1 : rates.applyAsDouble(parameter);
    }

    @Override
    public String origin() {
        return init == null ? "" : init.hash();
    }

    @Override
    public Map<String, NDArray> state() {
        return loss.state();
    }

    @Override
    public Forward forward(Trainer trainer, NDManager manager, NDArray images, int[] rows) {
        NDList truth = new NDList(
                manager.create(Arrays.stream(rows).mapToLong(row -> labels[row]).toArray()));
        NDList predictions = trainer.forward(new NDList(images));
        return new Forward(loss.losses(truth, predictions), () -> loss.accuracy(truth, predictions));
    }

    @Override
    public void close() {
        head.close();
        loss.close();
    }
}
