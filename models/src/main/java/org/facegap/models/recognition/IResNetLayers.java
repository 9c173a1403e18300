package org.facegap.models.recognition;

import java.util.ArrayList;
import java.util.List;
import org.facegap.models.network.Layers;

/**
 * IResNet with names, shapes and first values of {@code arcface_torch/backbones/iresnet.py}: convolutions from a normal distribution of
 * deviation 0.1; the scale of the last norm stays 1. Dropout, which is 0 in the published recipes, is left out.
 */
record IResNetLayers(EmbedderConfig.IResNet config) implements EmbedderLayers {
    private static final ResidualUnit UNIT = new ResidualUnit("bn", "downsample.0", "downsample.1");
    private static final double DEVIATION = 0.1;
    private static final int FIRST = 64;
    private static final int LAST = 512;

    @Override
    public List<String> trunk(Layers layers, String image) {
        ResidualUnit.Conv conv = (x, name, in, out, kernel, stride) ->
                layers.conv(x, name, new Layers.Convolution(in, out, kernel, stride, DEVIATION));
        String y = conv.write(image, "conv1", 3, FIRST, 3, 1);
        y = layers.norm(y, "bn1", FIRST, true);
        y = layers.prelu(y, "prelu", FIRST);
        List<String> outputs = new ArrayList<>(List.of(y));
        int in = FIRST;
        for (int stage = 0; stage < 4; stage++) {
            int out = FIRST << stage;
            for (int unit = 0; unit < config.depths().get(stage); unit++) {
                layers.nextUnit();
                String name = "layer" + (stage + 1) + "." + unit;
                y = UNIT.write(layers, y, name, in, out, unit == 0 ? 2 : 1, conv);
                in = out;
            }
            outputs.add(y);
        }
        return outputs;
    }

    @Override
    public String head(Layers layers, String activations) {
        int inputs = LAST * (config.size() / 16) * (config.size() / 16);
        String y = layers.flatten(layers.norm(activations, "bn2", LAST, true));
        // Of the deviation that a linear layer of PyTorch begins with.
        y = layers.linear(y, "fc", inputs, config.dimension(), true, Math.sqrt(1.0 / (3.0 * inputs)));
        return layers.norm(y, "features", config.dimension(), false);
    }
}
