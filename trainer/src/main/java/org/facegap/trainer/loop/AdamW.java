package org.facegap.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * AdamW (Loshchilov and Hutter, 2019) as a DJL optimizer. Unlike DJL's own it owns and frees its state, applies weight
 * decay only to parameters that are named for it, and clears each gradient after use. One script call per parameter.
 */
public final class AdamW extends Optimizer implements AutoCloseable {
    private static final String UPDATE = """
              def adamw(self, w: Tensor, g: Tensor, m: Tensor, v: Tensor, h: Tensor) -> Tensor:
                b1 = torch.select(h, 0, 1)
                b2 = torch.select(h, 0, 2)
                a = torch.add_(torch.mul_(m, b1), torch.mul(g, torch.rsub(b1, 1.0)))
                b = torch.add_(torch.mul_(v, b2), torch.mul(torch.mul(g, g), torch.rsub(b2, 1.0)))
                n = torch.div(m, torch.select(h, 0, 5))
                d = torch.add(torch.sqrt(torch.div(v, torch.select(h, 0, 6))), torch.select(h, 0, 3))
                u = torch.add(torch.div(n, d), torch.mul(w, torch.select(h, 0, 4)))
                c = torch.sub_(w, torch.mul(u, torch.select(h, 0, 0)))
                z = torch.zero_(g)
                return torch.select(h, 0, 0)
              def bound(self, g: Tensor, v: Tensor, h: Tensor) -> Tensor:
                s = torch.mul(torch.sqrt(torch.div(v, torch.select(h, 0, 0))), torch.select(h, 0, 1))
                n = torch.nan_to_num(g, 0., None, None)
                k = torch.where(torch.gt(v, 0), torch.minimum(torch.maximum(n, torch.neg(s)), s), n)
                c = torch.copy_(g, k)
                return torch.select(h, 0, 0)
            """;

    /** Steps before gradients are bounded: until then their usual size is not known. */
    private static final int UNBOUNDED_STEPS = 200;

    private final NDManager manager;
    private final ScriptModule script;
    private final double beta1;
    private final double beta2;
    private final double weightDecay;
    private final double bound;
    private final Predicate<String> decayed;
    private final Map<String, NDArray[]> state = new HashMap<>();
    private double learningRate;
    private long step;

    /**
     * A new optimizer that takes gradients as they come.
     *
     * @param decayed tells by a parameter's name whether weight decay applies
     */
    public AdamW(EngineRuntime runtime, double beta1, double beta2, double weightDecay, Predicate<String> decayed) {
        this(runtime, beta1, beta2, weightDecay, 0, decayed);
    }

    /**
     * A new optimizer.
     *
     * @param bound largest magnitude of a gradient's elements, as a multiple of their own running root mean square, where
     *     there is one; 0: none.
     *     One huge gradient would otherwise fill the second moment and stop that parameter for thousands of steps. Elements
     *     that are not numbers count as 0: one of them would spoil the parameter for good
     * @param decayed tells by a parameter's name whether weight decay applies
     */
    public AdamW(
            EngineRuntime runtime,
            double beta1,
            double beta2,
            double weightDecay,
            double bound,
            Predicate<String> decayed) {
        super(new Base());
        this.manager = runtime.newManager();
        this.script = ScriptModule.compile(runtime, List.of(UPDATE));
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.weightDecay = weightDecay;
        this.bound = bound;
        this.decayed = decayed;
    }

    /** Begins a step at this learning rate; {@link #update} then runs once per parameter. */
    public void begin(double rate) {
        learningRate = rate;
        step++;
    }

    @Override
    public void update(String parameterId, NDArray weight, NDArray grad) {
        NDArray[] moments = state.computeIfAbsent(
                parameterId, k -> new NDArray[] {manager.zeros(weight.getShape()), manager.zeros(weight.getShape())});
        String name = weight.getName() == null ? parameterId : weight.getName().replace('/', '.');
        float[] hyper = {
            (float) learningRate,
            (float) beta1,
            (float) beta2,
            1e-8f,
            decayed.test(name) ? (float) weightDecay : 0f,
            (float) (1 - Math.pow(beta1, step)),
            (float) (1 - Math.pow(beta2, step))
        };
        // DJL hands over a copy of the gradient; the one that backward adds to is the weight's own, and nobody else
        // clears it.
        try (NDManager scope = manager.newSubManager();
                NDArray live = weight.getGradient()) {
            if (bound > 0) {
                // A very large factor lets all numbers pass while their usual size is not known.
                float[] limit = {
                    (float) (1 - Math.pow(beta2, Math.max(1, step - 1))), step > UNBOUNDED_STEPS ? (float) bound : 1e6f
                };
                script.call(scope, "bound", new NDList(live, moments[1], scope.create(limit)), false);
            }
            script.call(scope, "adamw", new NDList(weight, live, moments[0], moments[1], scope.create(hyper)), false);
        }
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }

    private static final class Base extends OptimizerBuilder<Base> {
        @Override
        protected Base self() {
            return this;
        }
    }
}
