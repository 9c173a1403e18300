package org.facegap.generator.variation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Latents whose image traits have been labelled, not necessarily all of them.
 *
 * @param traits in the order in which directions are made orthogonal
 * @param z each on the sphere of radius sqrt(dimension)
 * @param values per latent one number per trait, more meaning more of it, NaN where there is no label; only their order counts
 */
public record LabelledLatents(List<DirectionLabels.Trait> traits, float[][] z, double[][] values) {
    /** Checks that there is a row for every latent. */
    public LabelledLatents {
        traits = List.copyOf(traits);
        if (z.length == 0 || z.length != values.length) {
            throw new IllegalArgumentException(z.length + " latents cannot have " + values.length + " rows of labels");
        }
    }

    /** Numbers of the latents that have a label of this trait. */
    int[] labelled(int trait) {
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i][trait]))
                .toArray();
    }
}
