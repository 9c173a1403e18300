package org.facegap.models.stylegan2;

import java.util.stream.Stream;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;
import org.facegap.models.network.ParameterSpec.Init;
import org.facegap.models.stylegan2.SynthesisScript.Style;

/**
 * The StyleGAN2 generator as a network to train or export, with NVIDIA's parameter names and layouts.
 *
 * <p>Methods: {@code mapping(z[, c])}: z [N, zDim], of conditional networks also labels [N, cDim], to w [N, wDim];
 * {@code truncated(z[, c], psi)}: the same, pulled towards the average w; {@code synthesis(ws)}: [N, numWs, wDim] to images [N, 3, r, r], about -1..1, without noise; {@code
 * synthesis_const}: with the constant noise; {@code train} and {@code infer}: z (and c) to images without noise.
 */
public final class StyleGan2Source {
    private StyleGan2Source() {}

    /** The network of a configuration. */
    public static NetworkSource of(StyleGan2Config config, ComputeType type) {
        return of(config, type, config.resolution());
    }

    /**
     * The network of a configuration, whose images stop at a resolution.
     *
     * @param resolution of the images; less than the network's own only of a skip network
     */
    public static NetworkSource of(StyleGan2Config config, ComputeType type, int resolution) {
        NetworkWriter writer = new NetworkWriter("StyleGAN2");
        SynthesisScript script = new SynthesisScript(config, type, new Parameters(writer), Style.TRAINING);
        String[] inputs = config.cDim() > 0 ? new String[] {"z", "c"} : new String[] {"z"};
        Method mapping = writer.method("mapping", inputs);
        mapping.returns(script.mapping(mapping, "z", "c"));
        Method truncated = writer.method("truncated", append(inputs, "psi"));
        String average = script.averageW(truncated);
        String far = script.mapping(truncated, "z", "c");
        truncated.returns(
                truncated.let("torch.add(" + average + ", torch.mul(torch.sub(" + far + ", " + average + "), psi))"));
        Method plain = writer.method("synthesis", "ws");
        plain.returns(script.synthesis(plain, "ws", false, Noise.NONE, resolution));
        Method noisy = writer.method("synthesis_const", "ws");
        noisy.returns(script.synthesis(noisy, "ws", false, Noise.CONSTANT, resolution));
        for (String name : new String[] {"train", "infer"}) {
            Method whole = writer.method(name, inputs);
            String w = script.mapping(whole, "z", "c");
            whole.returns(script.synthesis(whole, w, true, Noise.NONE, resolution));
        }
        return writer.source();
    }

    private static String[] append(String[] inputs, String last) {
        return Stream.concat(Stream.of(inputs), Stream.of(last)).toArray(String[]::new);
    }

    /** Parameters are arguments of every method; what is derived from them is computed in each call. */
    private record Parameters(NetworkWriter writer) implements ScriptWeights {
        @Override
        public String parameter(String name, Init init, boolean trainable, long... shape) {
            return writer.parameter(name, init, trainable, shape);
        }

        @Override
        public String derived(Method method, String expression) {
            return method.let(expression);
        }
    }
}
