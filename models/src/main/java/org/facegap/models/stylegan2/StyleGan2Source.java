package org.facegap.models.stylegan2;

import static org.facegap.models.network.NetworkWriter.number;

import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;
import org.facegap.models.network.ParameterSpec.Init;

/**
 * Writes the StyleGAN2 generator (skip architecture) with NVIDIA's parameter names and layouts.
 *
 * <p>Methods: {@code mapping(z)}: [N, zDim] to w [N, wDim]; {@code truncated(z, psi)}: the same, pulled towards w_avg;
 * {@code synthesis(ws)}: [N, numWs, wDim] to a picture [N, 3, r, r], about -1..1, without noise; {@code
 * synthesis_const}: with the constant noise; {@code train} and {@code infer}: z to picture without noise.
 *
 * <p>Modulation scales the input and demodulation the output, so one shared weight serves the batch; the stride-2
 * transposed convolution followed by the 4x4 filter runs as four 3x3 convolutions, one per output phase, whose taps are
 * a constant linear map of the stored weight. Both are exact rewritings.
 *
 * <p>Source of the architecture: Karras et al., "Analyzing and Improving the Image Quality of StyleGAN", CVPR 2020.
 */
public final class StyleGan2Source {
    private static final double SQRT2 = Math.sqrt(2);

    private final StyleGan2Config config;
    private final ComputeType type;
    private final NetworkWriter writer = new NetworkWriter("StyleGAN2");

    private StyleGan2Source(StyleGan2Config config, ComputeType type) {
        this.config = config;
        this.type = type;
    }

    /** The network of a configuration. */
    public static NetworkSource of(StyleGan2Config config, ComputeType type) {
        StyleGan2Source source = new StyleGan2Source(config, type);
        NetworkWriter writer = source.writer;
        Method mapping = writer.method("mapping", "z");
        mapping.returns(source.mapping(mapping, "z"));
        Method truncated = writer.method("truncated", "z", "psi");
        String w = source.mapping(truncated, "z");
        String average = writer.parameter("mapping.w_avg", new Init.Constant(0), false, config.wDim());
        truncated.returns(
                truncated.let("torch.add(" + average + ", torch.mul(torch.sub(" + w + ", " + average + "), psi))"));
        Method plain = writer.method("synthesis", "ws");
        plain.returns(source.synthesis(plain, "ws", false, false));
        Method noisy = writer.method("synthesis_const", "ws");
        noisy.returns(source.synthesis(noisy, "ws", false, true));
        for (String name : new String[] {"train", "infer"}) {
            Method whole = writer.method(name, "z");
            whole.returns(source.synthesis(whole, source.mapping(whole, "z"), true, false));
        }
        return writer.source();
    }

    private String mapping(Method m, String z) {
        String x = m.let("torch.mul(" + z + ", torch.rsqrt(torch.add(torch.mean(torch.mul(" + z + ", " + z
                + "), [1], True), 1.0e-08)))");
        double multiplier = config.mappingMultiplier();
        for (int i = 0; i < config.mappingLayers(); i++) {
            int in = i == 0 ? config.zDim() : config.wDim();
            String w = writer.parameter(
                    "mapping.fc" + i + ".weight", new Init.Normal(1 / multiplier), true, config.wDim(), in);
            String b = writer.parameter("mapping.fc" + i + ".bias", new Init.Constant(0), true, config.wDim());
            x = m.let("torch.linear(" + x + ", torch.mul(" + w + ", " + number(multiplier / Math.sqrt(in))
                    + "), torch.mul(" + b + ", " + number(multiplier) + "))");
            x = m.let("torch.mul(torch.leaky_relu(" + x + ", 0.2), " + number(SQRT2) + ")");
        }
        return x;
    }

    private String synthesis(Method m, String ws, boolean shared, boolean noise) {
        String taps =
                writer.parameter("constants.up_taps", new Init.Values(UpsamplingTaps.convolution()), false, 9, 36);
        String rgbTaps =
                writer.parameter("constants.up_rgb", new Init.Values(UpsamplingTaps.picture()), false, 12, 1, 3, 3);
        String constant = writer.parameter("synthesis.b4.const", new Init.Normal(1), true, config.channels(4), 4, 4);
        String batch = m.let("torch.size(" + ws + ", 0)");
        String x = m.let("torch.repeat(torch.unsqueeze(" + cast(constant) + ", 0), [" + batch + ", 1, 1, 1])");
        x = m.let("torch.contiguous(" + x + ", memory_format=2)");
        String picture = "";
        int layer = 0;
        for (int r = 4; r <= config.resolution(); r *= 2) {
            int channels = config.channels(r);
            String block = "synthesis.b" + r;
            if (r > 4) {
                x = styled(
                        m,
                        x,
                        style(m, ws, shared, layer++),
                        block + ".conv0",
                        config.channels(r / 2),
                        channels,
                        r,
                        taps,
                        noise);
            }
            x = styled(m, x, style(m, ws, shared, layer++), block + ".conv1", channels, channels, r, "", noise);
            String rgb = toRgb(m, x, style(m, ws, shared, layer), block + ".torgb", channels);
            picture = r == 4 ? rgb : m.let("torch.add(" + upsample(m, picture, rgbTaps) + ", " + rgb + ")");
        }
        return picture;
    }

    /** The w of one layer, [N, wDim]. */
    private static String style(Method m, String ws, boolean shared, int layer) {
        return shared ? ws : m.let("torch.select(" + ws + ", 1, " + layer + ")");
    }

    private String affine(Method m, String w, String name, int channels) {
        String a = writer.parameter(name + ".affine.weight", new Init.Normal(1), true, channels, config.wDim());
        String b = writer.parameter(name + ".affine.bias", new Init.Constant(1), true, channels);
        return m.let("torch.linear(" + w + ", torch.mul(" + a + ", " + number(1 / Math.sqrt(config.wDim())) + "), " + b
                + ")");
    }

    private String styled(
            Method m, String input, String w, String name, int in, int out, int r, String upTaps, boolean noise) {
        String weight = writer.parameter(name + ".weight", new Init.Normal(1), true, out, in, 3, 3);
        String style = affine(m, w, name, in);
        String power = m.let("torch.sum(torch.mul(" + weight + ", " + weight + "), [2, 3])");
        String demodulation = m.let("torch.rsqrt(torch.add(torch.linear(torch.mul(" + style + ", " + style + "), "
                + power + ", None), 1.0e-08))");
        String x = m.let("torch.mul(" + input + ", " + cast(perChannel(style)) + ")");
        if (upTaps.isEmpty()) {
            x = m.let("torch.conv2d(" + x + ", " + cast(weight) + ", None, [1, 1], [1, 1], [1, 1], 1)");
        } else {
            String flat = m.let("torch.matmul(torch.reshape(" + weight + ", [" + (out * in) + ", 9]), " + upTaps + ")");
            String phases = m.let("torch.reshape(torch.permute(torch.reshape(" + flat + ", [" + out + ", " + in
                    + ", 4, 9]), [0, 2, 1, 3]), [" + (out * 4) + ", " + in + ", 3, 3])");
            x = m.let("torch.conv2d(" + x + ", " + cast(phases) + ", None, [1, 1], [1, 1], [1, 1], 1)");
            x = m.let("torch.contiguous(torch.pixel_shuffle(" + x + ", 2), memory_format=2)");
        }
        x = m.let("torch.mul(" + x + ", " + cast(perChannel(demodulation)) + ")");
        String noiseImage = writer.parameter(name + ".noise_const", new Init.Normal(1), false, r, r);
        String strength = writer.parameter(name + ".noise_strength", new Init.Constant(0), false, 1);
        if (noise) {
            x = m.let("torch.add(" + x + ", " + cast("torch.mul(" + noiseImage + ", " + strength + ")") + ")");
        }
        String bias = writer.parameter(name + ".bias", new Init.Constant(0), true, out);
        x = m.let("torch.add(" + x + ", " + cast("torch.reshape(" + bias + ", [1, " + out + ", 1, 1])") + ")");
        return m.let("torch.mul(torch.leaky_relu(" + x + ", 0.2), " + number(SQRT2) + ")");
    }

    private String toRgb(Method m, String x, String w, String name, int in) {
        String weight = writer.parameter(name + ".weight", new Init.Normal(1), true, 3, in, 1, 1);
        String bias = writer.parameter(name + ".bias", new Init.Constant(0), true, 3);
        String style = m.let("torch.mul(" + affine(m, w, name, in) + ", " + number(1 / Math.sqrt(in)) + ")");
        String y = m.let("torch.mul(" + x + ", " + cast(perChannel(style)) + ")");
        y = m.let("torch.conv2d(" + y + ", " + cast(weight) + ", None, [1, 1], [0, 0], [1, 1], 1)");
        return m.let("torch.add(torch.to(" + y + ", 6), torch.reshape(" + bias + ", [1, 3, 1, 1]))");
    }

    private static String upsample(Method m, String picture, String rgbTaps) {
        String phases = m.let("torch.conv2d(" + picture + ", " + rgbTaps + ", None, [1, 1], [1, 1], [1, 1], 3)");
        return m.let("torch.pixel_shuffle(" + phases + ", 2)");
    }

    private static String perChannel(String style) {
        return "torch.unsqueeze(torch.unsqueeze(" + style + ", 2), 3)";
    }

    private String cast(String x) {
        return type == ComputeType.FLOAT32 ? x : "torch.to(" + x + ", " + type.scalarCode() + ")";
    }
}
