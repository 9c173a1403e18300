package org.facegap.models.stylegan2.layout;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.StyleGan2Source;
import org.facegap.models.stylegan2.SynthesisSpec;

/**
 * A StyleGAN2 generator read from a file, whatever its format.
 *
 * @param format what the file is, for example {@code NVIDIA PyTorch pickle}
 * @param origin the file, for messages
 * @param config shape of the network; fits {@code tensors}
 * @param tensors by NVIDIA's PyTorch names ({@code synthesis.b8.conv0.weight}, ...); exactly those the configuration asks
 *     for, noise strengths with shape [1]. They lie in the mapped file until their values are asked for
 * @param networks networks in the file, the one read first
 * @param remarks sentences about what was ignored, and about anything suspicious
 * @param notes facts by key; {@code w_avg} = {@code missing} when the file has no average w (then the tensor is
 *     all zeros, and {@link #generator} measures the average)
 */
public record StyleGan2Checkpoint(
        String format,
        String origin,
        StyleGan2Config config,
        Map<String, LazyTensor> tensors,
        List<String> networks,
        List<String> remarks,
        Map<String, String> notes)
        implements AutoCloseable {
    private static final int MEAN_OF = 10_000;

    /** The generator, whole images. */
    public StyleGan2 generator(EngineRuntime runtime) {
        return generator(runtime, SynthesisSpec.DEFAULT);
    }

    /**
     * The generator, ready for use; it does not need this any more. A file without an average w gets the mean w of
     * {@value #MEAN_OF} latents.
     *
     * @throws IllegalArgumentException when the network cannot do what the options ask for
     */
    public StyleGan2 generator(EngineRuntime runtime, SynthesisSpec options) {
        StyleGan2 generator = StyleGan2.of(runtime, config, tensors, origin, options);
        if ("missing".equals(notes.get("w_avg"))) {
            generator.measureAverageW(MEAN_OF);
        }
        return generator;
    }

    /**
     * The generator as a network with a derivative, which {@link StyleGan2} has not. Its average w is the file's, all zeros
     * where the file has none.
     *
     * @param resolution of the images; less than the network's own only of a skip network
     * @throws UserError when a tensor is missing or has another size
     */
    public ScriptNetwork differentiable(EngineRuntime runtime, int resolution) {
        ScriptNetwork network =
                new ScriptNetwork(runtime, StyleGan2Source.of(config, runtime.computeType(), resolution), 0);
        for (ParameterSpec spec : network.source().parameters()) {
            if (spec.init() instanceof ParameterSpec.Init.Values) {
                continue;
            }
            LazyTensor tensor = tensors.get(spec.name());
            if (tensor == null || tensor.elements() != spec.size()) {
                network.close();
                throw new UserError(origin + ": parameter " + spec.name() + " is missing or not of shape "
                        + Arrays.toString(spec.shape()));
            }
            network.setValues(spec.name(), tensor.values());
        }
        return network;
    }

    /** Nothing to do but to let go: the mapping ends when nothing refers to the tensors any more. */
    @Override
    public void close() {}
}
