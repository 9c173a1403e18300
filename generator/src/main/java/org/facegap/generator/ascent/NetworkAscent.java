package org.facegap.generator.ascent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.facegap.generator.latent.LatentSpace;
import org.facegap.generator.latent.LatentSphere;
import org.facegap.generator.search.LabelAscent;
import org.facegap.models.gradient.LabelGradient;

/**
 * The ascent through one of our generators and one of our attribute networks. In Z a genome g moves to g + rate sqrt(dim)
 * d/|d|, d the gradient, and back to the sphere. In W and W+ the same holds of the coordinates in units of their own
 * standard deviations s among mapped latents, g + rate sqrt(dim) s (s d)/|s d|, since w's coordinates differ in scale from
 * network to network and among themselves. A genome whose gradient is zero stays.
 */
public final class NetworkAscent implements LabelAscent {
    private static final long DEVIATION_SEED = 1;

    private final LabelGradient gradient;
    private final LatentSpace.Kind kind;
    private final double[] deviation;

    /**
     * An ascent.
     *
     * @param gradient by the latents of the same space; closed with this
     */
    public NetworkAscent(LabelGradient gradient, LatentSpace space) {
        this.gradient = gradient;
        this.kind = space.kind();
        this.deviation = kind == LatentSpace.Kind.Z ? new double[] {1} : space.deviations(DEVIATION_SEED);
    }

    /** What the gradient is taken by in a space. */
    static LabelGradient.Input inputOf(LatentSpace.Kind kind) {
        return switch (kind) {
            case Z -> LabelGradient.Input.Z;
            case W -> LabelGradient.Input.W;
            case W_PLUS -> LabelGradient.Input.W_PLUS;
        };
    }

    @Override
    public Step climb(float[][] genomes, List<Map<String, List<String>>> wanted, double rate) {
        LabelGradient.Result result = gradient.of(genomes, wanted);
        float[][] moved = new float[genomes.length][];
        for (int i = 0; i < genomes.length; i++) {
            moved[i] = moved(genomes[i], result.gradients()[i], rate);
        }
        return new Step(
                moved, Arrays.stream(result.logProbabilities()).map(Math::exp).toArray());
    }

    private float[] moved(float[] genome, float[] direction, double rate) {
        double[] scaled = new double[genome.length];
        double square = 0;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = deviation[i % deviation.length] * direction[i];
            square += scaled[i] * scaled[i];
        }
        if (!Double.isFinite(square)) {
            throw new IllegalStateException("the gradient of the label's probability is not finite");
        }
        float[] moved = genome.clone();
        if (square == 0) {
            return moved;
        }
        double length = rate * Math.sqrt(genome.length / square);
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (length * deviation[i % deviation.length] * scaled[i]);
        }
        return kind == LatentSpace.Kind.Z ? new LatentSphere(moved.length).normalise(moved) : moved;
    }

    @Override
    public void close() {
        gradient.close();
    }
}
