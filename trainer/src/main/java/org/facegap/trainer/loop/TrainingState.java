package org.facegap.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.FaceRecord;
import org.facegap.core.files.Sha256;
import org.facegap.core.json.Json;
import org.facegap.models.checkpoint.Safetensors;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ParameterSpec;
import org.jspecify.annotations.Nullable;

/** Everything that changes while a task is trained: weights, running statistics, the optimizer's state, averages, the losses' numbers. */
final class TrainingState implements AutoCloseable {
    private final TrainingTask task;
    private final Optimizer optimizer;
    private final @Nullable Average average;
    private final GroupLoss groupLoss;
    private final Map<String, NDArray> weights = new LinkedHashMap<>();
    private final Map<String, NDArray> numbers = new LinkedHashMap<>();
    private final List<String> keptNames;
    private final NDList steady = new NDList();

    TrainingState(EngineRuntime runtime, RecipeConfig recipe, TrainingTask task, List<FaceRecord> records) {
        this.task = task;
        groupLoss = new GroupLoss(runtime, recipe.groupLoss(), records);
        numbers.putAll(task.state());
        numbers.putAll(groupLoss.state());
        List<Optimizer.Weight> trained = new ArrayList<>();
        List<NDArray> changed = new ArrayList<>(numbers.values());
        task.networks().forEach((word, network) -> {
            for (ParameterSpec spec : network.source().parameters()) {
                Parameter parameter = network.parameterOf(spec.name());
                NDArray array = parameter.getArray();
                String name = word + "." + spec.name();
                if (parameter.requiresGradient()) {
                    boolean norm = spec.shape().length < 2;
                    double decay =
                            task.isHead(word, spec.name()) ? recipe.optimize().headDecay() : recipe.weightDecay();
                    trained.add(new Optimizer.Weight(name, array, norm ? 0 : decay, task.rate(word, spec.name())));
                } else if (spec.name().contains(".running_")) {
                    changed.add(array);
                }
                weights.put(name, array);
            }
        });
        optimizer = new Optimizer(
                runtime, recipe.optimize().optimizer(), recipe.optimize().clip(), trained, changed);
        keptNames = task.network().parameterNames();
        List<NDArray> kept = new ArrayList<>();
        IdentityHashMap<NDArray, NDArray> guarded = new IdentityHashMap<>();
        for (int i = 0; i < changed.size(); i++) {
            guarded.put(changed.get(i), optimizer.changed().get(i));
        }
        for (String name : keptNames) {
            NDArray array = task.network().parameterOf(name).getArray();
            kept.add(array);
            steady.add(guarded.getOrDefault(array, array));
        }
        average = recipe.optimize().ema() == 0
                ? null
                : new Average(runtime, optimizer, recipe.optimize().ema(), kept);
    }

    /** SHA-256 over everything that decides what comes of a training, but for the machine. */
    static String hash(RecipeConfig recipe, String origin, long seed, List<FaceRecord> records) {
        List<List<Object>> images = records.stream()
                .map(r -> List.<Object>of(r.key(), r.identity(), r.sha256(), r.attributes()))
                .toList();
        return Sha256.of(Json.canonical(Map.of("recipe", recipe, "origin", origin, "seed", seed, "images", images)));
    }

    Optimizer optimizer() {
        return optimizer;
    }

    GroupLoss groupLoss() {
        return groupLoss;
    }

    /** Live float32 arrays by the file of a checkpoint and name. */
    Map<String, Map<String, NDArray>> arrays() {
        Map<String, Map<String, NDArray>> arrays = new LinkedHashMap<>();
        arrays.put("weights", weights);
        arrays.put("optimizer", optimizer.state());
        if (average != null) {
            Map<String, NDArray> averages = new LinkedHashMap<>();
            for (int i = 0; i < keptNames.size(); i++) {
                averages.put(keptNames.get(i), average.averages().get(i));
            }
            arrays.put("average", averages);
        }
        return arrays;
    }

    /** Live arrays of a few numbers, by name. */
    Map<String, NDArray> numbers() {
        return numbers;
    }

    /** A checkpoint was put into the arrays. */
    void loaded() {
        optimizer.keep();
    }

    /** A step was taken. */
    void average() {
        if (average != null) {
            average.update(steady);
        }
    }

    /** Does something with the network that is kept as it would be kept. */
    void withAverage(Runnable use) {
        if (average == null) {
            use.run();
            return;
        }
        average.swap();
        try {
            use.run();
        } finally {
            average.swap();
        }
    }

    /** Training is over: the averages are the weights. */
    void keepAverage() {
        if (average != null) {
            average.swap();
        }
    }

    /** The values of the network that is kept. */
    Map<String, Safetensors.Tensor> weights() {
        Map<String, Safetensors.Tensor> values = new LinkedHashMap<>();
        for (ParameterSpec spec : task.network().source().parameters()) {
            values.put(
                    spec.name(),
                    new Safetensors.Tensor(spec.shape(), task.network().values(spec.name())));
        }
        return values;
    }

    @Override
    public void close() {
        if (average != null) {
            average.close();
        }
        groupLoss.close();
    }
}
