package org.facegap.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.BiFunction;
import org.facegap.core.UserError;
import org.facegap.core.random.NumpyRandom;
import org.facegap.models.checkpoint.ModelFile;
import org.facegap.models.checkpoint.array.LazyTensor;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.facegap.models.network.Batches;
import org.facegap.models.network.ParameterSpec;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.SynthesisScript.Style;
import org.jspecify.annotations.Nullable;

/**
 * A StyleGAN2 generator in use. Latents are rows of float: z [zDim], labels c [cDim], w [wDim], W+ [numWs * wDim];
 * images are planar RGB 0..1, float[3 * size * size].
 */
public final class StyleGan2 implements AutoCloseable {
    private static final String KIND = "stylegan2";
    private static final int MAPPING_BATCH = 256;

    private final StyleGan2Config config;
    private final SynthesisSpec options;
    private final NDManager manager;
    private final ScriptModule module;
    private final NDList prepared;
    private final float[] averageW;

    /**
     * Prepares a network.
     *
     * @param array gives a parameter of the checkpoint, attached to the manager, which is closed when all are prepared
     */
    private StyleGan2(
            EngineRuntime runtime,
            StyleGan2Config config,
            SynthesisSpec options,
            BiFunction<NDManager, ParameterSpec, NDArray> array) {
        this.config = config;
        this.options = options.resolvedFor(config);
        PreparedSource source = PreparedSource.of(
                config,
                runtime.computeType(),
                runtime.device().isGpu() ? Style.INFERENCE : Style.FUSED,
                this.options.resolution());
        this.manager = runtime.newManager();
        this.module = ScriptModule.compile(runtime, source.methods());
        try (NDManager scope = manager.newSubManager()) {
            NDList given = new NDList();
            for (ParameterSpec spec : source.parameters()) {
                given.add(array.apply(scope, spec));
            }
            this.prepared = module.call(manager, "prepare", given, false);
        } catch (RuntimeException e) {
            module.close();
            manager.close();
            throw e;
        }
        // Named arrays with a dot would reach a script as a dictionary.
        prepared.forEach(a -> a.setName(null));
        try (NDManager scope = manager.newSubManager()) {
            this.averageW = call(scope, "average_w", new NDList()).toFloatArray();
        }
    }

    /**
     * Prepares the tensors of a file, one after the other, so that the file is never held twice.
     *
     * @param tensors by NVIDIA's names
     * @param origin what to call the file in messages
     * @throws UserError when a tensor is missing or has another size
     * @throws IllegalArgumentException when the network cannot do what the options ask for
     */
    public static StyleGan2 of(
            EngineRuntime runtime,
            StyleGan2Config config,
            Map<String, LazyTensor> tensors,
            String origin,
            SynthesisSpec options) {
        return new StyleGan2(runtime, config, options, (scope, spec) -> {
            if (spec.init() instanceof ParameterSpec.Init.Values constant) {
                return scope.create(constant.values(), new Shape(spec.shape()));
            }
            LazyTensor tensor = tensors.get(spec.name());
            if (tensor == null || tensor.elements() != spec.size()) {
                throw new UserError(origin + ": parameter " + spec.name() + " is missing or not of shape "
                        + Arrays.toString(spec.shape()));
            }
            return scope.create(tensor.values(), new Shape(spec.shape()));
        });
    }

    /** Random weights: as slow and as large as a trained network, for measuring. */
    public static StyleGan2 random(EngineRuntime runtime, StyleGan2Config config, SynthesisSpec options) {
        return new StyleGan2(
                runtime,
                config,
                options,
                (scope, spec) -> spec.init() instanceof ParameterSpec.Init.Values constant
                        ? scope.create(constant.values(), new Shape(spec.shape()))
                        : scope.randomNormal(new Shape(spec.shape())));
    }

    /** The present weights of a network made by {@link StyleGan2Source}, which stays the caller's. */
    public static StyleGan2 of(EngineRuntime runtime, StyleGan2Config config, ScriptNetwork network) {
        return new StyleGan2(
                runtime,
                config,
                SynthesisSpec.DEFAULT,
                (scope, spec) -> network.parameterOf(spec.name()).getArray());
    }

    /**
     * The mapping network with truncation, unconditional.
     *
     * @param z latents, each float[zDim]
     * @param psi truncation: 1 leaves w, 0 gives the average w
     * @return w, each float[wDim]
     */
    public float[][] map(float[][] z, double psi) {
        return map(z, null, psi);
    }

    /**
     * The mapping network with truncation.
     *
     * @param labels c of every z, each float[cDim]; null for an unconditional network
     * @throws UserError when labels are there and not wanted, or wanted and not there
     */
    public float[][] map(float[][] z, float @Nullable [][] labels, double psi) {
        if ((labels == null) != (config.cDim() == 0)) {
            throw new UserError(
                    config.cDim() == 0
                            ? "this network is unconditional: it takes no labels"
                            : "this network is conditional: every latent needs a label of " + config.cDim()
                                    + " numbers");
        }
        int zDim = config.zDim();
        float[][] rows = labels == null ? z : new float[z.length][];
        for (int i = 0; labels != null && i < z.length; i++) {
            rows[i] = Arrays.copyOf(z[i], zDim + config.cDim());
            System.arraycopy(labels[i], 0, rows[i], zDim, config.cDim());
        }
        float[][] w = Batches.map(manager, rows, new long[] {(long) zDim + config.cDim()}, MAPPING_BATCH, (step, x) -> {
            NDList inputs = labels == null ? new NDList(x) : x.split(new long[] {zDim}, 1);
            return call(step, "mapping", inputs);
        });
        if (psi != 1) {
            for (float[] row : w) {
                truncate(row, 0, psi);
            }
        }
        return w;
    }

    /**
     * W+ latents whose first layers are truncated.
     *
     * @param w each float[wDim], not truncated
     * @param cutoff number of truncated layers, 0 to numWs
     * @return each float[numWs * wDim]
     */
    public float[][] extend(float[][] w, double psi, int cutoff) {
        if (cutoff < 0 || cutoff > config.numWs()) {
            throw new IllegalArgumentException("cutoff: expected 0 to " + config.numWs() + ", found " + cutoff);
        }
        float[][] extended = new float[w.length][config.numWs() * config.wDim()];
        for (int i = 0; i < w.length; i++) {
            for (int layer = 0; layer < config.numWs(); layer++) {
                System.arraycopy(w[i], 0, extended[i], layer * config.wDim(), config.wDim());
                if (layer < cutoff && psi != 1) {
                    truncate(extended[i], layer * config.wDim(), psi);
                }
            }
        }
        return extended;
    }

    private void truncate(float[] row, int from, double psi) {
        for (int i = 0; i < averageW.length; i++) {
            row[from + i] = (float) (averageW[i] + psi * (row[from + i] - averageW[i]));
        }
    }

    /**
     * Images of w's, the same w in every layer, without noise.
     *
     * @param w each float[wDim]
     */
    public float[][] synthesize(float[][] w) {
        return synthesizeExtended(extend(w, 1, 0), Noise.NONE);
    }

    /**
     * Images of W+ latents.
     *
     * @param ws each float[numWs * wDim]
     */
    public float[][] synthesizeExtended(float[][] ws, Noise noise) {
        float[][] images = raw(ws, noise);
        for (float[] image : images) {
            for (int i = 0; i < image.length; i++) {
                image[i] = Math.min(1f, Math.max(0f, image[i] * 0.5f + 0.5f));
            }
        }
        return images;
    }

    /** Images as the network makes them, about -1..1. */
    float[][] raw(float[][] ws, Noise noise) {
        return Batches.map(
                manager,
                ws,
                new long[] {config.numWs(), config.wDim()},
                options.batch(),
                (step, x) -> call(step, noise.method(), new NDList(x)));
    }

    private NDArray call(NDManager owner, String method, NDList inputs) {
        NDList arguments = new NDList(inputs);
        arguments.addAll(prepared);
        return module.call(owner, method, arguments, false).singletonOrThrow();
    }

    /** The average w, float[wDim]: what truncation pulls towards. */
    public float[] averageW() {
        return averageW.clone();
    }

    /**
     * Replaces the average w by the mean over random latents, for files that come without: of a conditional
     * network the classes take turns.
     *
     * @param latents how many; drawn by NumPy's RandomState(0)
     */
    public void measureAverageW(int latents) {
        NumpyRandom random = new NumpyRandom(0);
        float[][] z = new float[latents][config.zDim()];
        float[][] labels = config.cDim() == 0 ? null : new float[latents][config.cDim()];
        for (int i = 0; i < latents; i++) {
            for (int k = 0; k < z[i].length; k++) {
                z[i][k] = (float) random.randn();
            }
            if (labels != null) {
                labels[i][i % config.cDim()] = 1;
            }
        }
        double[] sum = new double[config.wDim()];
        for (float[] w : map(z, labels, 1)) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += w[k];
            }
        }
        for (int k = 0; k < sum.length; k++) {
            averageW[k] = (float) (sum[k] / latents);
        }
    }

    /** Shape of the network. */
    public StyleGan2Config config() {
        return config;
    }

    /** Side of the images in pixels. */
    public int size() {
        return options.resolution();
    }

    /** Writes a network made by {@link StyleGan2Source} in this project's own format. */
    public static void save(Path file, StyleGan2Config config, ScriptNetwork network, Map<String, String> notes) {
        ModelFile.write(file, KIND, config, notes, network);
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
