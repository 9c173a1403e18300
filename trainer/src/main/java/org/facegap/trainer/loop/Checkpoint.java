package org.facegap.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.files.DiskErrors;
import org.facegap.core.files.Folders;
import org.facegap.core.json.Json;
import org.facegap.core.results.suite.CurvePoint;
import org.facegap.models.checkpoint.Safetensors;
import org.facegap.models.checkpoint.SafetensorsWriter;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a training was after some step, in a folder {@code step-N} that appears whole, by a rename, or not at all: live arrays as
 * safetensors, and {@code state.json}. Only the last is kept.
 */
final class Checkpoint {
    private static final String STATE = "state.json";
    private static final String HALF = "half";

    private final EngineRuntime runtime;
    private final Path root;
    private final String of;
    private final Map<String, Map<String, NDArray>> arrays;
    private final Map<String, NDArray> numbers;

    /**
     * What is no array.
     *
     * @param of hash of what is trained, on what
     * @param step steps taken
     * @param curve so far
     * @param numbers what the losses carry, by name; to the last bit
     * @param validated evaluations so far
     */
    record State(String of, long step, List<CurvePoint> curve, Map<String, double[]> numbers, Validated validated) {}

    /**
     * A training's checkpoints.
     *
     * @param root folder of this training alone
     * @param of hash of what is trained, on what
     * @param arrays live float32 arrays by name, by file
     * @param numbers live float64 arrays of few numbers
     */
    Checkpoint(
            EngineRuntime runtime,
            Path root,
            String of,
            Map<String, Map<String, NDArray>> arrays,
            Map<String, NDArray> numbers) {
        this.runtime = runtime;
        this.root = root;
        this.of = of;
        this.arrays = arrays;
        this.numbers = numbers;
    }

    /**
     * Writes the arrays as they are now, and forgets earlier checkpoints.
     *
     * @param best weights of the best evaluation; empty where there is none
     * @return the folder
     */
    Path save(long step, List<CurvePoint> curve, Validated validated, Map<String, Safetensors.Tensor> best) {
        Path half = root.resolve(HALF);
        Path whole = root.resolve(String.format(Locale.ROOT, "step-%08d", step));
        try {
            Folders.remove(half);
            Files.createDirectories(half);
            arrays.forEach(
                    (file, some) -> SafetensorsWriter.write(half.resolve(file + ".safetensors"), Map.of(), lazy(some)));
            if (!best.isEmpty()) {
                SafetensorsWriter.write(half.resolve("best.safetensors"), Map.of(), best);
            }
            Map<String, double[]> values = new LinkedHashMap<>();
            numbers.forEach((name, array) ->
                    values.put(name, array.toType(DataType.FLOAT64, false).toDoubleArray()));
            Json.write(half.resolve(STATE), new State(of, step, curve, values, validated));
            if (!Files.exists(whole)) {
                Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
            }
            Folders.remove(half);
            for (Path other : there()) {
                if (!other.equals(whole)) {
                    Folders.remove(other);
                }
            }
            return whole;
        } catch (IOException e) {
            throw DiskErrors.writing(whole, e);
        }
    }

    /**
     * Puts the last checkpoint, if there is one, into the live arrays.
     *
     * @param best takes the weights of the best evaluation
     * @throws UserError when it belongs to something else or cannot be read
     */
    @Nullable
    State load(Map<String, Safetensors.Tensor> best) {
        try {
            Folders.remove(root.resolve(HALF));
            List<Path> found = there();
            if (found.isEmpty()) {
                return null;
            }
            Path last = found.get(found.size() - 1);
            State state = Json.read(last.resolve(STATE), State.class);
            if (!state.of().equals(of)) {
                throw new UserError(root + " holds the work of another training; remove it or choose another folder");
            }
            for (Map.Entry<String, Map<String, NDArray>> file : arrays.entrySet()) {
                Path path = last.resolve(file.getKey() + ".safetensors");
                Map<String, Safetensors.Tensor> tensors = Safetensors.read(path).tensors();
                try (Copies copies = new Copies(runtime)) {
                    for (Map.Entry<String, NDArray> live : file.getValue().entrySet()) {
                        Safetensors.Tensor tensor = tensors.get(live.getKey());
                        if (tensor == null
                                || tensor.values().length != live.getValue().size()) {
                            throw new UserError(
                                    path + ": " + live.getKey() + " is missing or has another size; remove " + root);
                        }
                        copies.set(live.getValue(), tensor.values());
                    }
                }
            }
            try (Copies copies = new Copies(runtime)) {
                numbers.forEach(
                        (name, array) -> copies.set(array, state.numbers().getOrDefault(name, new double[0])));
            }
            if (Files.exists(last.resolve("best.safetensors"))) {
                best.putAll(Safetensors.read(last.resolve("best.safetensors")).tensors());
            }
            return state;
        } catch (IOException e) {
            throw new UserError("cannot read " + root + ": " + e.getMessage(), e);
        }
    }

    private List<Path> there() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, "step-*")) {
            folders.forEach(found::add);
        }
        Collections.sort(found);
        return found;
    }

    private static Map<String, LazyTensor> lazy(Map<String, NDArray> arrays) {
        Map<String, LazyTensor> lazy = new LinkedHashMap<>();
        arrays.forEach((name, array) -> lazy.put(name, new LiveTensor(array)));
        return lazy;
    }

    private record LiveTensor(NDArray array) implements LazyTensor {
        @Override
        public long[] shape() {
            return array.getShape().getShape();
        }

        @Override
        public String dtype() {
            return "float32";
        }

        @Override
        public float[] values() {
            return array.toFloatArray();
        }
    }

    /** Overwrites live arrays in place. */
    static final class Copies implements AutoCloseable {
        private final NDManager manager;
        private final ScriptModule script;

        Copies(EngineRuntime runtime) {
            manager = runtime.newManager();
            script = ScriptModule.compile(
                    runtime,
                    List.of("  def copy(self, to: Tensor, new: Tensor) -> Tensor:\n"
                            + "    return torch.copy_(to, torch.reshape(new, torch.size(to)))\n"));
        }

        void set(NDArray array, float[] values) {
            put(array, manager.create(values));
        }

        void set(NDArray array, double[] values) {
            put(array, manager.create(values));
        }

        private void put(NDArray array, NDArray values) {
            try (NDManager scope = manager.newSubManager()) {
                values.attach(scope);
                script.call(scope, "copy", new NDList(array, values), false);
            }
        }

        @Override
        public void close() {
            script.close();
            manager.close();
        }
    }
}
