package org.facegap.models.network;

import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.ParameterSpec.Init;

/** Layers of convolutional networks, written into a method. Activations are in the compute type, channels-last. */
public final class Layers {
    private final NetworkWriter writer;
    private final NetworkWriter.Method method;
    private final ComputeType type;
    private final boolean training;
    private final boolean frozen;

    /**
     * A square convolution without bias.
     *
     * @param in channels
     * @param out channels
     * @param kernel its side
     * @param padding zeros on each side
     * @param groups that the channels are split into
     * @param deviation standard deviation of the first weights
     */
    public record Convolution(int in, int out, int kernel, int stride, int padding, int groups, double deviation) {
        /** Padded to keep the size at stride 1, in one group. */
        public Convolution(int in, int out, int kernel, int stride, double deviation) {
            this(in, out, kernel, stride, kernel / 2, 1, deviation);
        }
    }

    /**
     * Layers for one method.
     *
     * @param training whether batch normalisation uses the batch's statistics and updates the running ones
     */
    public Layers(NetworkWriter writer, NetworkWriter.Method method, ComputeType type, boolean training) {
        this(writer, method, type, training, false);
    }

    private Layers(
            NetworkWriter writer, NetworkWriter.Method method, ComputeType type, boolean training, boolean frozen) {
        this.writer = writer;
        this.method = method;
        this.type = type;
        this.training = training;
        this.frozen = frozen;
    }

    /** Layers for the same method that no training changes: nothing in them is trainable, and running statistics stay. */
    public Layers frozen() {
        return new Layers(writer, method, type, false, true);
    }

    /** From here on parameters that are met for the first time lie in the next unit of the network. */
    public void nextUnit() {
        writer.nextUnit();
    }

    /** A float32 NCHW image in 0..1 becomes -1..1 in the compute type, channels-last. */
    public String image(String x) {
        String centred = method.let("torch.mul(torch.sub(" + x + ", 0.5), 2.0)");
        return method.let("torch.contiguous(" + cast(centred) + ", memory_format=2)");
    }

    /** Expression that casts to the compute type. */
    public String cast(String x) {
        return "torch.to(" + x + ", " + type.scalarCode() + ")";
    }

    /** Square convolution without bias, padded to keep the size at stride 1; He initialisation. */
    public String conv(String x, String name, int in, int out, int kernel, int stride) {
        return conv(x, name, new Convolution(in, out, kernel, stride, Math.sqrt(2.0 / (in * kernel * kernel))));
    }

    /** A convolution. */
    public String conv(String x, String name, Convolution c) {
        String w = parameter(
                name + ".weight", new Init.Normal(c.deviation), true, c.out, c.in / c.groups, c.kernel, c.kernel);
        return method.let("torch.conv2d(" + x + ", " + cast(w) + ", None, [" + c.stride + ", " + c.stride + "], ["
                + c.padding + ", " + c.padding + "], [1, 1], " + c.groups + ")");
    }

    /** Batch normalisation over channels (or features of a [N, F] array); momentum 0.1, epsilon 1e-5. */
    public String norm(String x, String name, int channels, boolean scaled) {
        String gamma = parameter(name + ".weight", new Init.Constant(1), scaled, channels);
        String beta = parameter(name + ".bias", new Init.Constant(0), true, channels);
        String mean = parameter(name + ".running_mean", new Init.Constant(0), false, channels);
        String variance = parameter(name + ".running_var", new Init.Constant(1), false, channels);
        return method.let("torch.batch_norm(" + x + ", " + gamma + ", " + beta + ", " + mean + ", " + variance + ", "
                + (training ? "True" : "False") + ", 0.1, 1.0e-05, True)");
    }

    /** PReLU with a slope per channel, first 0.25. */
    public String prelu(String x, String name, int channels) {
        String slope = parameter(name + ".weight", new Init.Constant(0.25), true, channels);
        return method.let("torch.prelu(" + x + ", " + cast(slope) + ")");
    }

    /** Rectifier. */
    public String relu(String x) {
        return method.let("torch.relu(" + x + ")");
    }

    /** Sum of two arrays. */
    public String add(String a, String b) {
        return method.let("torch.add(" + a + ", " + b + ")");
    }

    /** [N, C, H, W] to [N, C*H*W] in float32, C-major whatever the memory layout. */
    public String flatten(String x) {
        String f = method.let("torch.contiguous(torch.to(" + x + ", 6), memory_format=0)");
        return method.let("torch.flatten(" + f + ", 1, -1)");
    }

    /** Fully connected layer in float32, with bias. */
    public String linear(String x, String name, int in, int out) {
        return linear(x, name, in, out, true, Math.sqrt(1.0 / in));
    }

    /**
     * Fully connected layer in float32.
     *
     * @param deviation standard deviation of the first weights
     */
    public String linear(String x, String name, int in, int out, boolean bias, double deviation) {
        String w = parameter(name + ".weight", new Init.Normal(deviation), true, out, in);
        String b = bias ? parameter(name + ".bias", new Init.Constant(0), true, out) : "None";
        return method.let("torch.linear(" + x + ", " + w + ", " + b + ")");
    }

    private String parameter(String name, Init init, boolean trainable, long... shape) {
        return writer.parameter(name, init, trainable && !frozen, shape);
    }
}
