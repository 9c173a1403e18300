package org.facegap.trainer.attributes;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import java.util.List;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/** Sum of each attribute's cross-entropy. Labels: int64 [N, attributes]; predictions: logits, float32 [N, outputs]. */
final class AttributeLoss extends Loss implements AutoCloseable {
    private final ScriptModule script;

    AttributeLoss(EngineRuntime runtime, ClassifierConfig spec) {
        super("attributes");
        StringBuilder body = new StringBuilder("  def loss(self, labels: Tensor, logits: Tensor) -> Tensor:\n"
                + "    s0 = torch.mul(torch.sum(logits), 0.0)\n");
        int i = 0;
        int offset = 0;
        for (List<String> values : spec.attributes().values()) {
            int end = offset + values.size();
            body.append("    s" + (i + 1) + " = torch.add(s" + i + ", torch.cross_entropy_loss(torch.slice(logits, 1, "
                    + offset + ", " + end + ", 1), torch.select(labels, 1, " + i + "), None, 1, -100, 0.0))\n");
            offset = end;
            i++;
        }
        body.append("    return s").append(i).append('\n');
        script = ScriptModule.compile(runtime, List.of(body.toString()));
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray logits = predictions.singletonOrThrow();
        return script.call(logits.getManager(), "loss", new NDList(labels.singletonOrThrow(), logits), true)
                .singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
    }
}
