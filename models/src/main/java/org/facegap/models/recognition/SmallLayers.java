package org.facegap.models.recognition;

import java.util.ArrayList;
import java.util.List;
import org.facegap.models.network.Layers;

/** Small networks of any width and depth. */
record SmallLayers(EmbedderConfig.Small config) implements EmbedderLayers {
    private static final ResidualUnit UNIT = new ResidualUnit("norm", "shortcut", "shortcut.norm");

    @Override
    public List<String> trunk(Layers layers, String image) {
        List<String> outputs = new ArrayList<>();
        int in = channels(0);
        String y = layers.conv(image, "stem.conv", 3, in, 3, 2);
        y = layers.norm(y, "stem.norm", in, true);
        y = layers.prelu(y, "stem.prelu", in);
        outputs.add(y);
        for (int s = 0; s < config.depths().size(); s++) {
            int out = channels(s + 1);
            for (int u = 0; u < config.depths().get(s); u++) {
                layers.nextUnit();
                String name = "stage" + (s + 1) + ".unit" + (u + 1);
                int stride = u == 0 ? 2 : 1;
                int from = u == 0 ? in : out;
                y = config.architecture().equals("iresnet")
                        ? UNIT.write(layers, y, name, from, out, stride, layers::conv)
                        : plain(layers, y, name, from, out, stride);
            }
            in = out;
            outputs.add(y);
        }
        return outputs;
    }

    @Override
    public String head(Layers layers, String activations) {
        int stages = config.depths().size();
        int channels = channels(stages);
        int side = config.size() >> (stages + 1);
        String y = layers.norm(activations, "head.norm", channels, true);
        y = layers.flatten(y);
        y = layers.linear(y, "head.linear", channels * side * side, config.dimension());
        // The last scale stays 1, as in the public IResNet: only directions matter.
        return layers.norm(y, "head.features", config.dimension(), false);
    }

    private int channels(int stage) {
        double c = config.width() * Math.pow(1.5, stage);
        return (int) Math.round(c / 8) * 8;
    }

    private static String plain(Layers layers, String x, String name, int in, int out, int stride) {
        String y = layers.conv(x, name + ".conv", in, out, 3, stride);
        y = layers.norm(y, name + ".norm", out, true);
        return layers.relu(y);
    }
}
