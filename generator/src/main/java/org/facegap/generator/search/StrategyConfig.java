package org.facegap.generator.search;

import java.util.function.Supplier;
import org.facegap.core.config.ByKey;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.facegap.core.random.Seeds;
import org.facegap.generator.latent.LatentSpace;

/**
 * How candidates are proposed: the strategies by name, each with the keys it has and what starts it. A strategy is added here
 * and nowhere else.
 */
@ByKey("name")
public sealed interface StrategyConfig
        permits StrategyConfig.Surrogate,
                StrategyConfig.Evolutionary,
                StrategyConfig.MapElites,
                StrategyConfig.Gradient,
                StrategyConfig.Drawing,
                StrategyConfig.Published {
    /** What it is called in configs and reports. */
    String name();

    /** Where genomes live. */
    LatentSpace.Kind space();

    /** Whether groups have no quotas of their own and everything is taken that passes the rules. */
    default boolean isPooled() {
        return false;
    }

    /** The strategy at its beginning. */
    SearchStrategy start(Beginning at);

    /**
     * What a strategy starts from.
     *
     * @param rules what every identity has to pass, and how many candidates are in a round
     * @param draws independent draws in the space of the strategy
     * @param quotas groups and attributes it aims at; not changed
     * @param ascent asked for by a strategy that climbs
     * @param seed of the search
     */
    record Beginning(
            SearchConfig rules, LatentDraws draws, GroupQuotas quotas, Supplier<LabelAscent> ascent, long seed) {
        /** Seed of what a strategy draws itself. */
        long own() {
            return Seeds.derive(seed, "search");
        }
    }

    /** Draws that are screened by what was learned of the oracle: {@link SurrogateSearch}. */
    record Surrogate(
            @Doc("strategy") @OneOf("surrogate") @Default("surrogate")
            String name,

            @Doc("where genomes live: z, w or w-plus") @Default("z")
            LatentSpace.Kind space,

            @Doc("least predicted probability of a sure label")
            @Range(min = 0, max = 1, maxExclusive = true)
            @Default("0.5")
            double screen,

            @Doc("share of candidates that are not screened") @Range(min = 0, max = 1) @Default("0.05")
            double unscreened)
            implements StrategyConfig {
        @Override
        public SearchStrategy start(Beginning at) {
            return new SurrogateSearch(this, at.rules(), at.draws(), at.quotas(), at.own());
        }
    }

    /**
     * Mutants of faces of the wanted groups: {@link EvolutionarySearch}.
     *
     * @param sigma size of a mutation: in Z the standard deviation per coordinate, in W and W+ a multiple of each coordinate's
     *     own standard deviation. In Z the published 0.5 (27 degrees) leaves more children too like their parents than 0.7
     *     (35 degrees) does
     */
    record Evolutionary(
            @Doc("strategy") @OneOf({"evolutionary", Evolutionary.OUTWARD})
            String name,

            @Doc("where genomes live: z, w or w-plus") @Default("z")
            LatentSpace.Kind space,

            @Doc("size of a mutation, in standard deviations") @Range(min = 0.01, max = 5) @Default("0.7")
            double sigma,

            @Doc("mutants of every face of a wanted group") @Range(min = 1, max = 100) @Default("3")
            int children,

            @Doc("most candidates waiting in one group") @Range(min = 1, max = 1_000_000) @Default("512")
            int frontier)
            implements StrategyConfig {
        static final String OUTWARD = "evolutionary-outward";

        /** Whether the published distance rule is applied. */
        boolean isOutward() {
            return name.equals(OUTWARD);
        }

        @Override
        public SearchStrategy start(Beginning at) {
            return new EvolutionarySearch(this, at.draws(), at.own());
        }
    }

    /** An archive of unlike faces: {@link EliteSearch}. */
    record MapElites(
            @Doc("strategy") @OneOf("map-elites") String name,

            @Doc("where genomes live: z, w or w-plus") @Default("z")
            LatentSpace.Kind space,

            @Doc("size of a mutation, in standard deviations") @Range(min = 0.01, max = 5) @Default("0.7")
            double sigma)
            implements StrategyConfig {
        @Override
        public SearchStrategy start(Beginning at) {
            return new EliteSearch(this, at.draws(), at.own());
        }
    }

    /** The oracle's gradient: {@link GradientSearch}. */
    record Gradient(
            @Doc("strategy") @OneOf("gradient") String name,

            @Doc("where genomes live: z, w or w-plus") @Default("z")
            LatentSpace.Kind space)
            implements StrategyConfig {
        @Override
        public SearchStrategy start(Beginning at) {
            return new GradientSearch(
                    at.rules(), at.draws(), at.quotas(), at.ascent().get(), at.own());
        }
    }

    /** Independent draws, until the quotas are met ({@code rejection}) or without any ({@code plain}). */
    record Drawing(
            @Doc("strategy") @OneOf({"rejection", Drawing.PLAIN})
            String name,

            @Doc("where genomes live: z, w or w-plus") @Default("z")
            LatentSpace.Kind space)
            implements StrategyConfig {
        static final String PLAIN = "plain";

        @Override
        public boolean isPooled() {
            return name.equals(PLAIN);
        }

        @Override
        public SearchStrategy start(Beginning at) {
            return new IndependentDraws(at.draws(), at.own());
        }
    }

    /** The published searches with their own space and constants: {@link PublishedSearch}. */
    record Published(
            @Doc("strategy") @OneOf({"jain2023-z", "jain2023-w", "jain2023-wplus"})
            String name) implements StrategyConfig {
        private PublishedSearch.Preset preset() {
            return PublishedSearch.Preset.named(name);
        }

        @Override
        public LatentSpace.Kind space() {
            return preset().space();
        }

        @Override
        public SearchStrategy start(Beginning at) {
            return new PublishedSearch(preset(), at.draws(), at.own());
        }
    }
}
