package org.facegap.trainer.recognition;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.loss.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * Mean softmax cross-entropy over scaled cosines with a margin on the true identity: logit s t, with t of a {@link LossConfig}; of other
 * identities s cos. Labels: int64 [N]; predictions: cosines [N, identities] and embeddings [N, dimension], float32 or
 * float64. The cosines of the own identities are gathered and the margins scattered; no other array of [N, identities] is made than the
 * logits, but for the gradient of an exact margin and the mask of a filter.
 */
public final class MarginLoss extends Loss implements AutoCloseable {
    private final NDManager manager;
    private final ScriptModule script;
    private final Map<String, NDArray> state = new LinkedHashMap<>();

    /** The loss of a recipe, at the beginning of a training. */
    public MarginLoss(EngineRuntime runtime, RecognitionConfig recipe) {
        super(recipe.loss().kind());
        LossConfig loss = recipe.loss();
        manager = runtime.newManager();
        String norms = "";
        if (loss.usesNorms()) {
            // Without dimensions, so that they take the type of what they are used with.
            state.put("mean", manager.create(20.0));
            state.put("deviation", manager.create(100.0));
            norms = ", embedding: Tensor, mean: Tensor, deviation: Tensor";
        }
        double margin = Objects.requireNonNullElse(recipe.margin(), 0.0);
        String added =
                loss.gradient() == LossConfig.Gradient.EXACT ? "torch.sub(t, c)" : "torch.detach(torch.sub(t, c))";
        String logits = "  def logits(self, labels: Tensor, cosine: Tensor" + norms + ") -> Tensor:\n"
                + "    own = torch.unsqueeze(labels, 1)\n"
                + "    c = torch.gather(cosine, 1, own)\n"
                + loss.target(margin)
                + (recipe.filterAbove() < 1
                        ? "    far = torch.masked_fill(cosine, torch.gt(cosine, "
                                + LossConfig.number(recipe.filterAbove()) + "), 0.0)\n"
                                + "    z = torch.scatter(far, 1, own, c)\n"
                        : "    z = cosine\n")
                + "    return torch.mul(torch.scatter_add(z, 1, own, " + added + "), "
                + LossConfig.number(recipe.scale()) + ")\n";
        String losses = logits.replace("def logits", "def losses").replace("return torch.mul", "z = torch.mul")
                + "    return torch.cross_entropy_loss(z, labels, None, 0, -100, 0.0)\n";
        String nearest = "  def nearest(self, labels: Tensor, cosine: Tensor) -> Tensor:\n"
                + "    return torch.mean(torch.to(torch.eq(torch.argmax(cosine, 1), labels), 6))\n";
        script = ScriptModule.compile(runtime, List.of(logits, losses, nearest));
    }

    /** The mean loss of a batch; running statistics take the batch in. */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return losses(labels, predictions).mean();
    }

    /** The loss of every image of a batch, [N]; running statistics take the batch in. */
    NDArray losses(NDList labels, NDList predictions) {
        return call("losses", labels, predictions, true);
    }

    /** The scaled logits, [N, identities]; running statistics take the batch in. */
    public NDArray logits(NDList labels, NDList predictions) {
        return call("logits", labels, predictions, false);
    }

    /** Share of the batch whose nearest centre is its own identity's. */
    public double accuracy(NDList labels, NDList predictions) {
        NDArray cosine = predictions.head();
        try (NDArray share = script.call(
                        cosine.getManager(), "nearest", new NDList(labels.singletonOrThrow(), cosine), false)
                .singletonOrThrow()) {
            return share.getFloat();
        }
    }

    /** What the loss carries from batch to batch, by name: live arrays, float64 without dimensions. Empty for most losses. */
    public Map<String, NDArray> state() {
        return state;
    }

    private NDArray call(String method, NDList labels, NDList predictions, boolean training) {
        NDArray cosine = predictions.head();
        NDList arguments = new NDList(labels.singletonOrThrow(), cosine);
        if (!state.isEmpty()) {
            arguments.add(predictions.get(1));
            arguments.addAll(state.values());
        }
        return script.call(cosine.getManager(), method, arguments, training).singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
