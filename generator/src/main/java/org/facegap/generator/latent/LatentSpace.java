package org.facegap.generator.latent;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.facegap.core.random.Gaussian;
import org.facegap.core.random.Seeds;

/**
 * The space a search moves in. A genome is what an identity is remembered by: float[zDim] in Z, float[wDim] in W,
 * float[layers * wDim] in W+, where truncation has been applied already when it was mapped.
 *
 * @param kind which space
 * @param faces whose latents
 * @param psi truncation of every latent that is mapped from z
 */
public record LatentSpace(Kind kind, FaceSource faces, double psi) {
    /** How many latents a deviation is measured on. */
    private static final int MEASURED = 2_000;

    /** The three spaces of StyleGAN2. */
    public enum Kind {
        /** Inputs of the mapping network. */
        Z,
        /** Outputs of the mapping network. */
        W,
        /** One w for every layer. */
        W_PLUS;

        /** As in configs, and so in the results. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Numbers in a genome. */
    public int dimension() {
        return switch (kind) {
            case Z -> faces.latentDim();
            case W -> faces.styleDim();
            case W_PLUS -> faces.layers() * faces.styleDim();
        };
    }

    /** Genomes of latents z, each float[zDim]. */
    public float[][] fromZ(float[][] z) {
        if (kind == Kind.Z) {
            return z;
        }
        float[][] w = faces.map(z, psi);
        return kind == Kind.W ? w : Arrays.stream(w).map(this::repeated).toArray(float[][]::new);
    }

    /** What {@link FaceSource#render} takes: w's, or one w for every layer. */
    public float[][] styles(float[][] genomes) {
        return kind == Kind.Z ? faces.map(genomes, psi) : genomes;
    }

    /** One w that stands for a style: itself, or the mean over the layers of a W+ one. */
    public float[] meanStyle(float[] style) {
        int dim = faces.styleDim();
        if (style.length == dim) {
            return style;
        }
        float[] mean = new float[dim];
        for (int i = 0; i < style.length; i++) {
            mean[i % dim] += style[i] * dim / style.length;
        }
        return mean;
    }

    /**
     * Standard deviation of every coordinate of w among mapped latents, at the truncation; double[styleDim].
     *
     * @param seed of the latents
     */
    public double[] deviations(long seed) {
        Gaussian random = new Gaussian(Seeds.derive(seed, "deviations of w"));
        float[][] w = faces.map(new LatentSphere(faces.latentDim()).draw(MEASURED, random), psi);
        double[] deviation = new double[w[0].length];
        for (int j = 0; j < deviation.length; j++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : w) {
                sum += row[j];
                squares += (double) row[j] * row[j];
            }
            double mean = sum / w.length;
            deviation[j] = Math.sqrt(Math.max(0, squares / w.length - mean * mean));
        }
        return deviation;
    }

    private float[] repeated(float[] w) {
        float[] all = new float[w.length * faces.layers()];
        for (int layer = 0; layer < faces.layers(); layer++) {
            System.arraycopy(w, 0, all, layer * w.length, w.length);
        }
        return all;
    }
}
