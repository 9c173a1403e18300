package org.facegap.suite.config;

import org.facegap.core.config.BrokenRules;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;

/**
 * A training set of photographed identities of the built-in world.
 *
 * @param name of the arm
 * @param source world
 * @param composition balanced over tones, or population
 * @param permuteLabels tone labels say nothing about the identities
 * @param resampleData every training seed photographs identities of its own
 * @param training what differs from the other arms' training
 */
public record WorldArm(
        @Doc("name of the arm") String name,
        @Doc("where the images come from") @OneOf("world") String source,

        @Doc("shares of the groups") @OneOf({"balanced", "population"})
        String composition,

        @Doc("tone labels say nothing about the identities (negative control)") @Default("false")
        boolean permuteLabels,

        @Doc("every training seed photographs identities of its own") @Default("false")
        boolean resampleData,

        @Doc("what differs from the other arms' training") @Default("{}")
        ArmTraining training)
        implements ArmConfig {
    /** @throws IllegalArgumentException when the name is none */
    public WorldArm {
        BrokenRules.throwIfAny(ArmConfig.broken(name));
    }
}
