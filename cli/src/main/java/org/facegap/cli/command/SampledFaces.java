package org.facegap.cli.command;

import ai.djl.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.core.image.Image;
import org.facegap.core.random.NumpyRandom;
import org.facegap.models.engine.EngineRuntime;
import org.facegap.models.stylegan2.Architecture;
import org.facegap.models.stylegan2.Noise;
import org.facegap.models.stylegan2.StyleGan2;
import org.facegap.models.stylegan2.StyleGan2Config;
import org.facegap.models.stylegan2.SynthesisSpec;
import org.facegap.models.stylegan2.layout.StyleGan2Checkpoint;

/**
 * A generator's faces by seed. A seed's z is {@code RandomState(seed).randn(1, z_dim)} of NumPy, as the public tools
 * have it; 8 bits are made of -1..1 by {@code clamp(x * 127.5 + 128, 0, 255)} without the fraction, which is what {@link
 * Image#fromPlanar} does to 0..1.
 */
final class SampledFaces implements AutoCloseable {
    private static final int NONE = -1;

    private final StyleGan2 generator;
    private final Truncation truncation;
    private final Noise noise;
    private final int label;

    /**
     * How far latents are pulled towards the average face.
     *
     * @param cutoff number of layers that are, -1 for all
     */
    record Truncation(double psi, int cutoff) {}

    /**
     * Opens a generator.
     *
     * @param label class of every face, -1 for an unconditional network
     * @throws UserError when an option does not fit the network
     */
    SampledFaces(
            EngineRuntime runtime,
            StyleGan2Checkpoint checkpoint,
            SynthesisSpec options,
            Truncation truncation,
            Noise noise,
            int label) {
        check(checkpoint.config(), options, truncation, label);
        this.truncation = truncation;
        this.noise = noise;
        this.label = label;
        // Random noise is drawn image by image, so that it hangs on the seed and not on the batch.
        int batch = noise == Noise.RANDOM ? 1 : options.batch();
        this.generator = checkpoint.generator(runtime, new SynthesisSpec(options.resolution(), batch));
    }

    private static void check(StyleGan2Config config, SynthesisSpec options, Truncation truncation, int label) {
        if (config.cDim() == 0 && label != NONE) {
            throw UserError.usage("--class: this network is unconditional, it has no classes");
        }
        if (config.cDim() > 0 && (label < 0 || label >= config.cDim())) {
            throw UserError.usage("--class: this network is conditional, expected a class from 0 to "
                    + (config.cDim() - 1) + (label == NONE ? "" : ", found " + label));
        }
        if (options.resolution() > config.resolution()) {
            throw UserError.usage("--resolution: this network's images have " + config.resolution() + " px, found "
                    + options.resolution());
        }
        if (options.resolution() > 0
                && options.resolution() < config.resolution()
                && config.architecture() != Architecture.SKIP) {
            throw UserError.usage("--resolution: only a network of the architecture skip has smaller images on the"
                    + " way, this one is "
                    + config.architecture().name().toLowerCase(Locale.ROOT));
        }
        if (truncation.cutoff > config.numWs()) {
            throw UserError.usage(
                    "--cutoff: this network has " + config.numWs() + " layers, found " + truncation.cutoff);
        }
    }

    /** W+ latents of seeds, truncated; each float[numWs * wDim]. */
    float[][] latents(List<Long> seeds) {
        StyleGan2Config config = generator.config();
        float[][] z = new float[seeds.size()][config.zDim()];
        for (int i = 0; i < z.length; i++) {
            NumpyRandom random = new NumpyRandom(seeds.get(i));
            for (int k = 0; k < z[i].length; k++) {
                z[i][k] = (float) random.randn();
            }
        }
        float[][] labels = null;
        if (config.cDim() > 0) {
            labels = new float[z.length][config.cDim()];
            for (float[] row : labels) {
                row[label] = 1;
            }
        }
        int cutoff = truncation.cutoff == NONE ? config.numWs() : truncation.cutoff;
        return generator.extend(generator.map(z, labels, 1), truncation.psi, cutoff);
    }

    /**
     * Images of W+ latents.
     *
     * @param seeds of the noise, one per latent; only random noise asks for them
     */
    List<Image> images(float[][] latents, List<Long> seeds) {
        List<Image> images = new ArrayList<>();
        if (noise != Noise.RANDOM) {
            for (float[] image : generator.synthesizeExtended(latents, noise)) {
                images.add(Image.fromPlanar(image, size(), size()));
            }
            return images;
        }
        for (int i = 0; i < latents.length; i++) {
            Engine.getEngine("PyTorch").setRandomSeed((int) (long) seeds.get(i));
            float[][] one = generator.synthesizeExtended(new float[][] {latents[i]}, noise);
            images.add(Image.fromPlanar(one[0], size(), size()));
        }
        return images;
    }

    /** Side of the images in pixels. */
    int size() {
        return generator.size();
    }

    @Override
    public void close() {
        generator.close();
    }
}
