package org.facegap.trainer.loop;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.facegap.models.network.ScriptNetwork;

/**
 * Moves all parameters in one script call, by the engine's fused kernels. It owns and frees its state and clears the gradients after use.
 *
 * <p>Loss and gradient are looked at on the device in every step: from the first on that is not finite nothing is changed any more, and
 * whatever else training changes is put back to what it was before that step by {@link #restore}. So nobody waits for the device until
 * {@link #read}.
 */
public final class Optimizer implements AutoCloseable {
    /** Steps before gradients are bounded: until then their usual size is not known. */
    private static final int UNBOUNDED_STEPS = 200;

    private final OptimizerConfig kind;
    private final NDManager manager;
    private final NDManager host = NDManager.newBaseManager(Device.cpu());
    private final List<Weight> weights;
    private final double clip;
    private final double bound;
    private final NDList moments = new NDList();
    private final NDList changed = new NDList();
    private final NDList kept = new NDList();
    private final NDArray count;
    private final NDArray stopped;
    private final NDArray seen;
    private final ScriptModule script;
    private long calls;

    /**
     * A parameter.
     *
     * @param name its own, among all
     * @param array its values, which have a gradient when a step is taken
     * @param decay weight decay
     * @param rate factor of the learning rate
     */
    public record Weight(String name, NDArray array, double decay, double rate) {
        /** At the learning rate as it is. */
        public Weight(String name, NDArray array, double decay) {
            this(name, array, decay, 1);
        }
    }

    /** What the parameters of one call have in common. */
    private record Group(double decay, double rate) {}

    /**
     * What a step showed.
     *
     * @param finite whether every step so far had a finite loss and gradient
     * @param steps taken; where one was not finite, those before it
     * @param loss of the last step, or of the first that was not finite
     * @param gradientNorm over all parameters, before clipping
     */
    public record Reading(boolean finite, long steps, double loss, double gradientNorm) {}

    /**
     * A new optimizer.
     *
     * @param clip largest norm of the whole gradient: it is scaled by min(1, clip / (norm + 1e-6)) (Pascanu et al., ICML 2013);
     *     0: none
     * @param changed arrays that the forward pass changes: running statistics
     */
    public Optimizer(
            EngineRuntime runtime, OptimizerConfig kind, double clip, List<Weight> weights, List<NDArray> changed) {
        this(runtime, kind, clip, 0, weights, changed);
    }

    private Optimizer(
            EngineRuntime runtime,
            OptimizerConfig kind,
            double clip,
            double bound,
            List<Weight> weights,
            List<NDArray> changed) {
        this.kind = kind;
        this.weights = List.copyOf(weights);
        this.clip = clip;
        this.bound = bound;
        manager = runtime.newManager();
        count = manager.create(0f);
        stopped = manager.create(0f);
        seen = manager.zeros(new Shape(2));
        for (int moment = 0; moment < kind.moments(); moment++) {
            weights.forEach(w ->
                    moments.add(manager.zeros(w.array().getShape(), w.array().getDataType())));
        }
        this.changed.addAll(changed);
        script = ScriptModule.compile(
                runtime, List.of(bounds(), step(), copies("keep", "s", "b"), copies("restore", "b", "s")));
        keep();
    }

    /**
     * AdamW for gradients that now and then are out of all proportion, or no numbers.
     *
     * @param bound largest magnitude of a gradient's elements, as a multiple of their own running root mean square, where
     *     there is one.
     *     One huge gradient would otherwise fill the second moment and stop that parameter for thousands of steps. Elements
     *     that are not numbers count as 0: one of them would spoil the parameter for good
     */
    public static Optimizer bounded(
            EngineRuntime runtime, OptimizerConfig.AdamW kind, double bound, List<Weight> weights) {
        return new Optimizer(runtime, kind, 0, bound, weights, List.of());
    }

    /** The trainable parameters of a network, without weight decay. */
    public static List<Weight> undecayed(ScriptNetwork network) {
        return network.parameterNames().stream()
                .filter(name -> network.parameterOf(name).requiresGradient())
                .map(name -> new Weight(name, network.parameterOf(name).getArray(), 0))
                .toList();
    }

    /**
     * Runs one step. Every parameter has a gradient, which is zero afterwards.
     *
     * @param rate learning rate
     * @param loss of the step, a scalar
     */
    public void step(double rate, NDArray loss) {
        calls++;
        NDList gradients = new NDList(weights.size());
        try (NDManager scope = manager.newSubManager();
                NDArray learningRate = host.create(rate)) {
            weights.forEach(w -> gradients.add(w.array().getGradient()));
            if (bound > 0) {
                // A very large factor lets all numbers pass while their usual size is not known.
                double beta2 = ((OptimizerConfig.AdamW) kind).beta2();
                float[] limit = {
                    (float) (1 - Math.pow(beta2, Math.max(1, calls - 1))),
                    calls > UNBOUNDED_STEPS ? (float) bound : 1e6f
                };
                NDList bounded = new NDList(scope.create(limit)).addAll(gradients);
                bounded.addAll(moments.subList(weights.size(), moments.size()));
                script.call(scope, "bound", bounded, false);
            }
            NDList arguments = new NDList(count, stopped, seen, learningRate, loss);
            weights.forEach(w -> arguments.add(w.array()));
            arguments.addAll(gradients).addAll(moments).addAll(changed).addAll(kept);
            script.call(scope, "step", arguments, false);
        } finally {
            gradients.close();
        }
    }

    /** What the last step showed; waits for the device. */
    public Reading read() {
        float[] values = seen.toFloatArray();
        return new Reading(stopped.getFloat() == 0, steps(), values[0], values[1]);
    }

    /** Steps taken; waits for the device. */
    public long steps() {
        return (long) count.getFloat();
    }

    /** Puts what the forward pass changes back to what it was before the step that was not finite. */
    public void restore() {
        copy("restore");
    }

    /** Takes what the forward pass changes as it is now: it was loaded. */
    public void keep() {
        if (kept.isEmpty()) {
            changed.forEach(array -> {
                NDArray copy = array.duplicate();
                copy.attach(manager);
                kept.add(copy);
            });
        }
        copy("keep");
    }

    private void copy(String method) {
        if (!changed.isEmpty()) {
            try (NDManager scope = manager.newSubManager()) {
                script.call(scope, method, new NDList(changed).addAll(kept), false);
            }
        }
    }

    /** The live state by name: moments of every parameter, and the number of steps. */
    public Map<String, NDArray> state() {
        Map<String, NDArray> state = new LinkedHashMap<>();
        state.put("steps", count);
        for (int i = 0; i < moments.size(); i++) {
            state.put(
                    "moment" + (1 + i / weights.size()) + "."
                            + weights.get(i % weights.size()).name(),
                    moments.get(i));
        }
        return state;
    }

    /** What the forward pass changes, as it was after the last finite step. */
    NDList changed() {
        return kept;
    }

    /** 1 where a step was not finite, else 0; a scalar on the device. */
    NDArray stopped() {
        return stopped;
    }

    /** Steps taken, a scalar on the device. */
    NDArray count() {
        return count;
    }

    private String bounds() {
        if (bound == 0) {
            return "  def bound(self, limit: Tensor) -> Tensor:\n    return limit\n";
        }
        List<Integer> all = indices();
        StringBuilder text = new StringBuilder("  def bound(self, limit: Tensor");
        declare(text, all, "g", "v").append(") -> List[Tensor]:\n");
        for (int i : all) {
            text.append("""
                        s = torch.mul(torch.sqrt(torch.div(v#, torch.select(limit, 0, 0))), torch.select(limit, 0, 1))
                        n = torch.nan_to_num(g#, 0., None, None)
                        b = torch.where(torch.gt(v#, 0), torch.minimum(torch.maximum(n, torch.neg(s)), s), n)
                        c = torch.copy_(g#, b)
                    """.replace("#", String.valueOf(i)));
        }
        return text.append("    return [limit]\n").toString();
    }

    private String step() {
        List<Integer> all = indices();
        String[] kinds = {"w", "g", "m", "v"};
        StringBuilder text = new StringBuilder(
                "  def step(self, count: Tensor, stopped: Tensor, seen: Tensor, rate: Tensor, loss: Tensor");
        declare(text, all, java.util.Arrays.copyOf(kinds, 2 + kind.moments()));
        declare(text, IntStream.range(0, changed.size()).boxed().toList(), "b", "s");
        text.append(") -> List[Tensor]:\n    norm = torch.norm(torch.stack(torch._foreach_norm(")
                .append(list("g", all))
                .append(", 2)), 2)\n")
                .append("""
                            both = torch.stack([torch.to(loss, 6), torch.to(norm, 6)])
                            shown = torch.copy_(seen, torch.where(torch.gt(stopped, 0), seen, both))
                        """);
        if (bound == 0) {
            text.append("""
                        bad = torch.sub(1, torch.to(torch.all(torch.isfinite(both)), 6))
                        flag = torch.copy_(stopped, torch.maximum(stopped, bad))
                    """);
        }
        text.append("    k = torch.add_(count, torch.rsub(stopped, 1))\n");
        for (int i = 0; i < changed.size(); i++) {
            text.append("    a# = torch.copy_(s#, torch.where(torch.gt(stopped, 0), s#, b#))\n"
                    .replace("#", String.valueOf(i)));
        }
        // The compiler drops what is written into a list that nobody reads, so a member of each is part of the result.
        List<String> read = new ArrayList<>();
        if (clip > 0) {
            read.add("all[0]");
            text.append("    all = " + list("g", all)
                    + "\n    torch._foreach_mul_(all, torch.clamp_max(torch.mul(torch.reciprocal(torch.add(norm, 1.0e-6)), "
                    + clip + "), 1.0))\n");
        }
        Map<Group, List<Integer>> groups =
                new TreeMap<>(Comparator.comparingDouble(Group::decay).thenComparingDouble(Group::rate));
        all.forEach(i -> groups.computeIfAbsent(
                        new Group(weights.get(i).decay(), weights.get(i).rate()), any -> new ArrayList<>())
                .add(i));
        groups.forEach((common, group) -> {
            String w = "w_" + read.size();
            String rate = "rate";
            if (common.rate != 1) {
                rate = "rate_" + read.size();
                text.append("    " + rate + " = torch.mul(rate, "
                        + Double.toString(common.rate).replace('E', 'e') + ")\n");
            }
            String g = "g_" + read.size();
            text.append("    " + w + " = " + list("w", group) + "\n    " + g + " = " + list("g", group)
                    + "\n    torch._fused_" + kind.kind() + "_(" + w + ", " + g + ", ");
            text.append(
                    kind instanceof OptimizerConfig.AdamW
                            ? list("m", group) + ", " + list("v", group) + ", [], "
                                    + group.stream().map(i -> "count").collect(Collectors.joining(", ", "[", "]"))
                            : kind.moments() == 0 ? "[]" : list("m", group));
            text.append(", " + kind.arguments(rate, common.decay)
                    + ", grad_scale=None, found_inf=stopped)\n    torch._foreach_zero_(" + g + ")\n");
            read.add(w + "[0], " + g + "[0]");
        });
        return text.append("    return [" + String.join(", ", read) + "]\n").toString();
    }

    private String copies(String method, String to, String from) {
        List<Integer> all = IntStream.range(0, changed.size()).boxed().toList();
        StringBuilder text = new StringBuilder("  def " + method + "(self");
        if (all.isEmpty()) {
            return text.append(", x: Tensor) -> Tensor:\n    return x\n").toString();
        }
        declare(text, all, "b", "s").append(") -> List[Tensor]:\n");
        all.forEach(i -> text.append("    c" + i + " = torch.copy_(" + to + i + ", " + from + i + ")\n"));
        return text.append("    return [c0]\n").toString();
    }

    private List<Integer> indices() {
        return IntStream.range(0, weights.size()).boxed().toList();
    }

    private static StringBuilder declare(StringBuilder method, List<Integer> all, String... kinds) {
        for (String kind : kinds) {
            all.forEach(i -> method.append(", " + kind + i + ": Tensor"));
        }
        return method;
    }

    private static String list(String kind, List<Integer> group) {
        return group.stream().map(i -> kind + i).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public void close() {
        script.close();
        host.close();
        manager.close();
    }
}
