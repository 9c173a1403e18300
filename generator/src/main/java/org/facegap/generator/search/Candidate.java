package org.facegap.generator.search;

import org.jspecify.annotations.Nullable;

/**
 * A genome that may become an identity.
 *
 * @param genome in the space of the search
 * @param aim the group it was bred or screened for; null for an independent draw
 * @param root number of the independent draw it descends from, -1 when it is one itself
 * @param rootGenome genome of that draw; its own when it is one itself
 * @param promise probability, as the strategy saw it before rendering, that it is surely read as its aim; NaN when it did
 *     not say
 */
public record Candidate(float[] genome, @Nullable String aim, long root, float[] rootGenome, double promise) {
    /** A draw that does not depend on anything that was rendered. */
    public static Candidate independent(float[] genome) {
        return new Candidate(genome, null, -1, genome, Double.NaN);
    }
}
