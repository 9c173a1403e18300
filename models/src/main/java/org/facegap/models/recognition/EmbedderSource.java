package org.facegap.models.recognition;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.facegap.models.engine.ComputeType;
import org.facegap.models.network.Layers;
import org.facegap.models.network.NetworkSource;
import org.facegap.models.network.NetworkWriter;
import org.facegap.models.network.NetworkWriter.Method;

/**
 * Writes recognition networks. Input {@code x}: float32 [N, 3, size, size] in 0..1 RGB. Methods: {@code train} and {@code
 * infer} give the embedding, float32 [N, dimension], not normalised; {@code features} gives each stage's activations
 * (float32, inference statistics) for perceptual losses. Every residual or other unit of the trunk is a unit of the source, the
 * first layers are unit 0 and the head is the last.
 */
public final class EmbedderSource {
    private EmbedderSource() {}

    /** The network of a configuration. */
    public static NetworkSource of(EmbedderConfig config, ComputeType type) {
        return of(config, type, false);
    }

    /**
     * The network of a configuration.
     *
     * @param frozen whether no training changes the trunk, which is all but the head: its parameters take no gradient and its
     *     running statistics stay
     */
    public static NetworkSource of(EmbedderConfig config, ComputeType type, boolean frozen) {
        NetworkWriter writer = new NetworkWriter(config.architecture() + " embedder");
        EmbedderLayers network = EmbedderLayers.of(config);
        for (boolean training : new boolean[] {true, false}) {
            Method method = writer.method(training ? "train" : "infer", "x");
            Layers layers = new Layers(writer, method, type, training);
            List<String> stages = network.trunk(frozen ? layers.frozen() : layers, layers.image("x"));
            writer.nextUnit();
            method.returns(network.head(layers, stages.get(stages.size() - 1)));
        }
        Method method = writer.method("features", "x");
        Layers layers = new Layers(writer, method, type, false);
        method.returns(network.trunk(layers, layers.image("x")).stream()
                .map(s -> method.let("torch.to(" + s + ", 6)"))
                .toArray(String[]::new));
        return writer.source();
    }

    /**
     * Factors of the learning rate for fine-tuning: 1 in the head, and smaller the nearer to the input.
     *
     * @param layerDecay the factor from one unit to the one before it, above 0 and at most 1
     * @return from a parameter's name to its factor; 1 for names that the network has not, such as a margin head's
     */
    public static ToDoubleFunction<String> rates(NetworkSource source, double layerDecay) {
        int last = source.parameters().stream().mapToInt(p -> p.unit()).max().orElse(0);
        return name -> source.parameters().stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .map(p -> Math.pow(layerDecay, last - p.unit()))
                .orElse(1.0);
    }
}
