package org.facegap.generator.search;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * How identities are looked for, and what every one of them has to pass whatever the strategy.
 *
 * @param strategy {@code evolutionary}; {@code evolutionary-outward}: also the published rule that a child lies further
 *     from its root than its parent; {@code rejection}: independent draws until the quotas are met; {@code plain}:
 *     independent draws without quotas
 * @param psi truncation
 * @param sigma standard deviation of a mutation, per coordinate of z; the published 0.5 (27 degrees) leaves more children
 *     too like their parents than 0.7 (35 degrees) does
 * @param children mutants of every face of a wanted group
 * @param frontier most candidates waiting in one group
 * @param batch candidates per round
 * @param confidence least probability of the label, for every grouping attribute
 * @param margin least distance of that probability to the runner-up's
 * @param identityThreshold highest cosine to any identity of the run, by the search embedder
 * @param densityQuantile a w further out than this share of mapped latents is taken for no face; 1 switches
 *     the check off
 * @param maxRendersPerIdentity renders per wanted identity after which the search gives up
 */
public record SearchSpec(
        @Doc("how candidates are proposed")
        @OneOf({"evolutionary", "evolutionary-outward", "rejection", "plain"})
        @Default("evolutionary")
        String strategy,

        @Doc("truncation") @Range(min = 0, max = 1, minExclusive = true) @Default("1")
        double psi,

        @Doc("standard deviation of a mutation in z") @Range(min = 0.01, max = 5) @Default("0.7")
        double sigma,

        @Doc("mutants of every face of a wanted group") @Range(min = 1, max = 100) @Default("3")
        int children,

        @Doc("most candidates waiting in one group") @Range(min = 1, max = 1_000_000) @Default("512")
        int frontier,

        @Doc("candidates per round") @Range(min = 1, max = 4096) @Default("64")
        int batch,

        @Doc("least probability of a label") @Range(min = 0, max = 1) @Default("0.8")
        double confidence,

        @Doc("least distance of a label's probability to the runner-up's") @Range(min = 0, max = 1) @Default("0.3")
        double margin,

        @Doc("highest cosine between two identities, search embedder") @Range(min = -1, max = 1) @Default("0.5")
        double identityThreshold,

        @Doc("a w further out than this share of mapped latents is no face")
        @Range(min = 0.5, max = 1)
        @Default("0.999")
        double densityQuantile,

        @Doc("renders per wanted identity after which the search gives up")
        @Range(min = 1, max = 1_000_000)
        @Default("200")
        int maxRendersPerIdentity) {}
