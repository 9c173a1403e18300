package org.facegap.trainer.loop;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.jspecify.annotations.Nullable;

/**
 * AdamW (Loshchilov and Hutter, 2019), all parameters in one script call by the engine's fused kernel. It owns and frees its state, applies
 * weight decay only to parameters that are named for it, and clears the gradients after use.
 */
public final class AdamW implements AutoCloseable {
    /** Steps before gradients are bounded: until then their usual size is not known. */
    private static final int UNBOUNDED_STEPS = 200;

    private final EngineRuntime runtime;
    private final NDManager manager;
    private final NDManager host = NDManager.newBaseManager(Device.cpu());
    private final double beta1;
    private final double beta2;
    private final double weightDecay;
    private final double bound;
    private final Predicate<String> decayed;
    private final NDList moments = new NDList();
    private final NDArray count;
    private @Nullable ScriptModule script;
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
        this.runtime = runtime;
        this.manager = runtime.newManager();
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.weightDecay = weightDecay;
        this.bound = bound;
        this.decayed = decayed;
        this.count = manager.create(0f);
    }

    /**
     * Runs one step.
     *
     * @param rate learning rate
     * @param weights all parameters, the same in every step; each has a gradient, which is zero afterwards
     * @throws IllegalArgumentException when the number of parameters is another than in the first step
     */
    public void step(double rate, List<NDArray> weights) {
        if (script == null) {
            script = ScriptModule.compile(runtime, methods(weights));
            for (int moment = 0; moment < 2; moment++) {
                weights.forEach(w -> moments.add(manager.zeros(w.getShape(), w.getDataType())));
            }
        }
        if (moments.size() != 2 * weights.size()) {
            throw new IllegalArgumentException(
                    weights.size() + " parameters, " + moments.size() / 2 + " in the first step");
        }
        step++;
        NDList gradients = new NDList(weights.size());
        try (NDManager scope = manager.newSubManager();
                NDArray learningRate = host.create(rate)) {
            weights.forEach(w -> gradients.add(w.getGradient()));
            if (bound > 0) {
                // A very large factor lets all numbers pass while their usual size is not known.
                float[] limit = {
                    (float) (1 - Math.pow(beta2, Math.max(1, step - 1))), step > UNBOUNDED_STEPS ? (float) bound : 1e6f
                };
                NDList bounded = new NDList(scope.create(limit)).addAll(gradients);
                bounded.addAll(moments.subList(weights.size(), moments.size()));
                script.call(scope, "bound", bounded, false);
            }
            NDList arguments = new NDList(count, learningRate);
            arguments.addAll(weights);
            script.call(scope, "step", arguments.addAll(gradients).addAll(moments), false);
        } finally {
            gradients.close();
        }
    }

    private List<String> methods(List<NDArray> weights) {
        List<Integer> all = IntStream.range(0, weights.size()).boxed().toList();
        StringBuilder bounds = new StringBuilder("  def bound(self, limit: Tensor");
        declare(bounds, all, "g", "v");
        for (int i : all) {
            bounds.append("""
                        s = torch.mul(torch.sqrt(torch.div(v#, torch.select(limit, 0, 0))), torch.select(limit, 0, 1))
                        n = torch.nan_to_num(g#, 0., None, None)
                        b = torch.where(torch.gt(v#, 0), torch.minimum(torch.maximum(n, torch.neg(s)), s), n)
                        c = torch.copy_(g#, b)
                    """.replace("#", String.valueOf(i)));
        }
        StringBuilder steps = new StringBuilder("  def step(self, count: Tensor, rate: Tensor");
        declare(steps, all, "w", "g", "m", "v");
        steps.append("    k = torch.add_(count, 1)\n");
        Map<Boolean, List<Integer>> groups =
                all.stream().collect(Collectors.partitioningBy(i -> decayed.test(name(weights.get(i), i))));
        // The compiler drops what is written into a list that nobody reads, so a member of each is part of the result.
        List<String> read = new ArrayList<>();
        groups.forEach((decays, group) -> {
            if (!group.isEmpty()) {
                String suffix = decays ? "decayed" : "plain";
                steps.append("    w_" + suffix + " = " + list("w", group) + "\n    g_" + suffix + " = "
                        + list("g", group)
                        + "\n    torch._fused_adamw_(w_" + suffix + ", g_" + suffix + ", " + list("m", group) + ", "
                        + list("v", group) + ", [], "
                        + group.stream().map(i -> "count").collect(Collectors.joining(", ", "[", "]"))
                        + ", lr=rate, beta1=" + beta1 + ", beta2=" + beta2 + ", weight_decay="
                        + (decays ? weightDecay : 0.0)
                        + ", eps=1.0e-8, amsgrad=False, maximize=False)\n    torch._foreach_zero_(g_" + suffix + ")\n");
                read.add("w_" + suffix + "[0], g_" + suffix + "[0]");
            }
        });
        return List.of(
                bounds.append("    return [limit]\n").toString(),
                steps.append("    return [" + String.join(", ", read) + "]\n").toString());
    }

    private static String name(NDArray weight, int index) {
        return weight.getName() == null
                ? String.valueOf(index)
                : weight.getName().replace('/', '.');
    }

    private static void declare(StringBuilder method, List<Integer> all, String... kinds) {
        for (String kind : kinds) {
            all.forEach(i -> method.append(", " + kind + i + ": Tensor"));
        }
        method.append(") -> List[Tensor]:\n");
    }

    private static String list(String kind, List<Integer> group) {
        return group.stream().map(i -> kind + i).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void close() {
        if (script != null) {
            script.close();
        }
        host.close();
        manager.close();
    }
}
