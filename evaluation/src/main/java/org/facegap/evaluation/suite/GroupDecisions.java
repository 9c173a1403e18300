package org.facegap.evaluation.suite;

import org.facegap.core.estimate.Estimate;

/**
 * How one arm decided the pairs of one group.
 *
 * @param pairs the pairs
 * @param usable whether every seed gave a score
 * @param correct per pair the share of seeds that decided right by the fold thresholds; NaN where not usable
 * @param correctPerSeed for each seed 1 where it decided right and 0 where wrong; empty when accuracy could not be measured
 * @param nonMatch per pair the share of seeds that rejected it at the global threshold
 * @param accuracy the estimate with its interval
 * @param fnmr the estimate with its interval
 */
record GroupDecisions(
        GroupPairs pairs,
        boolean[] usable,
        double[] correct,
        double[][] correctPerSeed,
        double[] nonMatch,
        Estimate accuracy,
        Estimate fnmr) {}
