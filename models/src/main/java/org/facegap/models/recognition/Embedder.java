package org.facegap.models.recognition;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.align.PlanarImage;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.Batches;
import org.facegap.models.network.ScriptNetwork;

/** A recognition network in use: images in, embeddings of length 1 out. */
public final class Embedder implements AutoCloseable {
    private static final int BATCH = 32;

    private final EmbedderConfig spec;
    private final ScriptNetwork network;
    private final NDManager manager;

    /** Wraps a network, which is closed with this. */
    public Embedder(EngineRuntime runtime, EmbedderConfig spec, ScriptNetwork network) {
        this.spec = spec;
        this.network = network;
        this.manager = runtime.newManager();
    }

    /** Loads a model. */
    public static Embedder of(EngineRuntime runtime, ModelFile file) {
        EmbedderConfig spec = file.spec(EmbedderConfig.class);
        ScriptNetwork network = new ScriptNetwork(runtime, EmbedderSource.of(spec, runtime.computeType()), 0);
        file.loadInto(network);
        return new Embedder(runtime, spec, network);
    }

    /** Opens a model of a file. */
    public static Embedder of(EngineRuntime runtime, EmbedderFile file) {
        ScriptNetwork network = new ScriptNetwork(runtime, EmbedderSource.of(file.config(), runtime.computeType()), 0);
        try {
            file.weights().loadInto(network);
        } catch (UserError e) {
            network.close();
            throw e;
        }
        return new Embedder(runtime, file.config(), network);
    }

    /**
     * Embeds images.
     *
     * @param images planar RGB 0..1, each float[3 * size * size]
     * @return one unit vector per image, float[dimension]
     */
    public float[][] embed(float[][] images) {
        return embed(images, Flip.NONE);
    }

    /**
     * Embeds images, or both them and their mirror images.
     *
     * @param images planar RGB 0..1, each float[3 * size * size]
     * @return one unit vector per image, float[dimension]
     */
    public float[][] embed(float[][] images, Flip flip) {
        float[][] vectors = flip.vectors(
                List.of(images),
                some -> raw(some.toArray(float[][]::new)),
                image -> PlanarImage.square(image, spec.size()).mirrored().values(),
                Embedder::unit);
        for (float[] vector : vectors) {
            unit(vector);
        }
        return vectors;
    }

    private float[][] raw(float[][] images) {
        return Batches.map(
                manager,
                images,
                new long[] {3, spec.size(), spec.size()},
                BATCH,
                (step, x) -> network.run(step, "infer", x).singletonOrThrow());
    }

    private static void unit(float[] vector) {
        double norm = 0;
        for (float v : vector) {
            norm += (double) v * v;
        }
        float scale = (float) (1 / Math.max(1e-12, Math.sqrt(norm)));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
    }

    /** Shape of the network. */
    public EmbedderConfig spec() {
        return spec;
    }

    /** The network itself, for feature losses. */
    public ScriptNetwork network() {
        return network;
    }

    /** Writes the model. */
    public void save(Path file, Map<String, String> notes) {
        ModelFile.write(file, "embedder", spec, notes, network);
    }

    @Override
    public void close() {
        network.close();
        manager.close();
    }
}
