package org.facegap.generator.search;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.Range;

/**
 * How identities are looked for, and what every one of them has to pass whatever the strategy.
 *
 * @param strategy how candidates are proposed
 * @param psi truncation
 * @param batch candidates per round
 * @param neutralise whether candidates are made neutral (pose, light, expression, exposure) before they are rendered
 * @param confidence least probability of the label, for every grouping attribute
 * @param margin least distance of that probability to the runner-up's
 * @param identityThreshold highest cosine to any identity of the run, by the search embedder; 1 switches the rule off
 * @param densityQuantile a w further out than this share of mapped latents is taken for no face; 1 switches
 *     the check off
 * @param maxRendersPerIdentity renders per wanted identity after which the search gives up
 */
public record SearchConfig(
        @Doc("how candidates are proposed: a strategy's name, or its name and keys") @Default("surrogate")
        StrategyConfig strategy,

        @Doc("truncation") @Range(min = 0, max = 1, minExclusive = true) @Default("1")
        double psi,

        @Doc("candidates per round") @Range(min = 1, max = 4096) @Default("64")
        int batch,

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
    /** The same rules with another strategy. */
    public SearchConfig withStrategy(StrategyConfig other) {
        return new SearchConfig(
                other,
                psi,
                batch,
                neutralise,
                confidence,
                margin,
                identityThreshold,
                densityQuantile,
                maxRendersPerIdentity);
    }
}
