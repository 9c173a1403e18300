package org.facegap.models.gradient;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.core.UserError;
import org.facegap.models.attributes.AttributeClassifier;
import org.facegap.models.attributes.ClassifierConfig;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.engine.ScriptModule;
import org.facegap.models.network.ScriptNetwork;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;

/**
 * The derivative, by the latents of a StyleGAN2, of the log probability that an attribute network reads its images as
 * wanted: sum over attributes of log p(one of the wanted values | image), the image clamped to 0..1 and brought to the
 * network's side as for its labels. Images are without noise. Both networks are frozen.
 *
 * <p>An image that is being differentiated keeps every activation, so few are taken at a time. One thread, and no other
 * gradient may be recorded meanwhile.
 */
public final class LabelGradient implements AutoCloseable {
    private static final long BATCH_BYTES = 1L << 30;
    private static final int LARGEST_BATCH = 32;

    /** Float32 arrays that a layer leaves behind for the way back, about. */
    private static final long KEPT_PER_LAYER = 6;

    private static final float NEVER = -1e9f;

    private final NDManager manager;
    private final StyleGan2Config config;
    private final ScriptNetwork generator;
    private final AttributeClassifier reader;
    private final ScriptModule script;
    private final Input input;
    private final double psi;
    private final int batch;

    /** What the derivative is taken by. */
    public enum Input {
        /** Of the mapping network, float[zDim]; truncation applies. */
        Z,
        /** Of all layers alike, float[wDim]. */
        W,
        /** Of every layer by itself, float[numWs * wDim]. */
        W_PLUS
    }

    /**
     * What a call gives.
     *
     * @param gradients one per latent, of its length
     * @param logProbabilities one per latent, at most 0
     */
    public record Result(float[][] gradients, double[] logProbabilities) {}

    /**
     * Opens the generator once more, with a derivative.
     *
     * @param checkpoint of the generator
     * @param generator the same in use; it gives the average w and the side of the images. Not kept
     * @param reader attribute network, which stays the caller's and must outlive this
     * @param psi truncation, for {@link Input#Z}
     * @throws UserError when the generator is conditional, or its images cannot be brought to the reader's side
     */
    public LabelGradient(
            EngineRuntime runtime,
            StyleGan2Checkpoint checkpoint,
            StyleGan2 generator,
            AttributeClassifier reader,
            Input input,
            double psi) {
        this.config = checkpoint.config();
        this.reader = reader;
        this.input = input;
        this.psi = psi;
        int side = reader.spec().size();
        if (generator.size() % side != 0 && side % generator.size() != 0) {
            throw UserError.usage("the gradient needs an attribute model whose side divides or is a multiple of the "
                    + generator.size() + " px of the generator's images; this one reads " + side + " px");
        }
        if (config.cDim() > 0) {
            throw UserError.usage(checkpoint.origin() + ": the gradient needs an unconditional generator");
        }
        this.batch = batch(config, generator.size());
        this.script =
                ScriptModule.compile(runtime, LabelScript.methods(config.numWs(), generator.size(), reader.spec()));
        this.manager = runtime.newManager();
        try {
            this.generator = checkpoint.differentiable(runtime, generator.size());
        } catch (RuntimeException e) {
            manager.close();
            script.close();
            throw e;
        }
        // A file without an average has one only in the network that measured it.
        this.generator.setValues("mapping.w_avg", generator.averageW());
        freeze(this.generator);
        freeze(reader.network());
    }

    private static void freeze(ScriptNetwork network) {
        network.parameterNames().forEach(n -> network.parameterOf(n).getArray().setRequiresGradient(false));
    }

    private static int batch(StyleGan2Config config, int size) {
        long image = 0;
        for (int r = 4; r <= size; r *= 2) {
            image += 2 * KEPT_PER_LAYER * 4 * r * r * config.channels(r);
        }
        return (int) Math.max(1, Math.min(LARGEST_BATCH, BATCH_BYTES / image));
    }

    /**
     * Derivatives; each latent is rendered once.
     *
     * @param latents all of one length, that of the input
     * @param wanted per latent attribute to the values that count as it; other attributes may be anything
     * @throws IllegalArgumentException when an attribute or a value is not one of the reader's
     */
    public Result of(float[][] latents, List<Map<String, List<String>>> wanted) {
        Result all = new Result(new float[latents.length][], new double[latents.length]);
        for (int start = 0; start < latents.length; start += batch) {
            fill(all, start, latents, wanted, Math.min(batch, latents.length - start));
        }
        return all;
    }

    private void fill(Result all, int start, float[][] latents, List<Map<String, List<String>>> wanted, int count) {
        int dim = latents[start].length;
        int outputs = reader.spec().outputs();
        float[] x = new float[count * dim];
        float[] penalty = new float[count * outputs];
        for (int i = 0; i < count; i++) {
            System.arraycopy(latents[start + i], 0, x, i * dim, dim);
            penalise(penalty, i * outputs, wanted.get(start + i));
        }
        try (NDManager step = manager.newSubManager();
                GradientCollector recording = Engine.getEngine("PyTorch").newGradientCollector()) {
            Shape shape =
                    input == Input.W_PLUS ? new Shape(count, config.numWs(), config.wDim()) : new Shape(count, dim);
            NDArray latent = step.create(x, shape);
            latent.setRequiresGradient(true);
            NDArray image = generator
                    .runWithGradient(step, "synthesis", styles(step, latent))
                    .singletonOrThrow();
            NDArray seen = script.call(step, "seen", new NDList(image), true).singletonOrThrow();
            NDArray logits =
                    reader.network().runWithGradient(step, "infer", seen).singletonOrThrow();
            NDArray penalties = step.create(penalty, new Shape(count, outputs));
            NDList result = script.call(step, "gradient", new NDList(logits, penalties, latent), true);
            float[] logs = result.get(0).toFloatArray();
            float[] gradients = result.get(1).toFloatArray();
            for (int i = 0; i < count; i++) {
                all.logProbabilities[start + i] = Math.min(0, logs[i]);
                all.gradients[start + i] = Arrays.copyOfRange(gradients, i * dim, (i + 1) * dim);
            }
        }
    }

    private NDArray styles(NDManager step, NDArray latent) {
        if (input == Input.W_PLUS) {
            return latent;
        }
        NDArray w = input == Input.W
                ? latent
                : generator
                        .runWithGradient(step, "truncated", latent, step.create((float) psi))
                        .singletonOrThrow();
        return script.call(step, "widen", new NDList(w), true).singletonOrThrow();
    }

    private void penalise(float[] penalty, int at, Map<String, List<String>> wanted) {
        ClassifierConfig spec = reader.spec();
        wanted.forEach((attribute, counting) -> {
            int offset = at + spec.offset(attribute);
            List<String> values = spec.attributes().getOrDefault(attribute, List.of());
            if (counting.isEmpty() || !values.containsAll(counting)) {
                throw new IllegalArgumentException(
                        "no " + attribute + " = " + counting + "; there are " + String.join(", ", values));
            }
            for (int v = 0; v < values.size(); v++) {
                penalty[offset + v] = counting.contains(values.get(v)) ? 0 : NEVER;
            }
        });
    }

    /** Frees the generator's copy; the reader stays. */
    @Override
    public void close() {
        script.close();
        generator.close();
        manager.close();
    }
}
