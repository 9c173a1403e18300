package org.facegap.generator.variation;

import java.util.List;
import java.util.Locale;
import org.facegap.generator.latent.LatentSphere;
import org.jspecify.annotations.Nullable;

/**
 * Components of genomes along directions, and genomes with other components. In Z results are brought back to the sphere; in
 * W+ every layer is moved by itself. Immutable.
 */
final class DirectionSteps {
    /**
     * A change of one component.
     *
     * @param direction its number
     * @param replaces whether the component becomes {@code by}; else {@code by} is added to it
     * @param by signed distance
     */
    record Step(int direction, boolean replaces, double by) {}

    private final List<LatentDirection> directions;
    private final int dimension;
    private final double[] centre;
    private final @Nullable LatentSphere sphere;

    DirectionSteps(LatentDirections directions) {
        this.directions = directions.directions();
        this.dimension = directions.dimension();
        this.centre = new double[this.directions.size()];
        for (int i = 0; i < centre.length; i++) {
            centre[i] =
                    directions.centre().length == 0 ? 0 : this.directions.get(i).of(directions.centre());
        }
        this.sphere = directions.space().equals(LatentDirections.Z) ? new LatentSphere(dimension) : null;
    }

    /** The genome after all steps, which are measured on the genome as it was; the argument stays as it is. */
    float[] moved(float[] genome, List<Step> steps) {
        float[] result = new float[genome.length];
        double[] sum = new double[dimension];
        for (int at = 0; at < genome.length; at += dimension) {
            for (int j = 0; j < dimension; j++) {
                sum[j] = genome[at + j];
            }
            for (Step step : steps) {
                LatentDirection direction = directions.get(step.direction());
                double now = direction.of(genome, at) - centre[step.direction()];
                double by = step.replaces() ? step.by() - now : step.by();
                for (int j = 0; j < dimension; j++) {
                    sum[j] += by * direction.unitNormal()[j];
                }
            }
            for (int j = 0; j < dimension; j++) {
                result[at + j] = (float) sum[j];
            }
        }
        return sphere == null ? result : sphere.normalise(result);
    }

    /** Signed distances along all directions; in W+ their mean over the layers. */
    double[] parts(float[] genome) {
        double[] parts = new double[directions.size()];
        int layers = genome.length / dimension;
        for (int i = 0; i < parts.length; i++) {
            for (int at = 0; at < genome.length; at += dimension) {
                parts[i] += (directions.get(i).of(genome, at) - centre[i]) / layers;
            }
        }
        return parts;
    }

    /** Shifts from one genome to another in standard deviations, those of 0.05 and more. */
    String describe(float[] from, float[] to) {
        double[] before = parts(from);
        double[] after = parts(to);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < after.length; i++) {
            double shift = (after[i] - before[i]) / directions.get(i).deviation();
            if (Math.abs(shift) >= 0.05) {
                text.append(text.isEmpty() ? "" : ";")
                        .append(directions.get(i).name())
                        .append(String.format(Locale.ROOT, "=%+.1f", shift));
            }
        }
        return text.toString();
    }
}
