package org.facegap.generator.search;

import java.util.List;
import java.util.Map;

/** Climbs the searching oracle's log probability of wanted labels, through the generator, along its gradient. */
public interface LabelAscent extends AutoCloseable {
    /**
     * The result of one step.
     *
     * @param genomes moved, in the same space
     * @param probabilities per genome the oracle's probability of all its wanted labels together, before the step
     */
    record Step(float[][] genomes, double[] probabilities) {}

    /**
     * One step of normalised gradient ascent on sum over attributes of log p(one of the values); each genome is rendered
     * once.
     *
     * @param genomes neutral, in the space the ascent was made for
     * @param wanted per genome attribute to the values that count as it
     * @param rate length of the step as a multiple of sqrt(dimension), so that in Z it is the tangent of the angle; in W and
     *     W+ coordinates are measured in their own standard deviations
     */
    Step climb(float[][] genomes, List<Map<String, List<String>>> wanted, double rate);

    /** Lets go of what it holds. */
    @Override
    default void close() {}
}
