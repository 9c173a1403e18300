package org.facegap.models.network;

import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.ParameterSpec.Init;

/** Layers of convolutional networks, written into a method. Activations are in the compute type, channels-last. */
public final class Layers {
    private final NetworkWriter writer;
    private final NetworkWriter.Method method;
    private final ComputeType type;
    private final boolean training;

    /**
     * Layers for one method.
     *
     * @param training whether batch normalisation uses the batch's statistics and updates the running ones
     */
    public Layers(NetworkWriter writer, NetworkWriter.Method method, ComputeType type, boolean training) {
        this.writer = writer;
        this.method = method;
        this.type = type;
        this.training = training;
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
        String w = writer.parameter(
                name + ".weight",
                new Init.Normal(Math.sqrt(2.0 / (in * kernel * kernel))),
                true,
                out,
                in,
                kernel,
                kernel);
        int pad = kernel / 2;
        return method.let("torch.conv2d(" + x + ", " + cast(w) + ", None, [" + stride + ", " + stride + "], [" + pad
                + ", " + pad + "], [1, 1], 1)");
    }

    /** Batch normalisation over channels (or features of a [N, F] array); momentum 0.1, epsilon 1e-5. */
    public String norm(String x, String name, int channels, boolean scaled) {
        String gamma = writer.parameter(name + ".weight", new Init.Constant(1), scaled, channels);
        String beta = writer.parameter(name + ".bias", new Init.Constant(0), true, channels);
        String mean = writer.parameter(name + ".running_mean", new Init.Constant(0), false, channels);
        String variance = writer.parameter(name + ".running_var", new Init.Constant(1), false, channels);
        return method.let("torch.batch_norm(" + x + ", " + gamma + ", " + beta + ", " + mean + ", " + variance + ", "
                + (training ? "True" : "False") + ", 0.1, 1.0e-05, True)");
    }

    /** PReLU with a slope per channel, first 0.25. */
    public String prelu(String x, String name, int channels) {
        String slope = writer.parameter(name + ".weight", new Init.Constant(0.25), true, channels);
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
        String w = writer.parameter(name + ".weight", new Init.Normal(Math.sqrt(1.0 / in)), true, out, in);
        String b = writer.parameter(name + ".bias", new Init.Constant(0), true, out);
        return method.let("torch.linear(" + x + ", " + w + ", " + b + ")");
    }
}
