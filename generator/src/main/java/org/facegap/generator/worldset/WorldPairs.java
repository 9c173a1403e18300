package org.facegap.generator.worldset;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * One clean image for each random latent, which is stored with it: what a generator is fitted to.
 *
 * @param kind pairs
 * @param otherGroupEffect dial of the world: 0 the same cues in every tone, 1 each tone its own
 * @param identities images
 * @param size image side in pixels
 * @param pose factor on the spread of yaw and pitch; 1 is snapshots, 0.45 is portraits as in FFHQ
 * @param seed of everything drawn
 */
public record WorldPairs(
        @Doc("one clean image per stored latent") @OneOf("pairs")
        String kind,

        @Doc("0 the same identity cues in every tone, 1 each tone its own") @Range(min = 0, max = 1) @Default("1")
        double otherGroupEffect,

        @Doc("images") @Range(min = 1, max = 10_000_000) int identities,

        @Doc("image side in pixels") @Range(min = 16, max = 1024) @Default("64")
        int size,

        @Doc("factor on the spread of yaw and pitch") @Range(min = 0, max = 1.2) @Default("1")
        double pose,

        @Doc("seed of everything drawn") long seed)
        implements WorldSetConfig {}
