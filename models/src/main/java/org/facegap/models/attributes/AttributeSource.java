package org.facegap.models.attributes;

import java.util.ArrayList;
import java.util.List;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.Layers;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;

/**
 * Writes attribute networks. Input {@code x}: float32 [N, 3, size, size] in 0..1 RGB. Methods {@code train} and {@code
 * infer} give logits, float32 [N, outputs], attribute after attribute; {@code features} gives each stage's activations.
 */
public final class AttributeSource {
    private AttributeSource() {}

    /** The network of a specification. */
    public static NetworkSource of(ClassifierConfig spec, ComputeType type) {
        NetworkWriter writer = new NetworkWriter("attribute network");
        for (boolean training : new boolean[] {true, false}) {
            Method method = writer.method(training ? "train" : "infer", "x");
            Layers layers = new Layers(writer, method, type, training);
            List<String> stages = stages(spec, layers);
            int channels = channels(spec, spec.depths().size());
            int side = spec.size() >> (spec.depths().size() + 1);
            String y = layers.flatten(stages.get(stages.size() - 1));
            y = layers.linear(y, "head.hidden", channels * side * side, 64);
            y = layers.norm(y, "head.norm", 64, true);
            y = layers.relu(y);
            method.returns(layers.linear(y, "head.logits", 64, spec.outputs()));
        }
        Method method = writer.method("features", "x");
        method.returns(stages(spec, new Layers(writer, method, type, false)).stream()
                .map(s -> method.let("torch.to(" + s + ", 6)"))
                .toArray(String[]::new));
        return writer.source();
    }

    private static int channels(ClassifierConfig spec, int stage) {
        return (int) Math.round(spec.width() * Math.pow(1.5, stage) / 8) * 8;
    }

    private static List<String> stages(ClassifierConfig spec, Layers layers) {
        List<String> outputs = new ArrayList<>();
        int in = channels(spec, 0);
        String y = unit(layers, layers.image("x"), "stem", 3, in, 2);
        outputs.add(y);
        for (int s = 0; s < spec.depths().size(); s++) {
            int out = channels(spec, s + 1);
            for (int u = 0; u < spec.depths().get(s); u++) {
                y = unit(layers, y, "stage" + (s + 1) + ".unit" + (u + 1), u == 0 ? in : out, out, u == 0 ? 2 : 1);
            }
            in = out;
            outputs.add(y);
        }
        return outputs;
    }

    private static String unit(Layers layers, String x, String name, int in, int out, int stride) {
        String y = layers.conv(x, name + ".conv", in, out, 3, stride);
        y = layers.norm(y, name + ".norm", out, true);
        return layers.relu(y);
    }
}
