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
 * A training set that is a face dataset on disk, or a part of one.
 *
 * @param name of the arm
 * @param source dataset
 * @param composition as-is, balanced or shares
 * @param dataset folder of the face dataset, from where facegap was started
 * @param values attribute to the dataset's name of a value to the suite's name of it
 * @param only attribute to the values that are kept, by the suite's names
 * @param drop attribute to the values that are left out, likewise
 * @param groupBy attributes whose values, or combinations of values, are the groups of the composition; absent, the suite's
 * @param shares group to its share, for composition: shares
 * @param identities how many are drawn; absent, as many as the composition allows
 * @param images likewise, counted in images
 * @param training what differs from the other arms' training
 */
public record DatasetArm(
        @Doc("name of the arm") String name,

        @Doc("where the images come from") @OneOf("dataset") String source,

        @Doc("shares of the groups; an identity counts for the group of its first image")
        @OneOf({SubsetSpec.AS_IS, SubsetSpec.BALANCED, SubsetSpec.SHARES})
        String composition,

        @Doc("folder of a face dataset, with dataset.json") String dataset,

        @Doc("for each attribute, the dataset's name of a value and what it is here") @Default("{}")
        Map<String, Map<String, String>> values,

        @Doc("keep to these attribute values, by the names they have here: {age: 20-29|30-39}") @Default("{}")
        Map<String, String> only,

        @Doc("leave these attribute values out, likewise") @Default("{}")
        Map<String, String> drop,

        @Doc("attributes that the groups of the composition come from; absent, the suite's groupBy") @Nullable
        List<String> groupBy,

        @Doc("for composition: shares, group to its share, of any sum; groups that are not named get none")
        @Default("{}")
        Map<String, Double> shares,

        @Doc("how many identities are drawn; absent, as many as the composition allows")
        @Range(min = 2, max = 100_000_000)
        @Nullable
        Integer identities,

        @Doc(
                "how many images are drawn, of identities taken whole but for the last of a group; absent, as many as the composition allows")
        @Range(min = 2, max = 1_000_000_000)
        @Nullable
        Integer images,

        @Doc("what differs from the other arms' training") @Default("{}")
        ArmTraining training)
        implements ArmConfig {
    /** @throws IllegalArgumentException when the name is none, or what is asked for does not fit together */
    public DatasetArm {
        List<String> broken = new ArrayList<>(ArmConfig.broken(name));
        if (composition.equals(SubsetSpec.AS_IS) && groupBy != null) {
            broken.add("groupBy: belongs to composition: balanced and shares");
        }
        broken.addAll(SubsetSpec.broken(
                composition,
                composition.equals(SubsetSpec.AS_IS) ? List.of() : List.of("groupBy"),
                shares,
                identities,
                images));
        BrokenRules.throwIfAny(broken);
    }

    /**
     * Who is taken.
     *
     * @param suiteGroupBy the suite's attribute
     * @param seed of who is drawn
     */
    public SubsetSpec subset(String suiteGroupBy, long seed) {
        List<String> groups =
                composition.equals(SubsetSpec.AS_IS) ? List.of() : groupBy == null ? List.of(suiteGroupBy) : groupBy;
        return new SubsetSpec(only, drop, composition, groups, shares, identities, images, seed);
    }
}
