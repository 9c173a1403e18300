package org.facegap.models.recognition;

import java.util.ArrayList;
import java.util.List;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.Layers;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;

/**
 * Writes recognition networks. Input {@code x}: float32 [N, 3, size, size] in 0..1 RGB. Methods: {@code train} and {@code
 * infer} give the embedding, float32 [N, dimension], not normalised; {@code features} gives each stage's activations
 * (float32, inference statistics) for perceptual losses.
 */
public final class EmbedderSource {
    private final EmbedderConfig spec;
    private final ComputeType type;
    private final NetworkWriter writer;

    private EmbedderSource(EmbedderConfig spec, ComputeType type) {
        this.spec = spec;
        this.type = type;
        this.writer = new NetworkWriter(spec.architecture() + " embedder");
    }

    /** The network of a specification. */
    public static NetworkSource of(EmbedderConfig spec, ComputeType type) {
        EmbedderSource source = new EmbedderSource(spec, type);
        source.embedding("train", true);
        source.embedding("infer", false);
        source.features();
        return source.writer.source();
    }

    private void embedding(String methodName, boolean training) {
        Method method = writer.method(methodName, "x");
        Layers layers = new Layers(writer, method, type, training);
        List<String> stages = stages(layers);
        int stageCount = spec.depths().size();
        int channels = channels(stageCount);
        int side = spec.size() >> (stageCount + 1);
        String y = layers.norm(stages.get(stages.size() - 1), "head.norm", channels, true);
        y = layers.flatten(y);
        y = layers.linear(y, "head.linear", channels * side * side, spec.dimension());
        // The last scale stays 1, as in the public IResNet: only directions matter.
        method.returns(layers.norm(y, "head.features", spec.dimension(), false));
    }

    private void features() {
        Method method = writer.method("features", "x");
        List<String> stages = stages(new Layers(writer, method, type, false));
        method.returns(
                stages.stream().map(s -> method.let("torch.to(" + s + ", 6)")).toArray(String[]::new));
    }

    private int channels(int stage) {
        double c = spec.width() * Math.pow(1.5, stage);
        return (int) Math.round(c / 8) * 8;
    }

    private List<String> stages(Layers layers) {
        List<String> outputs = new ArrayList<>();
        String y = layers.image("x");
        int in = channels(0);
        y = layers.conv(y, "stem.conv", 3, in, 3, 2);
        y = layers.norm(y, "stem.norm", in, true);
        y = layers.prelu(y, "stem.prelu", in);
        outputs.add(y);
        for (int s = 0; s < spec.depths().size(); s++) {
            int out = channels(s + 1);
            for (int u = 0; u < spec.depths().get(s); u++) {
                String name = "stage" + (s + 1) + ".unit" + (u + 1);
                int stride = u == 0 ? 2 : 1;
                y = spec.architecture().equals("iresnet")
                        ? residual(layers, y, name, u == 0 ? in : out, out, stride)
                        : plain(layers, y, name, u == 0 ? in : out, out, stride);
            }
            in = out;
            outputs.add(y);
        }
        return outputs;
    }

    private static String residual(Layers layers, String x, String name, int in, int out, int stride) {
        String y = layers.norm(x, name + ".norm1", in, true);
        y = layers.conv(y, name + ".conv1", in, out, 3, 1);
        y = layers.norm(y, name + ".norm2", out, true);
        y = layers.prelu(y, name + ".prelu", out);
        y = layers.conv(y, name + ".conv2", out, out, 3, stride);
        y = layers.norm(y, name + ".norm3", out, true);
        String shortcut = x;
        if (stride != 1 || in != out) {
            shortcut = layers.conv(x, name + ".shortcut", in, out, 1, stride);
            shortcut = layers.norm(shortcut, name + ".shortcut.norm", out, true);
        }
        return layers.add(y, shortcut);
    }

    private static String plain(Layers layers, String x, String name, int in, int out, int stride) {
        String y = layers.conv(x, name + ".conv", in, out, 3, stride);
        y = layers.norm(y, name + ".norm", out, true);
        return layers.relu(y);
    }
}
