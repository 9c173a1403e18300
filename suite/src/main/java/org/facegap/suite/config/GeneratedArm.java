package org.facegap.suite.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.config.BrokenRules;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.generator.dataset.GenerateSpec;
import org.facegap.generator.search.StrategyConfig;
import org.jspecify.annotations.Nullable;

/**
 * A training set that is searched in a generator's latent space.
 *
 * @param name of the arm
 * @param source generated
 * @param strategy how identities are found; absent, that of {@code generate.search}
 * @param composition balanced, generator-shares or shares
 * @param groupBy attributes whose values, or combinations of values, are the groups; absent, the suite's
 * @param only keep to these attribute values
 * @param shares group to its share of the identities, for composition: shares
 * @param resampleData every training seed finds identities of its own
 * @param training what differs from the other arms' training
 */
public record GeneratedArm(
        @Doc("name of the arm") String name,

        @Doc("where the images come from") @OneOf("generated") @Default("generated")
        String source,

        @Doc("how identities are found: a strategy's name, or its name and keys; absent, that of generate.search")
        @Nullable
        StrategyConfig strategy,

        @Doc("shares of the groups") @OneOf({"balanced", "generator-shares", "shares"})
        String composition,

        @Doc("attributes that the groups of the search come from") @Nullable
        List<String> groupBy,

        @Doc("keep to these attribute values") @Default("{}")
        Map<String, String> only,

        @Doc("for composition: shares, group to its share, of any sum; groups that are not named get none")
        @Default("{}")
        Map<String, Double> shares,

        @Doc("every training seed finds identities of its own") @Default("false")
        boolean resampleData,

        @Doc("what differs from the other arms' training") @Default("{}")
        ArmTraining training)
        implements ArmConfig {
    /** What {@code groupBy} stands for while the suite's is not known. */
    private static final List<String> SUITES = List.of("groupBy of the suite");

    /** @throws IllegalArgumentException when the name, the groups or the shares are none */
    public GeneratedArm {
        List<String> broken = new ArrayList<>(ArmConfig.broken(name));
        broken.addAll(GenerateSpec.broken(groupBy == null ? SUITES : groupBy, composition, shares));
        BrokenRules.throwIfAny(broken);
    }
}
