package org.facegap.generator.variation;

/** Moves genomes along what belongs to the picture, and not the person. Immutable. */
public interface Variations {
    /**
     * A further picture.
     *
     * @param description shift by direction in standard deviations, for example {@code yaw=+0.7;smile=-1.2}
     * @param genome its genome
     */
    record Varied(String description, float[] genome) {}

    /** The same person without pose, light, expression and exposure; the argument stays as it is. */
    float[] neutral(float[] genome);

    /**
     * Another picture of the same person.
     *
     * @param neutral from {@link #neutral}
     * @param picture its number among the identity's pictures, from 1; fixed mixes tell by it what to change
     * @param seed decides what is drawn
     */
    Varied draw(float[] neutral, int picture, long seed);
}
