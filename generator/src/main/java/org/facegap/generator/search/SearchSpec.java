package org.facegap.generator.search;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.facegap.generator.latent.LatentSpace;

/**
 * How identities are looked for, and what every one of them has to pass whatever the strategy.
 *
 * @param strategy one of {@link Strategies#NAMES}
 * @param space where genomes live; the strategies named jain2023 bring their own
 * @param psi truncation
 * @param sigma size of a mutation: in Z the standard deviation per coordinate, in W and W+ a multiple of each coordinate's
 *     own standard deviation. In Z the published 0.5 (27 degrees) leaves more children too like their parents than 0.7
 *     (35 degrees) does
 * @param children mutants of every face of a wanted group
 * @param frontier most candidates waiting in one group
 * @param batch candidates per round
 * @param screen surrogate: least probability of a sure label, as predicted before rendering
 * @param unscreened surrogate: share of every round that is drawn without screening
 * @param neutralise whether candidates are made neutral (pose, light, expression, exposure) before they are rendered
 * @param confidence least probability of the label, for every grouping attribute
 * @param margin least distance of that probability to the runner-up's
 * @param identityThreshold highest cosine to any identity of the run, by the search embedder; 1 switches the rule off
 * @param densityQuantile a w further out than this share of mapped latents is taken for no face; 1 switches
 *     the check off
 * @param maxRendersPerIdentity renders per wanted identity after which the search gives up
 */
public record SearchSpec(
        @Doc("how candidates are proposed")
        @OneOf({
            "surrogate",
            "evolutionary",
            "evolutionary-outward",
            "map-elites",
            "gradient",
            "rejection",
            "plain",
            "jain2023-z",
            "jain2023-w",
            "jain2023-wplus"
        })
        @Default("surrogate")
        String strategy,

        @Doc("where genomes live: z, w or w-plus") @Default("z")
        LatentSpace.Kind space,

        @Doc("truncation") @Range(min = 0, max = 1, minExclusive = true) @Default("1")
        double psi,

        @Doc("size of a mutation, in standard deviations") @Range(min = 0.01, max = 5) @Default("0.7")
        double sigma,

        @Doc("mutants of every face of a wanted group") @Range(min = 1, max = 100) @Default("3")
        int children,

        @Doc("most candidates waiting in one group") @Range(min = 1, max = 1_000_000) @Default("512")
        int frontier,

        @Doc("candidates per round") @Range(min = 1, max = 4096) @Default("64")
        int batch,

        @Doc("surrogate: least predicted probability of a sure label")
        @Range(min = 0, max = 1, maxExclusive = true)
        @Default("0.5")
        double screen,

        @Doc("surrogate: share of candidates that are not screened") @Range(min = 0, max = 1) @Default("0.05")
        double unscreened,

        @Doc("whether candidates are made neutral before they are rendered") @Default("true")
        boolean neutralise,

        @Doc("least probability of a label") @Range(min = 0, max = 1) @Default("0.8")
        double confidence,

        @Doc("least distance of a label's probability to the runner-up's") @Range(min = 0, max = 1) @Default("0.3")
        double margin,

        @Doc("highest cosine between two identities, search embedder; 1 for no such rule")
        @Range(min = -1, max = 1)
        @Default("0.5")
        double identityThreshold,

        @Doc("a w further out than this share of mapped latents is no face")
        @Range(min = 0.5, max = 1)
        @Default("0.999")
        double densityQuantile,

        @Doc("renders per wanted identity after which the search gives up")
        @Range(min = 1, max = 1_000_000)
        @Default("200")
        int maxRendersPerIdentity) {
    /** The same with another strategy. */
    public SearchSpec withStrategy(String other) {
        return new SearchSpec(
                other,
                space,
                psi,
                sigma,
                children,
                frontier,
                batch,
                screen,
                unscreened,
                neutralise,
                confidence,
                margin,
                identityThreshold,
                densityQuantile,
                maxRendersPerIdentity);
    }

    /** The space the strategy moves in. */
    public LatentSpace.Kind searchedSpace() {
        return PublishedSearch.Preset.named(strategy)
                .map(PublishedSearch.Preset::space)
                .orElse(space);
    }
}
