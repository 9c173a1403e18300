package org.facegap.suite.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.facegap.core.config.BrokenRules;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.json.AddedLater;
import org.jspecify.annotations.Nullable;

/**
 * One training set of a suite.
 *
 * @param name letters, digits, dots and dashes; shown in the report
 * @param source generated (searched in a generator's latent space), world (photographed people of the built-in world) or
 *     dataset (a face dataset on disk)
 * @param strategy generated: how identities are found; absent, that of {@code generate.search}
 * @param composition generated: balanced, generator-shares or shares; world: balanced or population; dataset: as-is
 * @param groupBy generated: attributes whose values, or combinations of values, are the groups; absent, the suite's
 * @param only generated: keep to these attribute values
 * @param shares generated: group to its share of the identities, for composition: shares
 * @param permuteLabels world: tone labels say nothing about the people
 * @param resampleData world: every training seed photographs people of its own
 * @param dataset dataset: folder of the face dataset, from where facegap was started
 * @param values dataset: attribute to the dataset's name of a value to the suite's name of it
 */
public record ArmConfig(
        @Doc("name of the arm") String name,

        @Doc("where the pictures come from") @OneOf({"generated", "world", "dataset"}) @Default("generated")
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

        @Doc("shares of the groups") @OneOf({"balanced", "generator-shares", "shares", "population", "as-is"})
        String composition,

        @Doc("attributes that the groups of the search come from") @Nullable
        List<String> groupBy,

        @Doc("keep to these attribute values") @Default("{}")
        Map<String, String> only,

        @Doc("for composition: shares, group to its share, of any sum; groups that are not named get none")
        @Default("{}")
        @AddedLater
        Map<String, Double> shares,

        @Doc("tone labels say nothing about the people (negative control)") @Default("false")
        boolean permuteLabels,

        @Doc("every training seed photographs people of its own") @Default("false")
        boolean resampleData,

        @Doc("source dataset: folder with dataset.json") @AddedLater @Nullable
        String dataset,

        @Doc("source dataset: for each attribute, the dataset's name of a value and what it is here")
        @Default("{}")
        @AddedLater
        Map<String, Map<String, String>> values) {
    /** @throws IllegalArgumentException when keys of one source are used with another */
    public ArmConfig {
        values = values == null ? Map.of() : values;
        shares = shares == null ? Map.of() : shares;
        List<String> broken = new ArrayList<>();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,39}")) {
            broken.add("name: 1 to 40 letters, digits, dots and dashes, beginning with a letter or digit, found '"
                    + name + "'");
        }
        only(broken, source, "generated", "strategy", strategy != null);
        only(broken, source, "generated", "groupBy", groupBy != null);
        only(broken, source, "generated", "only", !only.isEmpty());
        only(broken, source, "generated", "shares", !shares.isEmpty());
        only(broken, source, "world", "permuteLabels", permuteLabels);
        only(broken, source, "world", "resampleData", resampleData);
        only(broken, source, "dataset", "dataset", dataset != null);
        only(broken, source, "dataset", "values", !values.isEmpty());
        String compositions = switch (source) {
            case "world" -> "balanced or population";
            case "dataset" -> "as-is";
            default -> "balanced, generator-shares or shares";
        };
        if (!List.of(compositions.split(", | or ", -1)).contains(composition)) {
            broken.add("composition: source: " + source + " takes " + compositions);
        } else if (source.equals("generated") && composition.equals("shares") == shares.isEmpty()) {
            broken.add("shares: belongs to composition: shares, and is needed there");
        }
        shares.forEach((group, share) -> {
            if (!(share >= 0 && share < Double.POSITIVE_INFINITY)) {
                broken.add("shares: the share of " + group + " is " + share + "; it has to be 0 or more");
            }
        });
        if (source.equals("dataset") && dataset == null) {
            broken.add("dataset: missing: source: dataset needs the folder of a face dataset");
        }
        BrokenRules.throwIfAny(broken);
    }

    private static void only(List<String> broken, String source, String owner, String key, boolean given) {
        if (given && !source.equals(owner)) {
            broken.add(key + ": belongs to source: " + owner);
        }
    }

    boolean isWorld() {
        return source.equals("world");
    }

    public boolean isGenerated() {
        return source.equals("generated");
    }
}
