package org.facegap.models.external;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.facegap.core.UserError;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;

/** A TorchScript file in use, in evaluation mode, on the runtime's device. The file is a program. */
final class TorchScriptSession implements NetworkSession {
    private final Path file;
    private final ScriptModule module;
    private final NDManager manager;
    private final List<String> outputs;

    private TorchScriptSession(Path file, ScriptModule module, NDManager manager, List<String> outputs) {
        this.file = file;
        this.module = module;
        this.manager = manager;
        this.outputs = outputs;
    }

    /**
     * Opens a file.
     *
     * @param outputs keys of a dictionary, or positions from 0
     * @throws UserError when it is no TorchScript module
     */
    static TorchScriptSession open(EngineRuntime runtime, Path file, List<String> outputs) {
        return new TorchScriptSession(file, ScriptModule.load(runtime, file), runtime.newManager(), outputs);
    }

    @Override
    public List<NetworkOutput> run(float[] values, long[] shape) {
        try (NDManager step = manager.newSubManager()) {
            NDArray batch = step.create(values, new Shape(shape));
            NDList results = module.forward(step, new NDList(batch));
            List<NetworkOutput> all = new ArrayList<>();
            for (String name : outputs) {
                NDArray result = find(results, name);
                if (result.getDataType() != DataType.FLOAT32) {
                    throw new UserError(
                            file + ": output " + name + " has " + result.getDataType() + " numbers, expected float32");
                }
                all.add(new NetworkOutput(
                        name, result.getShape().getShape(), FiniteValues.checked(result.toFloatArray(), file, name)));
            }
            return all;
        } catch (EngineException e) {
            throw new UserError(file + ": the module failed: " + e.getMessage(), e);
        }
    }

    private NDArray find(NDList results, String name) {
        List<String> names = new ArrayList<>();
        for (NDArray result : results) {
            names.add(String.valueOf(result.getName()));
            if (name.equals(result.getName())) {
                return result;
            }
        }
        if (name.matches("[0-9]{1,4}") && Integer.parseInt(name) < results.size()) {
            return results.get(Integer.parseInt(name));
        }
        throw UserError.usage(file + ": has no output " + name + "; it has " + results.size()
                + " by position, from 0, with the names " + names);
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
