package org.facegap.trainer.attributes;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * The sum over attributes of the cross-entropy between what the network says and a target distribution, which a table gives for each
 * label: one value alone, or smoothed, or spread over neighbours, times the weight of the label's class. A label that is not there has a row of zeros;
 * the others count N / (labels there), so that the mean over the batch is for each attribute the mean over the labels there are.
 */
final class AttributeLoss implements AutoCloseable {
    private final ScriptModule script;
    private final NDManager manager;
    private final NDList tables = new NDList();

    AttributeLoss(EngineRuntime runtime, AttributeConfig recipe, AttributeTargets targets) {
        manager = runtime.newManager();
        StringBuilder head = new StringBuilder("  def losses(self, labels: Tensor, logits: Tensor");
        StringBuilder body = new StringBuilder("    s0 = torch.mul(torch.sum(logits, [1]), 0.0)\n");
        int offset = 0;
        List<String> names = List.copyOf(recipe.network().attributes().keySet());
        for (int a = 0; a < targets.attributes(); a++) {
            int values = targets.values().get(a);
            boolean inOrder = recipe.loss().ordinal().contains(names.get(a));
            tables.add(manager.create(table(recipe.loss(), targets.counts(a), inOrder), new Shape(values + 1, values)));
            head.append(", t" + a + ": Tensor");
            body.append("""
                        y# = torch.select(labels, 1, #)
                        there# = torch.clamp_min(torch.sum(torch.to(torch.ge(y#, 0), 6)), 1.0)
                        w# = torch.index_select(t#, 0, torch.masked_fill(y#, torch.lt(y#, 0), VALUES))
                        p# = torch.log_softmax(torch.slice(logits, 1, FROM, TO, 1), 1)
                        l# = torch.neg(torch.sum(torch.mul(w#, p#), [1]))
                        sNEXT = torch.add(s#, torch.mul(torch.mul(l#, torch.reciprocal(there#)), torch.size(labels, 0)))
                    """.replace("#", String.valueOf(a))
                    .replace("VALUES", String.valueOf(values))
                    .replace("FROM", String.valueOf(offset))
                    .replace("TO", String.valueOf(offset + values))
                    .replace("NEXT", String.valueOf(a + 1)));
            offset += values;
        }
        script = ScriptModule.compile(
                runtime, List.of(head + ") -> Tensor:\n" + body + "    return s" + targets.attributes() + "\n"));
    }

    /** A row for each value, and one of zeros for a label that is not there; [values + 1, values] row-major. */
    private static float[] table(AttributeLossConfig loss, long[] counts, boolean inOrder) {
        float[] table = new float[(counts.length + 1) * counts.length];
        double[] weights = loss.classWeights().of(counts, loss.beta());
        for (int v = 0; v < counts.length; v++) {
            double[] target = loss.target(v, counts.length, inOrder);
            for (int k = 0; k < counts.length; k++) {
                table[v * counts.length + k] = (float) (weights[v] * target[k]);
            }
        }
        return table;
    }

    /**
     * The loss of every image.
     *
     * @param labels int64 [N, attributes]
     * @param logits float32 [N, outputs]
     * @return [N]
     */
    NDArray losses(NDArray labels, NDArray logits) {
        return script.call(logits.getManager(), "losses", new NDList(labels, logits).addAll(tables), true)
                .singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
