package org.facegap.generator.search;

import org.facegap.core.UserError;
import org.facegap.core.random.Seeds;
import org.facegap.generator.latent.LatentSphere;

/** The strategies by the names that specifications use. */
public final class Strategies {
    private Strategies() {}

    /** @throws UserError when there is no strategy of that name */
    public static SearchStrategy of(SearchSpec spec, LatentSphere sphere, long seed) {
        long own = Seeds.derive(seed, "search");
        return switch (spec.strategy()) {
            case "evolutionary" -> new EvolutionarySearch(spec, false, sphere, own);
            case "evolutionary-outward" -> new EvolutionarySearch(spec, true, sphere, own);
            case "rejection", "plain" -> new IndependentDraws(sphere, own);
            default ->
                throw UserError.usage("search.strategy: there is no strategy " + spec.strategy()
                        + "; there are evolutionary, evolutionary-outward, rejection, plain");
        };
    }
}
