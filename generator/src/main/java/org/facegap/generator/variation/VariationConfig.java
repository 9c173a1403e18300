package org.facegap.generator.variation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.facegap.core.config.Default;
import org.facegap.core.config.Doc;
import org.facegap.core.config.OneOf;
import org.facegap.core.config.Range;

/**
 * How an identity's further pictures differ from its first one, and what they have to pass.
 *
 * @param plan {@code drawn}: every picture moves along all families of the mix at random; {@code jain2023-45}: the published 45
 *     pictures beside the first one (5 expressions, 20 poses, 20 illuminations), to which strength and mix mean nothing
 * @param pictures per identity, the first one included; so {@code jain2023-45} is whole with 46 and never has more
 * @param strength standard deviation of a shift, in standard deviations seen among random latents
 * @param mix family to factor on its strength; 0 keeps the family as in the first picture, an absent family is 0; in order of family, as a hash has it
 * @param identityFloor lowest cosine to the first picture, by the auditing embedder
 * @param attempts draws per picture before the identity is dropped
 */
public record VariationConfig(
        @Doc("how pictures are varied: drawn at random, or the published 45 beside the first")
        @OneOf({"drawn", VariationConfig.PUBLISHED})
        @Default("drawn")
        String plan,

        @Doc("pictures per identity, the first one included") @Range(min = 1, max = 1000) @Default("10")
        int pictures,

        @Doc("standard deviation of a shift, 1 as among random latents") @Range(min = 0, max = 3) @Default("1")
        double strength,

        @Doc("factor on the strength of pose, light, expression, hair, background, exposure")
        @Range(min = 0, max = 3)
        @Default("{pose: 1, light: 1, expression: 1, hair: 1, background: 1, exposure: 1}")
        Map<String, Double> mix,

        @Doc("lowest cosine to the first picture, auditing embedder") @Range(min = -1, max = 1) @Default("0.3")
        double identityFloor,

        @Doc("draws per picture before the identity is dropped") @Range(min = 1, max = 1000) @Default("5")
        int attempts) {
    /** The plan of 5 expressions, 20 poses and 20 illuminations. */
    public static final String PUBLISHED = "jain2023-45";

    /** The families of what belongs to the picture. */
    public static final List<String> FAMILIES =
            List.of("pose", "light", "expression", "hair", "background", "exposure");

    /** Checks the families and the number of pictures. */
    public VariationConfig {
        for (String family : mix.keySet()) {
            if (!FAMILIES.contains(family)) {
                throw new IllegalArgumentException("mix: unknown family " + family + "; known: " + FAMILIES);
            }
        }
        if (plan.equals(PUBLISHED) && pictures > PublishedPlan.PICTURES + 1) {
            throw new IllegalArgumentException("pictures: the plan " + PUBLISHED + " has " + PublishedPlan.PICTURES
                    + " beside the first one, so " + (PublishedPlan.PICTURES + 1) + " at most, found " + pictures);
        }
        mix = Collections.unmodifiableMap(new TreeMap<>(mix));
    }

    /** Whether the pictures are the published ones. */
    boolean isPublished() {
        return plan.equals(PUBLISHED);
    }
}
