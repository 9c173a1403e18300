package org.facegap.models.attributes;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.facegap.core.dataset.AttributeLabel;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.Batches;
import org.facegap.models.network.ScriptNetwork;

/** An attribute network in use: images in, a label with its probability per attribute out. */
public final class AttributeClassifier implements AutoCloseable {
    private static final int BATCH = 32;

    private final ClassifierConfig spec;
    private final ScriptNetwork network;
    private final NDManager manager;

    /** Wraps a network, which is closed with this. */
    public AttributeClassifier(EngineRuntime runtime, ClassifierConfig spec, ScriptNetwork network) {
        this.spec = spec;
        this.network = network;
        this.manager = runtime.newManager();
    }

    /** Loads a model. */
    public static AttributeClassifier of(EngineRuntime runtime, ModelFile file) {
        ClassifierConfig spec = file.spec(ClassifierConfig.class);
        ScriptNetwork network = new ScriptNetwork(runtime, AttributeSource.of(spec, runtime.computeType()), 0);
        file.loadInto(network);
        return new AttributeClassifier(runtime, spec, network);
    }

    /**
     * Class probabilities.
     *
     * @param images planar RGB 0..1, each float[3 * size * size]
     * @return per image float[outputs], each attribute's part summing to 1
     */
    public float[][] probabilities(float[][] images) {
        float[][] rows = Batches.map(
                manager,
                images,
                new long[] {3, spec.size(), spec.size()},
                BATCH,
                (step, x) -> network.run(step, "infer", x).singletonOrThrow());
        for (float[] row : rows) {
            int offset = 0;
            for (List<String> values : spec.attributes().values()) {
                softmax(row, offset, values.size());
                offset += values.size();
            }
        }
        return rows;
    }

    /** The most probable value of every attribute, from one row of {@link #probabilities}. */
    public Map<String, AttributeLabel> labels(float[] probabilities) {
        Map<String, AttributeLabel> labels = new LinkedHashMap<>();
        int offset = 0;
        for (Map.Entry<String, List<String>> e : spec.attributes().entrySet()) {
            int best = 0;
            for (int i = 1; i < e.getValue().size(); i++) {
                if (probabilities[offset + i] > probabilities[offset + best]) {
                    best = i;
                }
            }
            labels.put(e.getKey(), new AttributeLabel(e.getValue().get(best), probabilities[offset + best]));
            offset += e.getValue().size();
        }
        return labels;
    }

    private static void softmax(float[] row, int offset, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, row[offset + i]);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(row[offset + i] - max);
            row[offset + i] = (float) e;
            sum += e;
        }
        for (int i = 0; i < n; i++) {
            row[offset + i] = (float) (row[offset + i] / sum);
        }
    }

    /** Shape of the network. */
    public ClassifierConfig spec() {
        return spec;
    }

    /** The network itself, for feature losses. */
    public ScriptNetwork network() {
        return network;
    }

    /** Writes the model. */
    public void save(Path file, Map<String, String> notes) {
        ModelFile.write(file, "attributes", spec, notes, network);
    }

    @Override
    public void close() {
        network.close();
        manager.close();
    }
}
