package org.facegap.models.recognition;

import java.util.ArrayList;
import java.util.List;
import org.facegap.models.network.Layers;
import org.facegap.models.network.Layers.Convolution;

/**
 * MobileFaceNet with names, shapes and first values of {@code arcface_torch/backbones/mobilefacenet.py}: weights from a normal
 * distribution of variance 2 / (outputs x kernel). The last convolution's kernel is as large as what comes to it, 7 at 112 px.
 */
record MobileFaceNetLayers(EmbedderConfig.MobileFaceNet config) implements EmbedderLayers {
    private static final int LAST = 512;

    @Override
    public List<String> trunk(Layers layers, String image) {
        int width = config.width();
        List<Integer> blocks = config.blocks();
        String y = block(layers, image, "layers.0", convolution(3, width, 3, 2, 1, 1));
        if (blocks.get(0) == 1) {
            layers.nextUnit();
            y = block(layers, y, "layers.1", convolution(width, width, 3, 1, 1, 64));
        } else {
            y = residual(layers, y, "layers.1", width, blocks.get(0), 128);
        }
        List<String> outputs = new ArrayList<>(List.of(y));
        int[] channels = {width, width, 2 * width, 2 * width};
        int[] down = {0, 128, 256, 512};
        int[] along = {0, 128, 256, 256};
        for (int stage = 1; stage < 4; stage++) {
            String name = "layers." + 2 * stage;
            layers.nextUnit();
            y = depthWise(layers, y, name, channels[stage - 1], channels[stage], 2, down[stage]);
            name = "layers." + (2 * stage + 1);
            y = residual(layers, y, name, channels[stage], blocks.get(stage), along[stage]);
            outputs.add(y);
        }
        layers.nextUnit();
        outputs.add(block(layers, y, "conv_sep", convolution(2 * width, LAST, 1, 1, 0, 1)));
        return outputs;
    }

    @Override
    public String head(Layers layers, String activations) {
        int side = config.size() / 16;
        String y = linearBlock(layers, activations, "features.layers.0", convolution(LAST, LAST, side, 1, 0, LAST));
        y = layers.flatten(y);
        double deviation = Math.sqrt(2.0 / config.dimension());
        y = layers.linear(y, "features.layers.2", LAST, config.dimension(), false, deviation);
        return layers.norm(y, "features.layers.3", config.dimension(), true);
    }

    private static Convolution convolution(int in, int out, int kernel, int stride, int padding, int groups) {
        return new Convolution(
                in, out, kernel, stride, padding, groups, Math.sqrt(2.0 / ((double) out * kernel * kernel)));
    }

    private static String residual(Layers layers, String x, String name, int channels, int blocks, int groups) {
        String y = x;
        for (int i = 0; i < blocks; i++) {
            layers.nextUnit();
            y = layers.add(depthWise(layers, y, name + ".layers." + i, channels, channels, 1, groups), y);
        }
        return y;
    }

    private static String depthWise(Layers layers, String x, String name, int in, int out, int stride, int groups) {
        String y = block(layers, x, name + ".layers.0", convolution(in, groups, 1, 1, 0, 1));
        y = block(layers, y, name + ".layers.1", convolution(groups, groups, 3, stride, 1, groups));
        return linearBlock(layers, y, name + ".layers.2", convolution(groups, out, 1, 1, 0, 1));
    }

    private static String block(Layers layers, String x, String name, Convolution c) {
        return layers.prelu(linearBlock(layers, x, name, c), name + ".layers.2", c.out());
    }

    private static String linearBlock(Layers layers, String x, String name, Convolution c) {
        return layers.norm(layers.conv(x, name + ".layers.0", c), name + ".layers.1", c.out(), true);
    }
}
