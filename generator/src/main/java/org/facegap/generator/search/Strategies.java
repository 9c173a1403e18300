package org.facegap.generator.search;

import java.util.List;
import java.util.function.Supplier;
import org.facegap.core.UserError;
import org.facegap.core.random.Seeds;

/** The strategies by the names that specifications use. */
public final class Strategies {
    /** All names. */
    public static final List<String> NAMES = List.of(
            "surrogate",
            "evolutionary",
            "evolutionary-outward",
            "map-elites",
            "gradient",
            "rejection",
            "plain",
            "jain2023-z",
            "jain2023-w",
            "jain2023-wplus");

    private Strategies() {}

    /**
     * A strategy.
     *
     * @param quotas whose groups and attributes it aims at; not changed
     * @param gradient gives the ascent that only {@code gradient} needs
     * @throws UserError when there is no strategy of that name
     */
    public static SearchStrategy of(
            SearchSpec spec, LatentDraws draws, GroupQuotas quotas, Supplier<LabelAscent> gradient, long seed) {
        long own = Seeds.derive(seed, "search");
        return switch (spec.strategy()) {
            case "evolutionary" -> new EvolutionarySearch(spec, false, draws, own);
            case "evolutionary-outward" -> new EvolutionarySearch(spec, true, draws, own);
            case "map-elites" -> new EliteSearch(spec, draws, own);
            case "surrogate" -> new SurrogateSearch(spec, draws, quotas, own);
            case "gradient" -> new GradientSearch(spec, draws, quotas, gradient.get(), own);
            case "rejection", "plain" -> new IndependentDraws(draws, own);
            default ->
                new PublishedSearch(
                        PublishedSearch.Preset.named(spec.strategy())
                                .orElseThrow(() -> UserError.usage("search.strategy: there is no strategy "
                                        + spec.strategy() + "; there are " + String.join(", ", NAMES))),
                        draws,
                        own);
        };
    }
}
