package org.facegap.models.stylegan2;

import static org.facegap.models.network.NetworkWriter.number;

import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.NetworkWriter.Method;
import org.facegap.models.network.ParameterSpec.Init;

/**
 * Writes the arithmetic of StyleGAN2 with NVIDIA's parameter names and layouts, whatever the weights come from.
 *
 * <p>Modulation scales the input and demodulation the output, so one weight serves the batch; where images are large
 * both go into the weight instead, image by image, which leaves one pass over the activations: convolution, bias and
 * leaky ReLU in one. Both are exact rewritings. Source of the architecture: Karras et al., "Analyzing and Improving the
 * Image Quality of StyleGAN", CVPR 2020.
 */
final class SynthesisScript {
    /** Layers with at least this many activations per image are computed image by image. */
    private static final long LARGE = 1L << 20;

    private static final double SQRT2 = Math.sqrt(2);
    private static final double HALF_POWER = Math.sqrt(0.5);

    private final StyleGan2Config config;
    private final ComputeType type;
    private final ScriptWeights weights;
    private final Style style;

    /** How layers are written. */
    enum Style {
        /** Differentiable, any device. */
        TRAINING,
        /** In place where possible. */
        INFERENCE,
        /** In place, and large layers image by image with the CPU's fused convolutions. */
        FUSED
    }

    SynthesisScript(StyleGan2Config config, ComputeType type, ScriptWeights weights, Style style) {
        this.config = config;
        this.type = type;
        this.weights = weights;
        this.style = style;
    }

    /** z [N, zDim], of conditional networks also labels c [N, cDim], to w [N, wDim]. */
    String mapping(Method m, String z, String c) {
        String x = unitPower(m, z);
        int in = config.zDim();
        if (config.cDim() > 0) {
            String w =
                    weights.parameter("mapping.embed.weight", new Init.Normal(1), true, config.wDim(), config.cDim());
            String b = weights.parameter("mapping.embed.bias", new Init.Constant(0), true, config.wDim());
            String scaled = weights.derived(m, "torch.mul(" + w + ", " + number(1 / Math.sqrt(config.cDim())) + ")");
            String y = m.let("torch.linear(" + c + ", " + scaled + ", " + weights.derived(m, b) + ")");
            x = m.let("torch.cat([" + x + ", " + unitPower(m, y) + "], 1)");
            in += config.wDim();
        }
        double multiplier = config.mappingMultiplier();
        for (int i = 0; i < config.mappingLayers(); i++) {
            String w = weights.parameter(
                    "mapping.fc" + i + ".weight", new Init.Normal(1 / multiplier), true, config.wDim(), in);
            String b = weights.parameter("mapping.fc" + i + ".bias", new Init.Constant(0), true, config.wDim());
            String scaled = weights.derived(m, "torch.mul(" + w + ", " + number(multiplier / Math.sqrt(in)) + ")");
            String bias = weights.derived(m, "torch.mul(" + b + ", " + number(multiplier) + ")");
            x = m.let("torch.linear(" + x + ", " + scaled + ", " + bias + ")");
            x = m.let("torch.mul(torch.leaky_relu(" + x + ", 0.2), " + number(SQRT2) + ")");
            in = config.wDim();
        }
        return x;
    }

    private static String unitPower(Method m, String x) {
        return m.let("torch.mul(" + x + ", torch.rsqrt(torch.add(torch.mean(torch.mul(" + x + ", " + x
                + "), [1], True), 1.0e-08)))");
    }

    /** The average w, [wDim]. */
    String averageW(Method m) {
        return weights.derived(m, weights.parameter("mapping.w_avg", new Init.Constant(0), false, config.wDim()));
    }

    /**
     * Images [N, 3, resolution, resolution], about -1..1, float32.
     *
     * @param ws [N, numWs, wDim], or [N, wDim] where {@code shared}
     * @param resolution of the last block; less than the network's own is a skip network's smaller image
     */
    String synthesis(Method m, String ws, boolean shared, Noise noise, int resolution) {
        String constant = weights.parameter("synthesis.b4.const", new Init.Normal(1), true, config.channels(4), 4, 4);
        String start = weights.derived(m, "torch.unsqueeze(" + cast(constant) + ", 0)");
        Layer first = new Layer(m, "torch.size(" + ws + ", 0)", ws, shared, noise);
        String x =
                m.let("torch.contiguous(torch.repeat(" + start + ", [" + first.rows + ", 1, 1, 1]), memory_format=2)");
        String image = "";
        int r = 4;
        for (; r <= resolution && !imageByImage(r); r *= 2) {
            Features features = block(first, x, image, r, resolution, false);
            x = features.x;
            image = features.image;
        }
        if (r > resolution) {
            return image;
        }
        // The rest runs for one image after the other: it is large, and its weights are made for that image.
        String images = m.let("annotate(List[Tensor], [])");
        String index = m.beginLoop(first.rows);
        String one = m.let("torch.slice(" + x + ", 0, " + index + ", torch.add(" + index + ", 1), 1)");
        String w = m.let("torch.slice(" + ws + ", 0, " + index + ", torch.add(" + index + ", 1), 1)");
        String small = image.isEmpty()
                ? ""
                : m.let("torch.slice(" + image + ", 0, " + index + ", torch.add(" + index + ", 1), 1)");
        Layer single = new Layer(m, "1", w, shared, noise);
        for (; r <= resolution; r *= 2) {
            Features features = block(single, one, small, r, resolution, true);
            one = features.x;
            small = features.image;
        }
        m.let("torch.append(" + images + ", " + small + ")");
        m.endLoop();
        return m.let("torch.cat(" + images + ", 0)");
    }

    private boolean imageByImage(int r) {
        return style == Style.FUSED && (long) r * r * config.channels(r) >= LARGE;
    }

    /** What all layers of one part of the script share. */
    private record Layer(Method m, String rows, String ws, boolean shared, Noise noise) {
        /** The w of one layer, [N, wDim]. */
        String w(int layer) {
            return shared ? ws : m.let("torch.select(" + ws + ", 1, " + layer + ")");
        }
    }

    private record Features(String x, String image) {}

    private Features block(Layer at, String input, String image, int r, int last, boolean single) {
        Method m = at.m;
        String name = "synthesis.b" + r;
        int channels = config.channels(r);
        // Block 4 takes w 0, block 8 takes 1 and 2, ...; an image takes the w of the next block's first layer.
        int layer = r == 4 ? 0 : 2 * Integer.numberOfTrailingZeros(r) - 5;
        String x = input;
        String residual = "";
        boolean resnet = config.architecture() == Architecture.RESNET && r > 4;
        if (resnet) {
            residual = residual(m, x, name, config.channels(r / 2), channels);
        }
        if (r > 4) {
            x = styled(at, x, at.w(layer++), name + ".conv0", config.channels(r / 2), channels, r, true, 1, single);
        }
        x = styled(
                at, x, at.w(layer++), name + ".conv1", channels, channels, r, false, resnet ? HALF_POWER : 1, single);
        if (resnet) {
            x = m.let("torch.add(" + residual + ", " + x + ")");
        }
        String next = image.isEmpty() ? "" : upsampledImage(m, image);
        if (config.architecture() == Architecture.SKIP || r == last) {
            String rgb = toRgb(m, x, at.w(layer), name + ".torgb", channels);
            next = next.isEmpty() ? rgb : m.let("torch.add(" + next + ", " + rgb + ")");
        }
        return new Features(x, next);
    }

    private String affine(Method m, String w, String name, int channels, double gain) {
        String a = weights.parameter(name + ".affine.weight", new Init.Normal(1), true, channels, config.wDim());
        String b = weights.parameter(name + ".affine.bias", new Init.Constant(1), true, channels);
        String scaled = weights.derived(m, "torch.mul(" + a + ", " + number(gain / Math.sqrt(config.wDim())) + ")");
        String bias = weights.derived(m, "torch.mul(" + b + ", " + number(gain) + ")");
        return m.let("torch.linear(" + w + ", " + scaled + ", " + bias + ")");
    }

    private String styled(
            Layer at,
            String input,
            String w,
            String name,
            int in,
            int out,
            int r,
            boolean up,
            double power,
            boolean single) {
        Method m = at.m;
        double gain = SQRT2 * power;
        String weight = weights.parameter(name + ".weight", new Init.Normal(1), true, out, in, 3, 3);
        String s = affine(m, w, name, in, 1);
        String powers = weights.derived(m, "torch.sum(torch.mul(" + weight + ", " + weight + "), [2, 3])");
        String d = m.let("torch.mul(torch.rsqrt(torch.add(torch.linear(torch.mul(" + s + ", " + s + "), " + powers
                + ", None), 1.0e-08)), " + number(gain) + ")");
        String kernel =
                weights.derived(m, up ? "torch.contiguous(torch.transpose(" + cast(weight) + ", 0, 1))" : cast(weight));
        String b = weights.parameter(name + ".bias", new Init.Constant(0), true, out);
        String bias = weights.derived(m, cast("torch.mul(" + b + ", " + number(gain) + ")"));
        String noise = noise(at, name, r, gain);
        String x = single
                ? large(m, input, kernel, s, d, bias, out, up, noise)
                : small(m, input, kernel, s, d, bias, out, up, noise);
        if (config.convClamp() > 0) {
            x = clamp(m, x, config.convClamp() * power);
        }
        return x;
    }

    /** Modulation and demodulation on the activations. */
    private String small(
            Method m, String input, String kernel, String s, String d, String bias, int out, boolean up, String noise) {
        String x = m.let("torch.mul(" + input + ", " + cast(perChannel(s)) + ")");
        if (up) {
            x = m.let("torch.conv_transpose2d(" + x + ", " + kernel + ", None, [2, 2], [0, 0], [0, 0], 1, [1, 1])");
            x = m.let("torch.conv2d(" + x + ", " + filter(m, out) + ", None, [1, 1], [1, 1], [1, 1], " + out + ")");
        } else {
            x = m.let("torch.conv2d(" + x + ", " + kernel + ", None, [1, 1], [1, 1], [1, 1], 1)");
        }
        x = m.let("torch.addcmul(torch.reshape(" + bias + ", [1, " + out + ", 1, 1]), " + x + ", " + cast(perChannel(d))
                + ")");
        if (!noise.isEmpty()) {
            x = m.let(inPlace("torch.add", x + ", " + noise));
        }
        return m.let(inPlace("torch.leaky_relu", x + ", 0.2"));
    }

    /** Modulation and demodulation in the weight, of one image; bias and activation in the convolution. */
    private String large(
            Method m, String input, String kernel, String s, String d, String bias, int out, boolean up, String noise) {
        String in = cast("torch.reshape(" + s + (up ? ", [-1, 1, 1, 1])" : ", [1, -1, 1, 1])"));
        String scale = cast("torch.reshape(" + d + (up ? ", [1, -1, 1, 1])" : ", [-1, 1, 1, 1])"));
        String own = m.let("torch.mul_(torch.mul(" + kernel + ", " + in + "), " + scale + ")");
        String x = input;
        if (up) {
            x = m.let("torch.conv_transpose2d(" + x + ", " + own + ", None, [2, 2], [0, 0], [0, 0], 1, [1, 1])");
        }
        String taps = up ? filter(m, out) : own;
        int groups = up ? out : 1;
        if (noise.isEmpty()) {
            return m.let("ops.mkldnn._convolution_pointwise(" + x + ", " + taps + ", " + bias
                    + ", [1, 1], [1, 1], [1, 1], " + groups
                    + ", \"leaky_relu\", annotate(List[Optional[number]], [0.2]), \"\")");
        }
        x = m.let("torch.conv2d(" + x + ", " + taps + ", " + bias + ", [1, 1], [1, 1], [1, 1], " + groups + ")");
        return m.let("torch.leaky_relu_(torch.add_(" + x + ", " + noise + "), 0.2)");
    }

    /** The noise image times its strength and the gain, [1 or N, 1, r, r]; empty without noise. */
    private String noise(Layer at, String name, int r, double gain) {
        // Declared even where unused, so that every script of a network takes the same parameters.
        String pixels = weights.parameter(name + ".noise_const", new Init.Normal(1), false, r, r);
        String strength = weights.parameter(name + ".noise_strength", new Init.Constant(0), false, 1);
        String scaled = "torch.mul(" + strength + ", " + number(gain) + ")";
        return switch (at.noise) {
            case NONE -> "";
            case CONSTANT ->
                weights.derived(
                        at.m,
                        cast("torch.reshape(torch.mul(" + pixels + ", " + scaled + "), [1, 1, " + r + ", " + r + "])"));
            case RANDOM ->
                at.m.let(cast("torch.mul(torch.randn([" + at.rows + ", 1, " + r + ", " + r
                        + "], dtype=6, layout=0, device=" + deviceOf(at.ws) + ", pin_memory=False), "
                        + weights.derived(at.m, scaled) + ")"));
        };
    }

    private static String deviceOf(String x) {
        return "ops.prim.device(" + x + ")";
    }

    private String toRgb(Method m, String x, String w, String name, int in) {
        String weight = weights.parameter(name + ".weight", new Init.Normal(1), true, 3, in, 1, 1);
        String b = weights.parameter(name + ".bias", new Init.Constant(0), true, 3);
        String s = affine(m, w, name, in, 1 / Math.sqrt(in));
        String y = m.let("torch.mul(" + x + ", " + cast(perChannel(s)) + ")");
        y = m.let("torch.conv2d(" + y + ", " + weights.derived(m, cast(weight)) + ", None, [1, 1], [0, 0], [1, 1], 1)");
        y = m.let("torch.add(torch.to(" + y + ", 6), " + weights.derived(m, "torch.reshape(" + b + ", [1, 3, 1, 1])")
                + ")");
        return config.convClamp() > 0 ? clamp(m, y, config.convClamp()) : y;
    }

    /** The 1x1 convolution and upsampling beside a residual block. */
    private String residual(Method m, String x, String name, int in, int out) {
        String weight = weights.parameter(name + ".skip.weight", new Init.Normal(1), true, out, in, 1, 1);
        String scaled =
                weights.derived(m, cast("torch.mul(" + weight + ", " + number(HALF_POWER / Math.sqrt(in)) + ")"));
        String y = m.let("torch.conv2d(" + x + ", " + scaled + ", None, [1, 1], [0, 0], [1, 1], 1)");
        // Zeros between the values, then the 4x4 filter: as a transposed convolution, channel by channel.
        return m.let("torch.conv_transpose2d(" + y + ", " + filter(m, out) + ", None, [2, 2], [1, 1], [0, 0], " + out
                + ", [1, 1])");
    }

    private String upsampledImage(Method m, String image) {
        String taps = weights.derived(
                m, weights.parameter("constants.up_rgb", new Init.Values(UpsamplingTaps.image()), false, 12, 1, 3, 3));
        String phases = m.let("torch.conv2d(" + image + ", " + taps + ", None, [1, 1], [1, 1], [1, 1], 3)");
        return m.let("torch.pixel_shuffle(" + phases + ", 2)");
    }

    /** The 4x4 filter, once per channel: [channels, 1, 4, 4]. */
    private String filter(Method m, int channels) {
        String taps =
                weights.parameter("constants.filter", new Init.Values(UpsamplingTaps.filter()), false, 1, 1, 4, 4);
        return weights.derived(m, "torch.repeat(" + cast(taps) + ", [" + channels + ", 1, 1, 1])");
    }

    private String clamp(Method m, String x, double limit) {
        return m.let("torch.clamp(" + x + ", " + number(-limit) + ", " + number(limit) + ")");
    }

    private String inPlace(String operator, String arguments) {
        return operator + (style == Style.TRAINING ? "(" : "_(") + arguments + ")";
    }

    private static String perChannel(String x) {
        return "torch.unsqueeze(torch.unsqueeze(" + x + ", 2), 3)";
    }

    private String cast(String x) {
        return type == ComputeType.FLOAT32 ? x : "torch.to(" + x + ", " + type.scalarCode() + ")";
    }
}
