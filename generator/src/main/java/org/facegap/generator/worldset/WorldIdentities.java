package org.facegap.generator.worldset;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * Identities of the built-in world with several images each, seen through the world's camera.
 *
 * @param kind identities
 * @param otherGroupEffect dial of the world: 0 the same cues in every tone, 1 each tone its own
 * @param composition {@code population} (70/20/10) or {@code balanced} over tones
 * @param identities identities
 * @param images images per identity
 * @param size image side in pixels
 * @param pose factor on the spread of yaw and pitch; 1 is snapshots, 0.45 is portraits as in FFHQ
 * @param permuteLabels whether tone labels say nothing (the negative control): as many of each as {@code composition} asks
 *     for, on identities whose own tone is drawn from the population
 * @param seed of everything drawn
 */
public record WorldIdentities(
        @Doc("identities with several images each") @OneOf(WorldIdentities.KIND)
        String kind,

        @Doc("0 the same identity cues in every tone, 1 each tone its own") @Range(min = 0, max = 1) @Default("1")
        double otherGroupEffect,

        @Doc("shares of tones") @OneOf({"population", "balanced"}) @Default("population")
        String composition,

        @Doc("identities") @Range(min = 1, max = 10_000_000) int identities,

        @Doc("images per identity") @Range(min = 1, max = 1000) @Default("1")
        int images,

        @Doc("image side in pixels") @Range(min = 16, max = 1024) @Default("64")
        int size,

        @Doc("factor on the spread of yaw and pitch") @Range(min = 0, max = 1.2) @Default("1")
        double pose,

        @Doc("tone labels say nothing about the identities (negative control)") @Default("false")
        boolean permuteLabels,

        @Doc("seed of everything drawn") long seed)
        implements WorldSetConfig {
    /** What the kind is called. */
    public static final String KIND = "identities";
}
