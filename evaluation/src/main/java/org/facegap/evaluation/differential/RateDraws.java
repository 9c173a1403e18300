package org.facegap.evaluation.differential;

/** Rates that groups of these sizes would show if all had one rate, draw after draw. */
interface RateDraws {
    /** Moves to the next draw; false when there is none. */
    boolean next();

    /** The rates of this draw. */
    GroupRates rates();

    /** Weight of this draw; 1 for random draws, its probability for listed ones. */
    double weight();

    /** How the draws were made. */
    Chance.Method method();
}
