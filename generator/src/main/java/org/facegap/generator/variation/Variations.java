package org.facegap.generator.variation;

import java.util.Locale;
import org.facegap.core.UserError;
import org.facegap.generator.latent.LatentSpace;

/** Moves genomes along what belongs to the image, and not the identity. Immutable. */
public interface Variations {
    /**
     * A further image.
     *
     * @param description shift by direction in standard deviations, for example {@code yaw=+0.7;smile=-1.2}
     * @param genome its genome
     */
    record Varied(String description, float[] genome) {}

    /**
     * The variations a specification asks for, of genomes of a space.
     *
     * @param directions of z for genomes in Z; of w, as fitted without truncation, for genomes in W and W+
     * @throws UserError when the directions are of another space, or lack a family that the plan moves
     */
    static Variations of(LatentDirections directions, VariationConfig spec, LatentSpace space) {
        String wanted = LatentDirections.spaceOf(space.kind());
        if (!directions.space().equals(wanted)) {
            throw UserError.usage("search.space: a search in "
                    + space.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
                    + " needs latent directions of " + wanted + ", not of " + directions.space());
        }
        LatentDirections at = directions.truncated(space.faces(), space.psi());
        Variations drawn =
                space.kind() == LatentSpace.Kind.Z ? new ImageVariations(at, spec) : new StyleVariations(at, spec);
        return spec.isPublished() && spec.images() > 1 ? new PublishedVariations(drawn, at) : drawn;
    }

    /** The same identity without pose, light, expression and exposure; the argument stays as it is. */
    float[] neutral(float[] genome);

    /**
     * Another image of the same identity.
     *
     * @param neutral from {@link #neutral}
     * @param image its number among the identity's images, from 1; fixed mixes tell by it what to change
     * @param seed decides what is drawn
     */
    Varied draw(float[] neutral, int image, long seed);

    /**
     * An image in the place of one that was rejected; never the rejected one again, also where the plan is fixed.
     *
     * @param neutral from {@link #neutral}
     * @param image as in {@link #draw}
     * @param seed another one than the rejected image's
     */
    default Varied redraw(float[] neutral, int image, long seed) {
        return draw(neutral, image, seed);
    }
}
