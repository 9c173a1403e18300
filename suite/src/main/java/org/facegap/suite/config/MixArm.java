package org.facegap.suite.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.config.BrokenRules;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;
import org.facegap.core.dataset.SubsetSpec;
import org.jspecify.annotations.Nullable;

/**
 * The training sets of other arms in some ratio. Identities of two of them are never taken for one.
 *
 * @param name of the arm
 * @param source mix
 * @param of arm to its share, of any sum; the arms stand earlier in the list
 * @param by what the shares are of: identities or images
 * @param total identities or images; null: the most that the shares allow
 * @param training what differs from the other arms' training
 */
public record MixArm(
        @Doc("name of the arm") String name,
        @Doc("where the images come from") @OneOf("mix") String source,

        @Doc("arms, earlier in the list, and their shares, of any sum")
        Map<String, Double> of,

        @Doc("what the shares are of") @OneOf({"identities", "images"}) @Default("identities")
        String by,

        @Doc("identities or images of the mix; absent, the most that the shares allow")
        @Range(min = 2, max = 1_000_000_000)
        @Nullable
        Long total,

        @Doc("what differs from the other arms' training") @Default("{}")
        ArmTraining training)
        implements ArmConfig {
    /** @throws IllegalArgumentException when the name or the shares are none */
    public MixArm {
        List<String> broken = new ArrayList<>(ArmConfig.broken(name));
        if (of.size() < 2) {
            broken.add("of: a mix needs two arms or more");
        }
        of.forEach((arm, share) -> {
            if (!(share > 0 && share < Double.POSITIVE_INFINITY)) {
                broken.add("of: the share of " + arm + " is " + share + "; it has to be above 0");
            }
        });
        BrokenRules.throwIfAny(broken);
    }

    @Override
    public String composition() {
        return SubsetSpec.AS_IS;
    }
}
