package org.facegap.suite.config;

import org.facegap.core.config.BrokenRules;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.dataset.SubsetSpec;

/**
 * The training set of another arm, trained on in another way: a mitigation beside plain training, on the same images.
 *
 * @param name of the arm
 * @param source same
 * @param of arm whose training set it is; it stands earlier in the list
 * @param training what differs from the other arms' training
 */
public record SameArm(
        @Doc("name of the arm") String name,
        @Doc("where the images come from") @OneOf("same") String source,

        @Doc("arm whose training set it is, earlier in the list")
        String of,

        @Doc("what differs from the other arms' training") @Default("{}")
        ArmTraining training)
        implements ArmConfig {
    /** @throws IllegalArgumentException when the name is none */
    public SameArm {
        BrokenRules.throwIfAny(ArmConfig.broken(name));
    }

    @Override
    public String composition() {
        return SubsetSpec.AS_IS;
    }
}
