package org.facegap.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/**
 * The exponential moving average of arrays: a = d a + (1 - d) x after every step, with d = min(decay, (1 + t) / (10 + t)) at step t, so
 * that the first weights are forgotten soon. It stands still once a step was not finite.
 */
final class Average implements AutoCloseable {
    private final Optimizer optimizer;
    private final NDManager manager;
    private final ScriptModule script;
    private final NDList arrays;
    private final NDList averages = new NDList();

    /** Begins with the arrays as they are. */
    Average(EngineRuntime runtime, Optimizer optimizer, double decay, List<NDArray> arrays) {
        this.optimizer = optimizer;
        this.arrays = new NDList(arrays);
        manager = runtime.newManager();
        for (NDArray array : arrays) {
            NDArray copy = array.duplicate();
            copy.attach(manager);
            averages.add(copy);
        }
        String a = list("a");
        String x = list("x");
        String declared = declare("a") + declare("x");
        script = ScriptModule.compile(
                runtime,
                List.of(
                        "  def average(self, stopped: Tensor, count: Tensor" + declared + ") -> List[Tensor]:\n"
                                + "    d = torch.clamp_max(torch.div(torch.add(count, 1), torch.add(count, 10)), "
                                + decay
                                + ")\n"
                                + "    k = torch.where(torch.gt(stopped, 0), torch.ones_like(d), d)\n"
                                + "    la = " + a + "\n"
                                + "    torch._foreach_mul_(la, k)\n"
                                + "    torch._foreach_add_(la, torch._foreach_mul(" + x + ", torch.rsub(k, 1)))\n"
                                + "    return [la[0]]\n",
                        "  def swap(self" + declared + ") -> List[Tensor]:\n"
                                + "    la = " + a + "\n"
                                + "    lx = " + x + "\n"
                                + "    t = torch._foreach_add(la, 0)\n"
                                + "    torch._foreach_copy_(la, lx)\n"
                                + "    torch._foreach_copy_(lx, t)\n"
                                + "    return [la[0], lx[0]]\n"));
    }

    /** Takes the arrays in. @param values the same arrays, or what is to be averaged in their place */
    void update(NDList values) {
        call(
                "average",
                new NDList(optimizer.stopped(), optimizer.count())
                        .addAll(averages)
                        .addAll(values));
    }

    /** Exchanges arrays and averages. */
    void swap() {
        call("swap", new NDList(averages).addAll(arrays));
    }

    /** The live averages, in the order of the arrays. */
    NDList averages() {
        return averages;
    }

    private void call(String method, NDList arguments) {
        try (NDManager scope = manager.newSubManager()) {
            script.call(scope, method, arguments, false);
        }
    }

    private String declare(String kind) {
        return IntStream.range(0, arrays.size())
                .mapToObj(i -> ", " + kind + i + ": Tensor")
                .collect(Collectors.joining());
    }

    private String list(String kind) {
        return IntStream.range(0, arrays.size()).mapToObj(i -> kind + i).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void close() {
        script.close();
        manager.close();
    }
}
