package org.facegap.models.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NetworkSource} as a DJL block: parameters are DJL parameters, the forward pass is one call of a compiled
 * script. In training the method {@code train} runs, else {@code infer}; both take the block's inputs.
 */
public final class ScriptNetwork extends AbstractBlock implements AutoCloseable {
    private final NetworkSource source;
    private final ScriptModule module;
    private final NDManager manager;
    private final Map<String, Parameter> byName = new LinkedHashMap<>();

    /**
     * Builds the network with first values drawn from a seed.
     *
     * @param seed of the first values; each parameter has a stream of its own, named after it
     */
    public ScriptNetwork(EngineRuntime runtime, NetworkSource source, long seed) {
        this.source = source;
        this.module = ScriptModule.compile(runtime, source.methods());
        this.manager = runtime.newManager();
        for (ParameterSpec spec : source.parameters()) {
            Parameter parameter = addParameter(Parameter.builder()
                    .setName(spec.name())
                    .setType(Parameter.Type.OTHER)
                    .optRequiresGrad(spec.trainable())
                    .build());
            NDArray array = manager.create(firstValues(spec, seed), new Shape(spec.shape()));
            parameter.setArray(array);
            // DJL names the array after the parameter; a dot in that name would make the engine pass it as a member of
            // a dictionary.
            array.setName(spec.name().replace('.', '/'));
            byName.put(spec.name(), parameter);
        }
        initialize(manager, DataType.FLOAT32, new Shape(1));
    }

    private static float[] firstValues(ParameterSpec spec, long seed) {
        ParameterSpec.Init init = spec.init();
        if (init instanceof ParameterSpec.Init.Values values) {
            return values.values();
        }
        float[] data = new float[spec.size()];
        if (init instanceof ParameterSpec.Init.Constant constant) {
            Arrays.fill(data, (float) constant.value());
        } else if (init instanceof ParameterSpec.Init.Normal normal) {
            Gaussian gaussian = new Gaussian(Seeds.derive(seed, spec.name()));
            for (int i = 0; i < data.length; i++) {
                data[i] = (float) (gaussian.next() * normal.deviation());
            }
        }
        return data;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore parameterStore, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray head = inputs.head();
        NDList arguments = new NDList(inputs);
        for (Parameter parameter : byName.values()) {
            arguments.add(parameterStore.getValue(parameter, head.getDevice(), training));
        }
        return module.call(head.getManager(), training ? "train" : "infer", arguments, training);
    }

    /**
     * Runs a method on the parameters as they are, without recording gradients.
     *
     * @param owner manager of the results
     */
    public NDList run(NDManager owner, String method, NDArray... inputs) {
        return call(owner, method, false, inputs);
    }

    /** Runs a method, recording gradients with respect to inputs that ask for them. */
    public NDList runWithGradient(NDManager owner, String method, NDArray... inputs) {
        return call(owner, method, true, inputs);
    }

    private NDList call(NDManager owner, String method, boolean gradient, NDArray... inputs) {
        NDList arguments = new NDList(inputs);
        for (Parameter parameter : byName.values()) {
            arguments.add(parameter.getArray());
        }
        return module.call(owner, method, arguments, gradient);
    }

    /** What this network is. */
    public NetworkSource source() {
        return source;
    }

    /** A parameter's values, row-major. */
    public float[] values(String parameterName) {
        return parameterOf(parameterName).getArray().toFloatArray();
    }

    /** All parameters' values by full name, in order. */
    public Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        byName.keySet().forEach(n -> state.put(n, values(n)));
        return state;
    }

    /**
     * Replaces parameter values.
     *
     * @throws UserError when a name is missing or a size differs; nothing is changed then
     */
    public void load(Map<String, float[]> state, String origin) {
        for (ParameterSpec spec : source.parameters()) {
            float[] values = state.get(spec.name());
            if (values == null) {
                throw new UserError(origin + ": parameter " + spec.name() + " of " + source.name() + " is missing");
            }
            if (values.length != spec.size()) {
                throw new UserError(origin + ": parameter " + spec.name() + " has " + values.length
                        + " values, expected " + Arrays.toString(spec.shape()));
            }
        }
        for (ParameterSpec spec : source.parameters()) {
            setValues(spec.name(), state.get(spec.name()));
        }
    }

    /** Overwrites one parameter in place, so that a running trainer sees it. */
    public void setValues(String parameterName, float @Nullable [] values) {
        if (values == null) {
            throw new IllegalArgumentException(parameterName + ": no values");
        }
        NDArray array = parameterOf(parameterName).getArray();
        try (NDArray fresh = manager.create(values, array.getShape())) {
            // By index: setting or copying through a buffer makes the engine print a warning about a guard of its own.
            array.set(new NDIndex("..."), fresh);
        }
    }

    /** Copies all values from a network of the same source. */
    public void copyFrom(ScriptNetwork other) {
        load(other.state(), other.source.name());
    }

    /** Names of the parameters in order. */
    public List<String> parameterNames() {
        return List.copyOf(byName.keySet());
    }

    /** The live DJL parameter. */
    public Parameter parameterOf(String parameterName) {
        Parameter parameter = byName.get(parameterName);
        if (parameter == null) {
            throw new IllegalArgumentException("no parameter " + parameterName + " in " + source.name());
        }
        return parameter;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        throw new IllegalStateException(
                "The output shape of " + source.name() + " is known only to its script; run it instead");
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
