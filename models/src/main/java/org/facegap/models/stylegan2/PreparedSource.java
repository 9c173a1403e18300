package org.facegap.models.stylegan2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ParameterSpec.Init;
import org.facegap.models.stylegan2.SynthesisScript.Style;

/**
 * The StyleGAN2 generator for inference: everything that depends on weights alone (scaled and transposed weights, their
 * number format, powers for the demodulation) is computed once, by the method {@code prepare}.
 *
 * @param parameters of the checkpoint, the arguments of {@code prepare}
 * @param methods source of {@code prepare}, which gives the prepared arrays, and of the methods that take their inputs
 *     followed by all prepared arrays: {@code mapping}, {@code average_w}, {@code synthesis_none}, {@code
 *     synthesis_constant}, {@code synthesis_random}
 */
record PreparedSource(List<ParameterSpec> parameters, List<String> methods) {
    /**
     * Writes the scripts.
     *
     * @param resolution of the images; less than the network's own stops a skip network early
     */
    static PreparedSource of(StyleGan2Config config, ComputeType type, Style style, int resolution) {
        NetworkWriter given = new NetworkWriter("StyleGAN2");
        Method prepare = given.method("prepare");
        NetworkWriter made = new NetworkWriter("prepared StyleGAN2");
        Map<String, String> known = new LinkedHashMap<>();
        Map<String, String> results = new LinkedHashMap<>();
        ScriptWeights weights = new ScriptWeights() {
            @Override
            public String parameter(String name, Init init, boolean trainable, long... shape) {
                return given.parameter(name, init, trainable, shape);
            }

            @Override
            public String derived(Method method, String expression) {
                return known.computeIfAbsent(expression, e -> {
                    String name = "k" + known.size();
                    // Copied, since a view of a parameter would end with the parameter's memory.
                    results.put(name, prepare.let("torch.clone(" + e + ")"));
                    return made.parameter(name, new Init.Constant(0), false, 1);
                });
            }
        };
        SynthesisScript script = new SynthesisScript(config, type, weights, style);
        Method mapping = config.cDim() > 0 ? made.method("mapping", "z", "c") : made.method("mapping", "z");
        mapping.returns(script.mapping(mapping, "z", "c"));
        Method average = made.method("average_w");
        average.returns(average.let("torch.clone(" + script.averageW(average) + ")"));
        for (Noise noise : Noise.values()) {
            Method synthesis = made.method(noise.method(), "ws");
            synthesis.returns(script.synthesis(synthesis, "ws", false, noise, resolution));
        }
        prepare.returns(results.values().toArray(String[]::new));
        NetworkSource input = given.source();
        List<String> methods = new ArrayList<>(input.methods());
        methods.addAll(made.source().methods());
        return new PreparedSource(input.parameters(), List.copyOf(methods));
    }
}
