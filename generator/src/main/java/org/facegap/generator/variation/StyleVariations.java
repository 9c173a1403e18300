package org.facegap.generator.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.facegap.core.random.Gaussian;

/**
 * Moves w's, or every layer of W+ latents, along the directions of what belongs to the image. The neutral form has pose,
 * light, expression and exposure projected out about the mean w: {@code w - ((w - c).n) n}. A drawn image sets the
 * component of every direction of a mixed family to a normal number of the wanted standard deviation, three of its standard
 * deviations at most. Unlike z, w has no length to keep. Immutable.
 */
public final class StyleVariations implements Variations {
    private static final Set<String> NEUTRALISED = Set.of("pose", "light", "expression", "exposure");
    private static final double DRAWN_REACH = 3;

    private final List<LatentDirection> directions;
    private final List<DirectionSteps.Step> neutral = new ArrayList<>();
    private final DirectionSteps steps;
    private final VariationConfig spec;

    /**
     * Variations along these directions.
     *
     * @param directions of w, for w's as they come
     */
    public StyleVariations(LatentDirections directions, VariationConfig spec) {
        this.directions = directions.directions();
        this.steps = new DirectionSteps(directions);
        this.spec = spec;
        for (int i = 0; i < this.directions.size(); i++) {
            if (NEUTRALISED.contains(this.directions.get(i).family())) {
                neutral.add(new DirectionSteps.Step(i, true, 0));
            }
        }
    }

    @Override
    public float[] neutral(float[] genome) {
        return steps.moved(genome, neutral);
    }

    @Override
    public Varied draw(float[] neutralGenome, int image, long seed) {
        Gaussian random = new Gaussian(seed);
        List<DirectionSteps.Step> drawn = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            LatentDirection direction = directions.get(i);
            double shift = random.next();
            Double weight = spec.mix().get(direction.family());
            if (weight != null && weight > 0) {
                double t = Math.max(-DRAWN_REACH, Math.min(DRAWN_REACH, spec.strength() * weight * shift));
                drawn.add(new DirectionSteps.Step(i, true, t * direction.deviation()));
            }
        }
        float[] genome = steps.moved(neutralGenome, drawn);
        return new Varied(steps.describe(neutralGenome, genome), genome);
    }
}
