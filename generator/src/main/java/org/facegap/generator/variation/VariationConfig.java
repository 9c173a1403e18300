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
 * How an identity's further images differ from its first one, and what they have to pass.
 *
 * @param plan {@code drawn}: every image moves along all families of the mix at random; {@code jain2023-45}: the published 45
 *     images beside the first one (5 expressions, 20 poses, 20 illuminations), to which strength and mix mean nothing
 * @param images per identity, the first one included; so {@code jain2023-45} is whole with 46 and never has more
 * @param strength standard deviation of a shift, in standard deviations seen among random latents
 * @param mix family to factor on its strength; 0 keeps the family as in the first image, an absent family is 0; in order of family, as a hash has it
 * @param identityFloor lowest cosine to the first image, by the auditing embedder
 * @param attempts draws per image before the identity is dropped
 */
public record VariationConfig(
        @Doc("how images are varied: drawn at random, or the published 45 beside the first")
        @OneOf({"drawn", VariationConfig.PUBLISHED})
        @Default("drawn")
        String plan,

        @Doc("images per identity, the first one included") @Range(min = 1, max = 1000) @Default("10")
        int images,

        @Doc("standard deviation of a shift, 1 as among random latents") @Range(min = 0, max = 3) @Default("1")
        double strength,

        @Doc("factor on the strength of pose, light, expression, hair, background, exposure")
        @Range(min = 0, max = 3)
        @Default("{pose: 1, light: 1, expression: 1, hair: 1, background: 1, exposure: 1}")
        Map<String, Double> mix,

        @Doc("lowest cosine to the first image, auditing embedder") @Range(min = -1, max = 1) @Default("0.3")
        double identityFloor,

        @Doc("draws per image before the identity is dropped") @Range(min = 1, max = 1000) @Default("5")
        int attempts) {
    /** The plan of 5 expressions, 20 poses and 20 illuminations. */
    public static final String PUBLISHED = "jain2023-45";

    /** The families of what belongs to the image. */
    public static final List<String> FAMILIES =
            List.of("pose", "light", "expression", "hair", "background", "exposure");

    /** Checks the families and the number of images. */
    public VariationConfig {
        for (String family : mix.keySet()) {
            if (!FAMILIES.contains(family)) {
                throw new IllegalArgumentException("mix: unknown family " + family + "; known: " + FAMILIES);
            }
        }
        if (plan.equals(PUBLISHED) && images > PublishedPlan.IMAGES + 1) {
            throw new IllegalArgumentException("images: the plan " + PUBLISHED + " has " + PublishedPlan.IMAGES
                    + " beside the first one, so " + (PublishedPlan.IMAGES + 1) + " at most, found " + images);
        }
        mix = Collections.unmodifiableMap(new TreeMap<>(mix));
    }

    /** Whether the images are the published ones. */
    boolean isPublished() {
        return plan.equals(PUBLISHED);
    }
}
