package org.facegap.generator.variation;

import java.util.List;
import org.facegap.core.random.Gaussian;

/**
 * The images of {@link PublishedPlan}. An image drawn again differs from the plan by a normal jitter of {@value #JITTER}
 * of the range, so that a fixed plan can replace what a re-check rejects. Immutable.
 */
final class PublishedVariations implements Variations {
    /** About one step between two neighbouring poses. */
    private static final double JITTER = 0.1;

    private final Variations neutral;
    private final PublishedPlan plan;
    private final DirectionSteps steps;

    /**
     * Variations along these directions.
     *
     * @param neutral makes genomes neutral
     * @throws org.facegap.core.UserError when a family of the plan has no direction
     */
    PublishedVariations(Variations neutral, LatentDirections directions) {
        this.neutral = neutral;
        this.plan = new PublishedPlan(directions);
        this.steps = new DirectionSteps(directions);
    }

    @Override
    public float[] neutral(float[] genome) {
        return neutral.neutral(genome);
    }

    @Override
    public Varied draw(float[] neutralGenome, int image, long seed) {
        return varied(neutralGenome, plan.step(image, 0));
    }

    @Override
    public Varied redraw(float[] neutralGenome, int image, long seed) {
        return varied(neutralGenome, plan.step(image, JITTER * new Gaussian(seed).next()));
    }

    private Varied varied(float[] genome, DirectionSteps.Step step) {
        float[] moved = steps.moved(genome, List.of(step));
        return new Varied(steps.describe(genome, moved), moved);
    }
}
