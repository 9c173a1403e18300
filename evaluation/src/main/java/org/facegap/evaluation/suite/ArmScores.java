package org.facegap.evaluation.suite;

import java.util.List;

/**
 * Scores of one arm.
 *
 * @param arm name of the arm
 * @param seeds one entry per training seed, at least one
 */
public record ArmScores(String arm, List<SeedScores> seeds) {
    public ArmScores {
        seeds = List.copyOf(seeds);
        if (seeds.isEmpty()) {
            throw new IllegalArgumentException("arm '" + arm + "' has no scores");
        }
    }
}
