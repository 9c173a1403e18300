package org.facegap.models.recognition;

import org.facegap.models.network.Layers;

/**
 * The residual unit of IResNet (Duta et al., ICPR 2020, as {@code arcface_torch} has it): norm, convolution, norm, PReLU, convolution with
 * the stride, norm; where size or channels change, the shortcut is a 1x1 convolution with a norm.
 *
 * @param norm what its norms are called, before their number
 * @param shortcut what the shortcut's convolution is called
 * @param shortcutNorm what the shortcut's norm is called
 */
record ResidualUnit(String norm, String shortcut, String shortcutNorm) {
    /** Writes a convolution without bias. */
    interface Conv {
        String write(String x, String name, int in, int out, int kernel, int stride);
    }

    String write(Layers layers, String x, String name, int in, int out, int stride, Conv conv) {
        String y = layers.norm(x, name + "." + norm + "1", in, true);
        y = conv.write(y, name + ".conv1", in, out, 3, 1);
        y = layers.norm(y, name + "." + norm + "2", out, true);
        y = layers.prelu(y, name + ".prelu", out);
        y = conv.write(y, name + ".conv2", out, out, 3, stride);
        y = layers.norm(y, name + "." + norm + "3", out, true);
        if (stride == 1 && in == out) {
            return layers.add(y, x);
        }
        String straight = conv.write(x, name + "." + shortcut, in, out, 1, stride);
        return layers.add(y, layers.norm(straight, name + "." + shortcutNorm, out, true));
    }
}
