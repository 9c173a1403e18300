package org.facegap.validation.coverage;

import java.util.List;
import java.util.SplittableRandom;

/** A world with a known truth, in which several methods are tried on the same simulated data. */
public interface Scenario {
    /** What is simulated, with its sizes. */
    String title();

    /** Whether the sizes are such that the recommended methods have to keep their promise: 300 identities or more. */
    boolean large();

    /** What is tried. */
    List<Method> methods();

    /**
     * One repetition.
     *
     * @param random the only source of randomness
     * @param hits receives for each method whether it hit
     */
    void run(SplittableRandom random, boolean[] hits);
}
