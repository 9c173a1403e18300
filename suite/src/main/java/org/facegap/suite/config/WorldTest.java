package org.facegap.suite.config;

import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * Identities of the built-in world, as many of every tone, none of whom is in a training set.
 *
 * @param kind world-set
 * @param identitiesPerGroup test identities of every tone
 * @param imagesPerIdentity images of every identity, in both splits
 * @param calibrationIdentitiesPerGroup calibration identities of every tone
 * @param otherGroupEffect dial of the world: 0 the same identity cues in every tone, 1 each tone its own
 * @param permuteLabels whether tone labels say nothing about the identities: the negative control
 * @param pose factor on the spread of yaw and pitch, for world arms too
 * @param size image side in pixels
 * @param seed of everything drawn
 */
public record WorldTest(
        @Doc("where the images come from") @OneOf("world-set") @Default("world-set")
        String kind,

        @Doc("test identities of every tone") @Range(min = 2, max = 100_000)
        int identitiesPerGroup,

        @Doc("images of every identity; recognition needs two or more") @Range(min = 1, max = 1000) @Default("4")
        int imagesPerIdentity,

        @Doc("other people of every tone, who set the global threshold of recognition")
        @Range(min = 2, max = 100_000)
        @Default("60")
        int calibrationIdentitiesPerGroup,

        @Doc("0 the same identity cues in every tone, 1 each tone its own") @Range(min = 0, max = 1) @Default("1")
        double otherGroupEffect,

        @Doc("tone labels say nothing about the identities (negative control)") @Default("false")
        boolean permuteLabels,

        @Doc("factor on the spread of yaw and pitch: 1 snapshots, 0.45 portraits")
        @Range(min = 0, max = 1.2)
        @Default("0.45")
        double pose,

        @Doc("image side in pixels; images of a dataset are brought to it") @Range(min = 16, max = 1024) @Default("64")
        int size,

        @Doc("seed of everything drawn") @Default("1") long seed)
        implements TestConfig, TestIdentities {
    /** World arms without a world to be tested on: the dial and the pose that are the default. */
    public static final double OTHER_GROUP_EFFECT = 1;

    public static final double POSE = 0.45;
}
