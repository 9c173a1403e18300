package org.facegap.suite.config;

/**
 * People of the built-in world.
 *
 * @param kind world-set
 * @param identitiesPerGroup test people of every tone
 * @param picturesPerIdentity pictures of every person, in both splits
 * @param calibrationIdentitiesPerGroup calibration people of every tone
 * @param otherGroupEffect dial of the world
 * @param permuteLabels whether tone labels say nothing about the people
 * @param pose factor on the spread of yaw and pitch
 * @param size picture side in pixels
 * @param seed of everything drawn
 */
public record WorldTest(
        String kind,
        int identitiesPerGroup,
        int picturesPerIdentity,
        int calibrationIdentitiesPerGroup,
        double otherGroupEffect,
        boolean permuteLabels,
        double pose,
        int size,
        long seed)
        implements TestPeople {
    /** World arms without a world to be tested on: the dial and the pose that are the default. */
    public static final double OTHER_GROUP_EFFECT = 1;

    public static final double POSE = 0.45;
}
