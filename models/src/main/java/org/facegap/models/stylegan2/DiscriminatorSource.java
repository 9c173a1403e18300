package org.facegap.models.stylegan2;

import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;
import org.facegap.models.network.ParameterSpec.Init;

/**
 * A small discriminator in the manner of StyleGAN2's: equalised learning rate, leaky rectifiers of slope 0.2, standard
 * deviation over the minibatch before the last convolution. Unlike there, levels are plain (no skips) and halved by
 * averaging. Images: float32 [N, 3, r, r] in -1..1, N a multiple of {@value #STATISTICS_GROUP}; logits [N, 1], high for
 * real ones.
 *
 * <p>Methods: {@code train}: logits; {@code judge}: logits whose gradient flows to the image only; {@code penalty}: the
 * squared norm of the gradient of the logits by the image, [N] (R1 of Mescheder et al., 2018), whose gradient flows to the
 * parameters; the image must ask for a gradient.
 */
public final class DiscriminatorSource {
    private static final int STATISTICS_GROUP = 4;
    private static final int LAST_SIDE = 4;

    private final NetworkWriter writer = new NetworkWriter("discriminator");
    private final ComputeType type;
    private final int resolution;
    private final int channelBase;
    private final int channelMax;

    private DiscriminatorSource(int resolution, int channelBase, int channelMax, ComputeType type) {
        this.resolution = resolution;
        this.channelBase = channelBase;
        this.channelMax = channelMax;
        this.type = type;
    }

    /**
     * A discriminator.
     *
     * @param resolution of the images, a power of two from 8
     * @param channelBase channels at resolution r are channelBase / r, at most {@code channelMax}
     */
    public static NetworkSource of(int resolution, int channelBase, int channelMax, ComputeType type) {
        DiscriminatorSource source = new DiscriminatorSource(resolution, channelBase, channelMax, type);
        Method train = source.writer.method("train", "x");
        train.returns(source.logits(train, "x", false));
        Method judge = source.writer.method("judge", "x");
        judge.returns(source.logits(judge, "x", true));
        Method penalty = source.writer.method("penalty", "x");
        String sum = penalty.let("torch.sum(" + source.logits(penalty, "x", false) + ")");
        String gradients = penalty.let("torch.grad([" + sum + "], [x], None, True, True, False)");
        String gradient = penalty.let("unchecked_cast(Tensor, " + gradients + "[0])");
        penalty.returns(penalty.let("torch.sum(torch.mul(" + gradient + ", " + gradient + "), [1, 2, 3])"));
        return source.writer.source();
    }

    private String logits(Method method, String x, boolean fixed) {
        String y = method.let("torch.contiguous(torch.to(" + x + ", " + type.scalarCode() + "), memory_format=2)");
        int in = 3;
        int out = channels(resolution);
        y = conv(method, y, "rgb", in, out, 1, fixed);
        for (int side = resolution; side > LAST_SIDE; side /= 2) {
            in = channels(side);
            out = channels(side / 2);
            y = conv(method, y, "level" + side + ".first", in, in, 3, fixed);
            y = conv(method, y, "level" + side + ".second", in, out, 3, fixed);
            y = method.let("torch.avg_pool2d(" + y + ", [2, 2], [2, 2], [0, 0], False, True, None)");
        }
        int last = channels(LAST_SIDE);
        String spread = method.let("torch.reshape(torch.contiguous(torch.to(" + y + ", 6), memory_format=0), ["
                + STATISTICS_GROUP + ", -1, " + last * LAST_SIDE * LAST_SIDE + "])");
        spread = method.let(
                "torch.mean(torch.sqrt(torch.add(torch.var(" + spread + ", [0], False, False), 1.0e-08)), [1])");
        spread = method.let("torch.repeat(torch.reshape(" + spread + ", [-1, 1, 1, 1]), [" + STATISTICS_GROUP + ", 1, "
                + LAST_SIDE + ", " + LAST_SIDE + "])");
        y = method.let("torch.cat([" + y + ", torch.to(" + spread + ", " + type.scalarCode() + ")], 1)");
        y = conv(method, y, "last", last + 1, last, 3, fixed);
        y = method.let("torch.flatten(torch.contiguous(torch.to(" + y + ", 6), memory_format=0), 1, -1)");
        y = linear(method, y, "hidden", last * LAST_SIDE * LAST_SIDE, last, fixed);
        y = method.let("torch.leaky_relu(" + y + ", 0.2)");
        return linear(method, y, "logit", last, 1, fixed);
    }

    private int channels(int side) {
        return Math.min(channelMax, channelBase / side);
    }

    private String conv(Method method, String x, String name, int in, int out, int kernel, boolean fixed) {
        String w =
                weight(method, name + ".weight", 1 / Math.sqrt(in * kernel * kernel), fixed, out, in, kernel, kernel);
        String b = bias(method, name + ".bias", out, fixed);
        int pad = kernel / 2;
        String code = String.valueOf(type.scalarCode());
        String y = method.let("torch.conv2d(" + x + ", torch.to(" + w + ", " + code + "), torch.to(" + b + ", " + code
                + "), [1, 1], [" + pad + ", " + pad + "], [1, 1], 1)");
        // The rectifier's gain of sqrt(2) keeps the variance, as in StyleGAN2.
        return method.let("torch.mul(torch.leaky_relu(" + y + ", 0.2), " + NetworkWriter.number(Math.sqrt(2)) + ")");
    }

    private String linear(Method method, String x, String name, int in, int out, boolean fixed) {
        String w = weight(method, name + ".weight", 1 / Math.sqrt(in), fixed, out, in);
        return method.let("torch.linear(" + x + ", " + w + ", " + bias(method, name + ".bias", out, fixed) + ")");
    }

    private String weight(Method method, String name, double gain, boolean fixed, long... shape) {
        String w = use(method, writer.parameter(name, new Init.Normal(1), true, shape), fixed);
        return method.let("torch.mul(" + w + ", " + NetworkWriter.number(gain) + ")");
    }

    private String bias(Method method, String name, int size, boolean fixed) {
        return use(method, writer.parameter(name, new Init.Constant(0), true, size), fixed);
    }

    private static String use(Method method, String parameter, boolean fixed) {
        return fixed ? method.let("torch.detach(" + parameter + ")") : parameter;
    }
}
