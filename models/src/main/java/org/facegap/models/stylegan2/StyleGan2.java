package org.facegap.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Map;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.network.Batches;
import org.facegap.models.network.ScriptNetwork;

/**
 * A StyleGAN2 generator in use. Latents are rows of float: z [zDim], w [wDim], W+ [numWs * wDim]; pictures are planar RGB
 * 0..1, float[3 * resolution * resolution].
 */
public final class StyleGan2 implements AutoCloseable {
    private static final int BATCH = 16;

    private final StyleGan2Config config;
    private final ScriptNetwork network;
    private final NDManager manager;

    /** Wraps a network, which is closed with this. */
    public StyleGan2(EngineRuntime runtime, StyleGan2Config config, ScriptNetwork network) {
        this.config = config;
        this.network = network;
        this.manager = runtime.newManager();
    }

    /** Loads a model. */
    public static StyleGan2 of(EngineRuntime runtime, ModelFile file) {
        StyleGan2Config config = file.spec(StyleGan2Config.class);
        ScriptNetwork network = new ScriptNetwork(runtime, StyleGan2Source.of(config, runtime.computeType()), 0);
        file.loadInto(network);
        return new StyleGan2(runtime, config, network);
    }

    /**
     * The mapping network with truncation.
     *
     * @param z latents, each float[zDim]
     * @param psi truncation: 1 leaves w, 0 gives the average w
     * @return w, each float[wDim]
     */
    public float[][] map(float[][] z, double psi) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray strength = scope.create((float) psi);
            return Batches.map(
                    manager,
                    z,
                    new long[] {config.zDim()},
                    256,
                    (step, x) -> network.run(step, "truncated", x, strength).singletonOrThrow());
        }
    }

    /**
     * Pictures of w's, the same w in every layer, without noise.
     *
     * @param w each float[wDim]
     */
    public float[][] synthesize(float[][] w) {
        return pictures(w, "synthesis", new long[] {config.wDim()}, true);
    }

    /**
     * Pictures of W+ latents.
     *
     * @param ws each float[numWs * wDim]
     * @param constantNoise whether the checkpoint's constant noise is added
     */
    public float[][] synthesizeExtended(float[][] ws, boolean constantNoise) {
        return pictures(
                ws, constantNoise ? "synthesis_const" : "synthesis", new long[] {config.numWs(), config.wDim()}, false);
    }

    private float[][] pictures(float[][] latents, String method, long[] shape, boolean repeat) {
        float[][] out = Batches.map(manager, latents, shape, BATCH, (step, x) -> {
            NDArray ws = repeat ? x.expandDims(1).broadcast(new Shape(BATCH, config.numWs(), config.wDim())) : x;
            return network.run(step, method, ws).singletonOrThrow();
        });
        for (float[] picture : out) {
            for (int i = 0; i < picture.length; i++) {
                picture[i] = Math.min(1f, Math.max(0f, picture[i] * 0.5f + 0.5f));
            }
        }
        return out;
    }

    /** The average w, float[wDim]. */
    public float[] averageW() {
        return network.values("mapping.w_avg");
    }

    /** Shape of the network. */
    public StyleGan2Config config() {
        return config;
    }

    /** The network itself. */
    public ScriptNetwork network() {
        return network;
    }

    /** Writes the model. */
    public void save(Path file, Map<String, String> notes) {
        ModelFile.write(file, "stylegan2", config, notes, network);
    }

    @Override
    public void close() {
        network.close();
        manager.close();
    }
}
