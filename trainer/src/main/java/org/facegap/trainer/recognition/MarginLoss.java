package org.facegap.trainer.recognition;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.Locale;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * Softmax cross-entropy over cosines with a margin on the true identity.
 *
 * <p>CosFace (Wang et al., CVPR 2018): logit = s (cos - m). ArcFace (Deng et al., CVPR 2019): logit = s cos(theta + m),
 * also where theta + m passes pi (no easy margin). Other identities: s cos. Labels: int64 [N];
 * predictions: cosines, float32 [N, identities].
 */
public final class MarginLoss extends Loss implements AutoCloseable {
    private final ScriptModule script;

    /** Which margin. */
    public enum Kind {
        COSFACE,
        ARCFACE
    }

    /**
     * A loss.
     *
     * @param scale s
     * @param margin m, for ArcFace in radians
     */
    public MarginLoss(EngineRuntime runtime, Kind kind, double scale, double margin) {
        super(kind.name().toLowerCase(Locale.ROOT));
        String target = kind == Kind.COSFACE
                ? String.format(Locale.ROOT, "    t = torch.sub(cosine, %.9f)\n", margin)
                : String.format(Locale.ROOT, """
                            sine = torch.sqrt(torch.clamp_min(torch.rsub(torch.mul(cosine, cosine), 1.0), 1.0e-12))
                            t = torch.sub(torch.mul(cosine, %.9f), torch.mul(sine, %.9f))
                        """, Math.cos(margin), Math.sin(margin));
        String logits = "  def logits(self, labels: Tensor, cosine: Tensor) -> Tensor:\n"
                + "    hot = torch.to(torch.one_hot(labels, torch.size(cosine, 1)), 6)\n" + target
                + String.format(
                        Locale.ROOT,
                        "    return torch.mul(torch.add(cosine, torch.mul(hot, torch.sub(t, cosine))), %.9f)%n",
                        scale);
        String loss = "  def loss(self, labels: Tensor, cosine: Tensor) -> Tensor:\n"
                + logits.substring(logits.indexOf('\n') + 1).replace("return ", "z = ")
                + "    return torch.cross_entropy_loss(z, labels, None, 1, -100, 0.0)\n";
        this.script = ScriptModule.compile(runtime, List.of(logits, loss));
    }

    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        return call("loss", labels, predictions, true);
    }

    /** The scaled logits, [N, identities]. */
    public NDArray logits(NDList labels, NDList predictions) {
        return call("logits", labels, predictions, false);
    }

    private NDArray call(String method, NDList labels, NDList predictions, boolean training) {
        NDArray cosine = predictions.singletonOrThrow();
        return script.call(cosine.getManager(), method, new NDList(labels.singletonOrThrow(), cosine), training)
                .singletonOrThrow();
    }

    @Override
    public void close() {
        script.close();
    }
}
