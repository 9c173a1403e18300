package org.facegap.cli.suite;

import java.util.List;
import java.util.Map;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.jspecify.annotations.Nullable;

/**
 * One training set of a suite.
 *
 * @param name letters, digits, dots and dashes; shown in the report
 * @param source generated (searched in a generator's latent space) or world (photographed people of the built-in world)
 * @param strategy generated: how identities are found; absent, that of {@code generate.search}
 * @param composition generated: balanced, generator-shares or shares; world: balanced or population
 * @param groupBy generated: attributes whose values, or combinations of values, are the groups; absent, the suite's
 * @param only generated: keep to these attribute values
 * @param shares generated: group to its share of the identities, for composition: shares
 * @param permuteLabels world: tone labels say nothing about the people
 * @param resampleData world: every training seed photographs people of its own
 */
public record ArmConfig(
        @Doc("name of the arm") String name,

        @Doc("where the pictures come from") @OneOf({"generated", "world"}) @Default("generated")
        String source,

        @Doc("how identities are found")
        @OneOf({
            "surrogate",
            "evolutionary",
            "evolutionary-outward",
            "map-elites",
            "gradient",
            "rejection",
            "plain",
            "jain2023-z",
            "jain2023-w",
            "jain2023-wplus"
        })
        @Nullable
        String strategy,

        @Doc("shares of the groups") @OneOf({"balanced", "generator-shares", "shares", "population"})
        String composition,

        @Doc("attributes that the groups of the search come from") @Nullable
        List<String> groupBy,

        @Doc("keep to these attribute values") @Default("{}")
        Map<String, String> only,

        @Doc("for composition: shares, group to its share, of any sum; groups that are not named get none")
        @Default("{}")
        Map<String, Double> shares,

        @Doc("tone labels say nothing about the people (negative control)") @Default("false")
        boolean permuteLabels,

        @Doc("every training seed photographs people of its own") @Default("false")
        boolean resampleData) {
    /** @throws IllegalArgumentException when keys of one source are used with the other */
    public ArmConfig {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,39}")) {
            throw new IllegalArgumentException(
                    "name: 1 to 40 letters, digits, dots and dashes, beginning with a letter or digit, found '" + name
                            + "'");
        }
        if (source.equals("world")) {
            forbid(strategy != null, "strategy: belongs to source: generated");
            forbid(groupBy != null, "groupBy: belongs to source: generated");
            forbid(!only.isEmpty(), "only: belongs to source: generated");
            forbid(!shares.isEmpty(), "shares: belongs to source: generated");
            forbid(composition.endsWith("shares"), "composition: source: world takes balanced or population");
        } else {
            forbid(permuteLabels, "permuteLabels: belongs to source: world");
            forbid(resampleData, "resampleData: belongs to source: world");
            forbid(
                    composition.equals("population"),
                    "composition: source: generated takes balanced, generator-shares or shares");
            forbid(
                    composition.equals("shares") == shares.isEmpty(),
                    "shares: belongs to composition: shares, and is needed there");
            shares.forEach((group, share) -> forbid(
                    !(share >= 0 && share < Double.POSITIVE_INFINITY),
                    "shares: the share of " + group + " is " + share + "; it has to be 0 or more"));
        }
    }

    private static void forbid(boolean broken, String message) {
        if (broken) {
            throw new IllegalArgumentException(message);
        }
    }

    boolean isWorld() {
        return source.equals("world");
    }
}
